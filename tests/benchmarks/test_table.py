from __future__ import annotations

import pytest

from benchmarks.cells import cells, limits, quantity
from benchmarks.contest import Round
from benchmarks.figures import printed, time_of
from benchmarks.goal import Compared, Goal, Unit
from benchmarks.goals import GOALS
from benchmarks.outcome import Outcome, outcome
from benchmarks.results import FILE, Results, read_results
from benchmarks.spread import Spread
from benchmarks.suite import SlowTest
from benchmarks.table import COLUMNS, report, table

RATIO = Goal("synth", "by hand", "synth", time_of("ours"), time_of("peer"), 1.05)
SIGNED = Goal("import", "pass", "synth", time_of("ours"), time_of("peer"), 80, compared=Compared.DIFFERENCE)
COUNTED = Goal(
    "calls", "by hand", "calls", printed("n", "ours"), printed("n", "peer"), 0.5, unit=Unit.COUNT, counted=True
)
INFORMING = Goal("synth", "tuned", "synth", time_of("ours"), time_of("peer"))
ALONE = Goal("make test", "the clock", "tests", time_of("all"), None, 300, compared=Compared.ALONE, unit=Unit.SECONDS)
ROUNDS: dict[str, list[Round]] = {
    "synth": [{"ours": {"seconds": ours}, "peer": {"seconds": 1.5}} for ours in (1.2, 1.5, 1.8)],
    "calls": [{"n": {"ours": 9, "peer": 36}}],
}


def test_goals_come_first_and_what_informs_below() -> None:
    outcomes = [(goal, outcome(goal, ROUNDS)) for goal in (INFORMING, RATIO, COUNTED, SIGNED, ALONE)]
    assert table(outcomes) == [
        "measure    against    ours      peer      ratio                 goal      verdict",
        "---------------------------------------------------------------------------------",
        "synth      by hand    1,500 ms  1,500 ms  1.00 (0.80 to 1.20)   ≤ 1.05    met",
        "calls      by hand    9         36        0.25                  ≤ 0.50    met",
        "import     pass       1,500 ms  1,500 ms  +0 ms (-300 to +300)  ≤ +80 ms  met",
        "make test  the clock                                            ≤ 300 s   not run",
        "---------------------------------------------------------------------------------",
        "synth      tuned      1,500 ms  1,500 ms  1.00 (0.80 to 1.20)",
    ]


def widest(goal: Goal) -> Outcome:
    many = {Compared.RATIO: 9.99, Compared.DIFFERENCE: 999.0, Compared.ALONE: 999.0}[goal.compared]
    return Outcome(goal, 99_999, goal.peer and 99_999, Spread(many, many, many, many, many), 7)


def test_the_widest_table_fits() -> None:
    assert [line for line in table([(goal, widest(goal)) for goal in GOALS]) if len(line) > COLUMNS] == []


def test_the_report_of_the_results_fits() -> None:
    results = read_results(FILE)
    assert [line for line in report(results, results.outcomes()) if len(line) > COLUMNS] == []


def test_a_busy_machine_and_the_slowest_tests_are_told() -> None:
    results = Results({}, [SlowTest(12.5, "call", "tests/test_it.py::test_it")], {"processor": "fast"}, 1.5)
    assert report(results, [])[3:] == [
        "",
        "processor: fast",
        "others use this machine: its load was 1.5 at the start, and times vary the more",
        "",
        "the slowest tests:",
        "  12.50 s  call      tests/test_it.py::test_it",
    ]


@pytest.mark.parametrize(
    ("number", "unit", "expected"),
    [
        pytest.param(3.456, Unit.MILLISECONDS, "3.46 ms", id="hundredths"),
        pytest.param(42.06, Unit.MILLISECONDS, "42.1 ms", id="tenths"),
        pytest.param(1012.4, Unit.MEGABYTES, "1,012 MB", id="whole"),
        pytest.param(22470, Unit.COUNT, "22,470", id="counted"),
    ],
)
def test_a_quantity_has_three_digits_or_so(number: float, unit: Unit, expected: str) -> None:
    assert quantity(number, unit) == expected


def test_a_range_is_told_with_both_ends() -> None:
    assert limits(Goal("flat", "early", "c", time_of("a"), time_of("b"), 1.1, 0.9)) == "0.90 to 1.10"


def test_what_was_not_measured_is_told_so() -> None:
    assert cells(RATIO, None) == ("synth", "by hand", "", "", "", "≤ 1.05", "not run")
