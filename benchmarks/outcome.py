"""What came of a goal, from the rounds that were run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.contest import Round
from benchmarks.goal import Goal
from benchmarks.spread import Spread, spread


@dataclass(frozen=True)
class Outcome:
    """The middle of either side's figures, and the spread of what was computed round by round."""

    goal: Goal
    ours: float
    peer: float | None
    compared: Spread
    rounds: int

    @property
    def verdict(self) -> str:
        """``met`` or ``missed``, and nothing where nothing is asked."""
        if self.goal.informational:
            return ""
        return "met" if self.goal.is_met_by(self.compared.median) else "missed"


Rounds = Mapping[str, Sequence[Round]]


def outcome(goal: Goal, rounds: Rounds) -> Outcome | None:
    """What came of it, or nothing where its contest was not run."""
    runs = rounds.get(goal.contest)
    if not runs:
        return None
    ours = [goal.ours(each) for each in runs]
    peers = [None if goal.peer is None else goal.peer(each) for each in runs]
    # Pair by pair: what slows one of a pair has mostly slowed the other too.
    compared = spread([goal.compare(*pair) for pair in zip(ours, peers, strict=True)])
    known = [peer for peer in peers if peer is not None]
    return Outcome(goal, median(ours), median(known) if known else None, compared, len(runs))
