"""What is asked of the command."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.contests import CONTESTS

TESTS = "tests"
PARTS = (*dict.fromkeys(contest.part for contest in CONTESTS), TESTS)


class Arguments(NamedTuple):
    """The parts to measure, and the most rounds of each contest, where that was said."""

    parts: tuple[str, ...]
    rounds: int | None
    whole: bool


def read_arguments(arguments: Sequence[str]) -> Arguments:
    """All parts where none is named. A whole run may be one without the tests."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure beside CDK by hand.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--rounds", type=int, metavar="N", help="no more than so many rounds of each contest")
    parser.add_argument("--without-tests", action="store_true", help="leave `make test` out")
    read = parser.parse_args(arguments)
    if unknown := sorted(set(read.parts) - set(PARTS)):
        parser.error(f"no such part: {', '.join(unknown)}; expected {', '.join(PARTS)}")
    if read.rounds is not None and read.rounds < 1:
        parser.error(f"--rounds: got {read.rounds}; expected 1 or more")
    wanted = [part for part in PARTS if not read.parts or part in read.parts]
    return Arguments(
        tuple(part for part in wanted if part != TESTS or not read.without_tests), read.rounds, not read.parts
    )
