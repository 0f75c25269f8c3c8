from __future__ import annotations

from dataclasses import replace

from benchmarks.contest import Contest, Contestant, Figures
from benchmarks.rounds import run_rounds

CONTEST = Contest("contest", "part", (Contestant("a", ()), Contestant("b", ())), rounds=3)


class Runs:
    """Numbers the runs instead of running anything."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def __call__(self, contestant: Contestant) -> Figures:
        self.names.append(contestant.name)
        return {"run": len(self.names)}


def test_contestants_take_turns_at_being_first_after_an_uncounted_round() -> None:
    runs = Runs()
    run_rounds(CONTEST, runs)
    assert "".join(runs.names) == "ababbaab"


def test_the_counted_rounds_are_given_whoever_ran_first() -> None:
    assert run_rounds(CONTEST, Runs()) == [
        {"a": {"run": 3}, "b": {"run": 4}},
        {"a": {"run": 6}, "b": {"run": 5}},
        {"a": {"run": 7}, "b": {"run": 8}},
    ]


def test_what_is_counted_is_run_once() -> None:
    assert run_rounds(replace(CONTEST, counted=True), Runs()) == [{"a": {"run": 1}, "b": {"run": 2}}]


def test_what_is_warm_has_no_uncounted_round() -> None:
    runs = Runs()
    run_rounds(replace(CONTEST, warm=True), runs)
    assert "".join(runs.names) == "abbaab"


def test_it_is_told_which_round_is_run() -> None:
    told: list[str] = []
    run_rounds(CONTEST, Runs(), told.append)
    assert told == ["contest: warm-up", *(f"contest: round {number} of 3" for number in (1, 2, 3))]
