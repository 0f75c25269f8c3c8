"""The arguments of the command line."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import NoReturn

from ecs_anywhere_iam.command.check import add_check
from ecs_anywhere_iam.command.explain import add_explain
from ecs_anywhere_iam.command.one_line_parser import PROGRAM, OneLineParser
from ecs_anywhere_iam.command.render import add_render
from ecs_anywhere_iam.command.report import add_report


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        # Costs as much as a whole report, so only where it is asked for.
        metadata = import_module("importlib.metadata")
        print(f"ecs-anywhere-iam {metadata.version('ecs-anywhere-iam')}")  # noqa: T201 - a command speaks here
        parser.exit()


def make_parser() -> argparse.ArgumentParser:
    """The parser; what it reads has the command's function in ``run``."""
    parser = OneLineParser(
        prog=PROGRAM,
        description="The IAM roles of Amazon ECS Anywhere, with only the permissions they need.",
        epilog=f"Each command explains itself: {PROGRAM} report --help",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=OneLineParser)
    for add in (add_explain, add_check, add_render, add_report):
        add(commands, PROGRAM)
    return parser
