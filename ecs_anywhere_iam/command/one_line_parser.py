"""A parser of arguments that refuses in one line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import takewhile
from typing import NoReturn

from ecs_anywhere_iam.errors import in_one_line

PROGRAM = "python -m ecs_anywhere_iam"
# The console script that the package installs.
SCRIPT = "ecs-anywhere-iam"


class OneLineParser(argparse.ArgumentParser):
    """A parser that refuses in one line, without the usage of every option."""

    def error(self, message: str) -> NoReturn:
        """Ends the program with the message and code 2."""
        program = SCRIPT if self.prog.startswith(SCRIPT) else PROGRAM
        self.exit(2, f"{program}: {in_one_line(message)}; see `{self.prog} --help`\n")


def check_values(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> None:
    """Refuses ``--option=--``, of which argparse makes an empty list before Python 3.11.9 and 3.12.3.

    https://github.com/python/cpython/issues/109475
    """
    for argument in takewhile(lambda argument: argument != "--", arguments):
        option, _, value = argument.partition("=")
        if option.startswith("--") and value == "--":
            parser.error(f"argument {option}: expected one argument")
