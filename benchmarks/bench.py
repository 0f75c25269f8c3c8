"""One run of the benchmarks, part by part."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from benchmarks.arguments import TESTS
from benchmarks.contest import Contest, Contestant, Figures, Round
from benchmarks.contests import CONTESTS, FILES
from benchmarks.process import ProgramFailedError, measured
from benchmarks.rounds import run_rounds
from benchmarks.suite import SlowTest, run_suite
from benchmarks.surroundings import surroundings
from benchmarks.task_definitions import write_task_definitions
from dev.checkout import ROOT
from dev.progress import Steps

# The name of the only contestant of the tests.
_SUITE = "make test"


class Bench:
    """What was measured so far, and what could not be."""

    def __init__(self, scratch: Path, rounds: int | None, contests: Sequence[Contest] = CONTESTS) -> None:
        """Measures nothing yet.

        :param scratch: a temporary folder
        :param rounds: no more than so many of each contest
        """
        self._scratch = scratch
        self._contests = [replace(each, rounds=min(rounds or each.rounds, each.rounds)) for each in contests]
        self._environment = surroundings(os.environ, str(scratch / "cdk.out"))
        self.rounds: dict[str, Sequence[Round]] = {}
        self.slowest: Sequence[SlowTest] = ()
        self.failures: list[str] = []

    def run(self, parts: Sequence[str]) -> None:
        """Measure the parts. What fails is kept to be told, and the others are measured all the same."""
        for count in FILES:
            write_task_definitions(self._scratch / f"files-{count}", count)
        steps = Steps(len(parts))
        for part in parts:
            # The step shows that it failed.
            with suppress(ProgramFailedError), steps.step(part) as step:
                try:
                    self._measure(part, step.busy_with)
                except ProgramFailedError as failure:
                    self.failures.append(f"{part} could not be measured: {failure}")
                    raise

    def _measure(self, part: str, tell: Callable[[str], None]) -> None:
        if part == TESTS:
            suite = run_suite(ROOT, tell)
            self.rounds[TESTS] = [{_SUITE: {"seconds": suite.seconds}}]
            self.slowest = suite.slowest
        for contest in self._contests:
            if contest.part == part:
                self.rounds[contest.name] = run_rounds(contest, self._figures, tell)

    def _figures(self, contestant: Contestant) -> Figures:
        return measured(contestant, self._scratch, self._environment, ROOT)
