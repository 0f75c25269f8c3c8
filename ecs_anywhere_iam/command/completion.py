"""``completion``: what makes a shell complete the arguments of the console script."""

from __future__ import annotations

import argparse
from importlib.resources import files

from ecs_anywhere_iam.command.help_formatter import HelpFormatter
from ecs_anywhere_iam.command.one_line_parser import SCRIPT, OneLineParser
from ecs_anywhere_iam.command.output import hand_out

# Written from the parser by `python -m dev.write_completion`.
SHELLS = ("bash", "zsh")

_EXAMPLES = f"""\
examples:
  eval "$({{program}} completion bash)"
      in this shell; in ~/.bashrc for each
  {{program}} completion bash > ~/.local/share/bash-completion/completions/{SCRIPT}
      for each shell that is started from now on, read when it is first needed
  eval "$({{program}} completion zsh)"
      in ~/.zshrc, behind `autoload -U compinit && compinit`
"""


def add_completion(commands: argparse._SubParsersAction[OneLineParser], program: str) -> None:
    """Adds the command and its argument."""
    parser = commands.add_parser(
        "completion",
        usage=f"{program} completion bash|zsh",
        help="print what makes a shell complete the arguments",
        description=f"Prints a script that makes a shell complete the arguments of `{SCRIPT}`.",
        epilog=_EXAMPLES.format(program=program),
        formatter_class=HelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("shell", choices=SHELLS, metavar="bash|zsh")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    file = files("ecs_anywhere_iam.command") / "completion_scripts" / f"{SCRIPT}.{arguments.shell}"
    hand_out(file.read_text(encoding="utf-8"), None)
    return 0
