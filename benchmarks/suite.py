"""How long ``make test`` takes, and which tests take the longest."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from benchmarks.process import ProgramFailedError
from benchmarks.surroundings import surroundings_of_tests
from dev.quiet_command import CommandFailedError, run_quietly

COMMAND = ("make", "--no-print-directory", "test", "ARGS=--durations=10")
_SLOW = re.compile(r"^(\d+\.\d+)s (call|setup|teardown) +(\S.*)$", re.MULTILINE)
# What pytest writes while it runs.
_SO_FAR = re.compile(r"\[ *(\d+%)\]")
_LAST_LINES = 40


class SlowTest(NamedTuple):
    """One of the slowest, and which of its phases it was."""

    seconds: float
    phase: str
    test: str


class Suite(NamedTuple):
    """What came of it."""

    seconds: float
    slowest: list[SlowTest]


def run_suite(folder: Path, tell: Callable[[str], None], command: Sequence[str] = COMMAND) -> Suite:
    """Run it once. It is warm where mypy, ruff and pytest have run in the checkout before.

    Raises ProgramFailedError with its last lines.
    """

    def so_far(line: str) -> None:
        if found := _SO_FAR.search(line):
            tell(found[1])

    start = perf_counter()
    try:
        written = run_quietly(
            # On its end all that it started is ended: there are emulators among its tests.
            command,
            called=" ".join(command),
            environment=surroundings_of_tests(os.environ),
            folder=folder,
            on_line=so_far,
        )
    except CommandFailedError as failure:
        ending = failure.output.splitlines()[-_LAST_LINES:]
        raise ProgramFailedError("\n  ".join([str(failure), *ending])) from None
    return Suite(round(perf_counter() - start, 1), slowest(written))


def slowest(written: str) -> list[SlowTest]:
    """The tests that pytest lists with their durations, slowest first."""
    return [SlowTest(float(found[1]), found[2], found[3].strip()) for found in _SLOW.finditer(written)]
