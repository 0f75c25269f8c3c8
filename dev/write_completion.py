"""Write the completion scripts that the package carries, from the parser of its command line.

Run ``python -m dev.write_completion``; with ``--check`` it writes nothing, says what is stale and exits with 1.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

import shtab

from dev.checkout import ROOT
from ecs_anywhere_iam.command.completion import SHELLS
from ecs_anywhere_iam.command.one_line_parser import SCRIPT
from ecs_anywhere_iam.command.parser import make_parser

FOLDER = ROOT / "ecs_anywhere_iam" / "command" / "completion_scripts"
# The arguments that are names of files, by how they are shown.
_FILES = ("FILE", "ROLE")


def main(arguments: Sequence[str]) -> int:
    """Writes the scripts, or checks them; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m dev.write_completion", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where a script is stale")
    check: bool = parser.parse_args(arguments).check
    stale = False
    for shell in SHELLS:
        file, new = FOLDER / f"{SCRIPT}.{shell}", script(shell)
        changed = not file.exists() or file.read_text(encoding="utf-8") != new
        stale = stale or changed
        if changed and not check:
            FOLDER.mkdir(exist_ok=True)
            file.write_text(new, encoding="utf-8", newline="\n")
        print(f"{file.relative_to(ROOT).as_posix()}: {('stale' if check else 'changed') if changed else 'up to date'}")
    if check and stale:
        print("run `python -m dev.write_completion`")
    return int(check and stale)


def script(shell: str) -> str:
    """The script for a shell."""
    parser = make_parser(SCRIPT)
    for action in _actions(parser):
        if action.metavar in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined] # where shtab looks for it
    text: str = shtab.complete(parser, shell)
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:  # noqa: SLF001 - argparse has no other way to its arguments
        yield action
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for command in action.choices.values():
                yield from _actions(command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
