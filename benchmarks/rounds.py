"""Runs the contestants of a contest in turn, round by round."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.contest import Contest, Contestant, Figures, Round, order

Run = Callable[[Contestant], Figures]


def run_rounds(contest: Contest, run: Run, tell: Callable[[str], None] = lambda _what: None) -> list[Round]:
    """The counted rounds. Each contestant runs once in each, and once before, uncounted."""
    if contest.counted:
        return [_round(contest, run, 0)]
    if not contest.warm:
        tell(f"{contest.name}: warm-up")
        _round(contest, run, 0)
    rounds = []
    for number in range(contest.rounds):
        tell(f"{contest.name}: round {number + 1} of {contest.rounds}")
        rounds.append(_round(contest, run, number))
    return rounds


def _round(contest: Contest, run: Run, number: int) -> Round:
    figures = {contestant.name: run(contestant) for contestant in order(contest.contestants, number)}
    # In one order, whoever ran first.
    return {contestant.name: figures[contestant.name] for contestant in contest.contestants}
