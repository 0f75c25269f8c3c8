"""Tries the tests on each mutant, until one of them fails."""

from __future__ import annotations

import gc
import os
import signal
import time
from collections.abc import Collection, Sequence
from ctypes import c_int
from dataclasses import dataclass
from multiprocessing.sharedctypes import RawValue

import pytest
from _pytest.runner import runtestprotocol

from dev.mutation.fork import forked
from dev.mutation.make import TESTS
from dev.mutation.measured import CHOICE, Measured, measured
from dev.mutation.mutant import function_of
from dev.mutation.table import change_row, is_row

# What takes seconds, and notices next to nothing that the others do not.
_SLOW = ("time_grows", "takes_long", "in_no_time", "one_repository_more", "room_is_left")
_WITHOUT_SLOW = " and ".join(f"not {name}" for name in _SLOW)
_ARGUMENTS = ("-q", "-s", "-p", "no:cacheprovider", "-m", "not thorough and not hypothesis", "-k", _WITHOUT_SLOW)

_OF_SIZES = ("tests/policy/test_packing", "tests/policy/test_cuts")

# Processor time for a test: a mutant that never ends was noticed, and a busy machine must not look like one.
_LEAST_SECONDS = 1.0
_PATIENCE = 20.0
_SECONDS_BETWEEN_LINES = 10


def survivors(mutants: Collection[str], tests: Sequence[str] = TESTS) -> list[str]:
    """The names of the mutants that no test notices.

    :raises RuntimeError: the tests cannot be run, or fail without a mutant
    """
    os.environ[CHOICE] = ""
    trial = _Trial(mutants)
    exit_code = pytest.main([*tests, *_ARGUMENTS], plugins=[trial])
    if exit_code != pytest.ExitCode.OK or not trial.ended:
        raise RuntimeError(f"pytest ended with exit code {int(exit_code)}")
    return trial.survivors


@dataclass(frozen=True)
class _Attempt:
    """A mutant, its tests in their order, and the place of the one that is running."""

    mutant: str
    tests: Sequence[str]
    place: c_int


class _Trial:
    """The plugin that takes the place of pytest's loop."""

    def __init__(self, mutants: Collection[str]) -> None:
        self.mutants = mutants
        self.survivors: list[str] = []
        self.ended = False
        self._under_way: dict[int, _Attempt] = {}
        # What noticed a mutant of a function most likely notices the next one as well.
        self._noticed: dict[str, dict[str, None]] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Tries all mutants, as many at once as the machine has cores."""
        found = measured(session.items)
        items = {item.nodeid: item for item in session.items}
        # Otherwise each process would touch, and thereby copy, all that was collected.
        gc.freeze()
        began = shown = time.monotonic()
        for number, mutant in enumerate(self.mutants):
            while len(self._under_way) >= (os.cpu_count() or 1):
                self._wait()
            attempt = self._attempt(mutant, found)
            self._under_way[forked(lambda: _survives(attempt, items, found))] = attempt  # noqa: B023 - called at once
            if time.monotonic() - shown >= _SECONDS_BETWEEN_LINES:
                shown = time.monotonic()
                print(f"  {number:,} of {len(self.mutants):,} mutants, {shown - began:.0f} s", flush=True)
        while self._under_way:
            self._wait()
        self.ended = True
        return True

    def _attempt(self, mutant: str, found: Measured) -> _Attempt:
        first = self._noticed.get(function_of(mutant), {})
        # Whoever reads a table may notice a change of a row, but sizes and cuts are those of any text.
        of_rows = (test for test in found.seconds if not test.startswith(_OF_SIZES))
        callers = of_rows if is_row(mutant) else found.callers.get(function_of(mutant), ())
        tests = sorted(callers, key=found.seconds.__getitem__)
        return _Attempt(mutant, [*first, *(test for test in tests if test not in first)], RawValue("i"))

    def _wait(self) -> None:
        child, status = os.wait()
        attempt = self._under_way.pop(child)
        if status == 0:
            self.survivors.append(attempt.mutant)
        else:
            test = attempt.tests[attempt.place.value]
            self._noticed.setdefault(function_of(attempt.mutant), {})[test] = None


def _survives(attempt: _Attempt, items: dict[str, pytest.Item], found: Measured) -> bool:
    if is_row(attempt.mutant):
        change_row(attempt.mutant)
    else:
        os.environ[CHOICE] = attempt.mutant
    for place, test in enumerate(attempt.tests):
        attempt.place.value = place
        signal.setitimer(signal.ITIMER_PROF, _LEAST_SECONDS + _PATIENCE * found.seconds[test])
        if any(report.failed for report in runtestprotocol(items[test], log=False)):
            return False
    return True
