from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.process import ProgramFailedError
from benchmarks.suite import SlowTest, run_suite, slowest

WRITTEN = """\
== pytest -n auto --durations=10
============================= slowest 10 durations =============================
47.10s call     tests/deploy/test_demo.py::test_it[a case]
3.05s setup    tests/test_wheel.py::test_other
========================= 20 passed in 60.00s ==========================
"""


def test_the_slowest_tests_are_read_from_what_pytest_writes() -> None:
    assert slowest(WRITTEN) == [
        SlowTest(47.1, "call", "tests/deploy/test_demo.py::test_it[a case]"),
        SlowTest(3.05, "setup", "tests/test_wheel.py::test_other"),
    ]


def test_it_is_told_how_far_the_tests_are(tmp_path: Path) -> None:
    told: list[str] = []
    suite = run_suite(tmp_path, told.append, (sys.executable, "-c", "print('.... [ 50%]'); print('2.00s call  t::t')"))
    assert (told, suite.slowest) == (["50%"], [SlowTest(2.0, "call", "t::t")])


def test_tests_that_fail_are_told(tmp_path: Path) -> None:
    with pytest.raises(ProgramFailedError, match="exit code 3\n  1 failed"):
        run_suite(tmp_path, lambda _part: None, (sys.executable, "-c", "print('1 failed'); exit(3)"))
