"""What the tests do without a mutant: how long each takes, and which functions it calls."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol
from mutmut.mutation import trampoline

from dev.mutation.fork import forked
from dev.mutation.mutant import PACKAGE

CHOICE = "MUTANT_UNDER_TEST"
_FILE = Path("measured.json")


@dataclass(frozen=True)
class Measured:
    """The seconds of each test, the tests that call each function, and those that fail."""

    seconds: dict[str, float]
    callers: dict[str, list[str]]
    failed: list[str]


def measured(tests: Sequence[pytest.Item]) -> Measured:
    """Runs the tests, in a process of its own, so that nothing that they keep is there when mutants are tried.

    :raises pytest.UsageError: a test fails
    """
    if Path.cwd() not in Path(str(sys.modules[PACKAGE].__file__)).parents:
        raise pytest.UsageError("the tests are not about the mutants")
    os.waitpid(forked(lambda: _measure(tests)), 0)
    found = Measured(**json.loads(_FILE.read_text(encoding="utf-8")))
    if found.failed:
        raise pytest.UsageError(f"without a mutant, there fails: {', '.join(found.failed)}")
    return found


def _measure(tests: Sequence[pytest.Item]) -> bool:
    os.environ[CHOICE] = "stats"
    called = set[str]()
    # What stands before each function tells it that the function is called.
    vars(trampoline)["record_trampoline_hit"] = lambda name, caller: called.add(name)  # noqa: ARG005
    found = Measured({}, {}, [])
    for test in tests:
        called.clear()
        reports = runtestprotocol(test, log=False)
        found.seconds[test.nodeid] = sum(report.duration for report in reports)
        found.failed.extend(report.nodeid for report in reports if report.failed)
        for function in called:
            found.callers.setdefault(function, []).append(test.nodeid)
    _FILE.write_text(json.dumps(vars(found)), encoding="utf-8")
    return True
