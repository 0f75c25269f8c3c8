"""A parser of arguments that refuses in one line."""

from __future__ import annotations

import argparse
from typing import NoReturn

PROGRAM = "python -m ecs_anywhere_iam"
# The console script that the package installs.
SCRIPT = "ecs-anywhere-iam"


class OneLineParser(argparse.ArgumentParser):
    """A parser that refuses in one line, without the usage of every option."""

    def error(self, message: str) -> NoReturn:
        """Ends the program with the message and code 2."""
        program = SCRIPT if self.prog.startswith(SCRIPT) else PROGRAM
        self.exit(2, f"{program}: {message}; see `{self.prog} --help`\n")
