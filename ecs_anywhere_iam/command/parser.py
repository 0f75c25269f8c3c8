"""The arguments of the command line."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import NoReturn

from ecs_anywhere_iam.command.one_line_parser import PROGRAM, OneLineParser

# Each in a module of its own name, which adds it with `add_` and that name.
COMMANDS = ("explain", "check", "render", "report", "completion")


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        # Costs as much as a whole report, so only where it is asked for.
        metadata = import_module("importlib.metadata")
        print(f"ecs-anywhere-iam {metadata.version('ecs-anywhere-iam')}")  # noqa: T201 - a command speaks here
        parser.exit()


def make_parser(program: str = PROGRAM, command: str | None = None) -> argparse.ArgumentParser:
    """The parser; what it reads has the command's function in ``run``.

    :param program: as what it was started
    :param command: the one that is going to be run; the others are then not loaded, which takes as long as to run it
    """
    parser = OneLineParser(
        prog=program,
        description="The IAM roles of Amazon ECS Anywhere, with only the permissions they need.",
        epilog=f"Each command explains itself: {program} explain --help",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=OneLineParser)
    for name in (command,) if command in COMMANDS else COMMANDS:
        add = getattr(import_module(f"ecs_anywhere_iam.command.{name}"), f"add_{name}")
        add(commands, program)
    return parser
