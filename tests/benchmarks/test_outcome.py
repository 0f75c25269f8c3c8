from __future__ import annotations

import pytest

from benchmarks.contest import Round
from benchmarks.figures import made_and_synthesized, memory_of, one_more_file, one_more_role, time_of
from benchmarks.goal import Compared, Goal
from benchmarks.outcome import Outcome, outcome
from benchmarks.spread import Spread


def rounds(*pairs: tuple[float, float]) -> list[Round]:
    return [{"ours": {"seconds": ours}, "peer": {"seconds": peer}} for ours, peer in pairs]


def goal(most: float | None = 1.0, least: float | None = None, compared: Compared = Compared.RATIO) -> Goal:
    return Goal("a measure", "a peer", "contest", time_of("ours"), time_of("peer"), most, least, compared)


def verdict(asked: Goal, *pairs: tuple[float, float]) -> str:
    came = outcome(asked, {"contest": rounds(*pairs)})
    assert came is not None
    return came.verdict


def test_ratios_are_computed_pair_by_pair() -> None:
    asked = goal()
    pairs = rounds((1, 2), (8, 4), (3, 3))
    expected = Outcome(asked, 3000, 3000, Spread(1, 0.5, 2, 0.75, 1.5), 3)
    assert outcome(asked, {"contest": pairs}) == expected


def test_what_was_not_run_has_no_outcome() -> None:
    assert outcome(goal(), {"other": rounds((1, 1))}) is None


@pytest.mark.parametrize(
    ("asked", "pair", "expected"),
    [
        pytest.param(goal(), (1, 1), "met", id="at the most"),
        pytest.param(goal(), (1.001, 1), "missed", id="just above the most"),
        pytest.param(goal(2, 0.5), (0.5, 1), "met", id="at the least"),
        pytest.param(goal(2, 0.5), (0.499, 1), "missed", id="just below the least"),
        pytest.param(goal(500, compared=Compared.DIFFERENCE), (1.5, 1), "met", id="a difference at the most"),
        pytest.param(goal(500, compared=Compared.DIFFERENCE), (1.501, 1), "missed", id="a difference above it"),
        pytest.param(goal(1500, compared=Compared.ALONE), (1.5, 1), "met", id="alone, at the most"),
        pytest.param(goal(None), (9, 1), "", id="for information"),
    ],
)
def test_a_goal_is_met_up_to_its_limits(asked: Goal, pair: tuple[float, float], expected: str) -> None:
    assert verdict(asked, pair) == expected


def test_the_verdict_is_about_the_middle_not_about_a_single_round() -> None:
    assert verdict(goal(), (9, 1), (1, 2), (1, 2)) == "met"


ROLES: Round = {
    "ours": {
        "roles": 1000,
        "late_ms": 2,
        "made_seconds": 2.25,
        "synth_seconds": 0.5,
        "peak_kilobytes.python": 1024,
        "peak_kilobytes.node": 2048,
    }
}


def test_one_more_role_is_made_and_has_its_part_of_synth() -> None:
    assert one_more_role("ours")(ROLES) == 2.5


def test_the_plots_show_making_and_synth() -> None:
    assert made_and_synthesized("ours")(ROLES) == 2750


def test_memory_is_that_of_python_and_of_node() -> None:
    assert memory_of("ours")(ROLES) == 3


def test_one_more_file_is_a_part_of_the_difference() -> None:
    assert one_more_file(1, 501)({"1": {"seconds": 0.5}, "501": {"seconds": 1.0}}) == 1
