"""What a run came to, as the file that is kept: every figure of every round, and what was computed from them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.chart import Point
from benchmarks.contest import Round
from benchmarks.contests import REPOSITORIES, ROLES
from benchmarks.figures import made_and_synthesized
from benchmarks.goal import Goal
from benchmarks.goals import GOALS
from benchmarks.kinds import KINDS
from benchmarks.outcome import Outcome, outcome
from benchmarks.spread import spread
from benchmarks.suite import SlowTest
from dev.checkout import ROOT

FILE = ROOT / "benchmarks" / "results.json"
_DIGITS = 4


@dataclass(frozen=True)
class Results:
    """One run: the rounds of each contest, the slowest tests, the machine, and the day."""

    rounds: Mapping[str, Sequence[Round]]
    slowest: Sequence[SlowTest] = ()
    machine: Mapping[str, str] = field(default_factory=dict)
    load: float = 0.0
    date: str = ""

    def outcomes(self, goals: Sequence[Goal] = GOALS) -> list[tuple[Goal, Outcome | None]]:
        """What came of each goal."""
        return [(goal, outcome(goal, self.rounds)) for goal in goals]

    def series(self, of: str) -> dict[str, list[Point]]:
        """The points of the plot of ``roles`` or ``repositories``, a line for each kind."""
        numbers = ROLES if of == "roles" else REPOSITORIES
        return {kind: [self._point(of, number, kind) for number in numbers] for kind in KINDS}

    def _point(self, of: str, number: int, kind: str) -> Point:
        took = made_and_synthesized(kind)
        return Point(number, round(spread([took(each) for each in self.rounds[f"{of}-{number}"]]).median, 1))


def as_json(results: Results) -> str:
    """Sorted and indented, so that two runs can be compared line by line."""
    value = {
        "date": results.date,
        "machine": dict(results.machine),
        "load_at_start": round(results.load, 2),
        "rounds": results.rounds,
        "rows": [_row(goal, came) for goal, came in results.outcomes()],
        "series": {of: results.series(of) for of in ("roles", "repositories")},
        "slowest_tests": [test._asdict() for test in results.slowest],
    }
    return json.dumps(value, indent=1, sort_keys=True) + "\n"


def _row(goal: Goal, came: Outcome | None) -> dict[str, Any]:
    row: dict[str, Any] = {
        "measure": goal.measure,
        "against": goal.against,
        "contest": goal.contest,
        "how": "counted" if goal.counted else "timed",
        "compared_as": goal.compared.value,
        "unit": goal.unit.value,
        "most": goal.most,
        "least": goal.least,
    }
    if came is None:
        return row
    peer = None if came.peer is None else round(came.peer, _DIGITS)
    figures = {name: round(number, _DIGITS) for name, number in came.compared._asdict().items()}
    return {
        **row,
        "ours": round(came.ours, _DIGITS),
        "peer": peer,
        "compared": figures,
        "rounds": came.rounds,
        "verdict": came.verdict,
    }


def read_results(file: Path = FILE) -> Results:
    """What the file holds."""
    value = json.loads(file.read_text(encoding="utf-8"))
    slowest = [SlowTest(**test) for test in value["slowest_tests"]]
    return Results(value["rounds"], slowest, value["machine"], value["load_at_start"], value["date"])
