"""The table that is printed, at most 120 columns wide."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.cells import HEADER, cells
from benchmarks.goal import Goal
from benchmarks.machine import warning
from benchmarks.outcome import Outcome
from benchmarks.results import Results

COLUMNS = 120

Outcomes = Sequence[tuple[Goal, Outcome | None]]


def table(outcomes: Outcomes) -> list[str]:
    """The goals, and below them what is for information."""
    asked = [cells(goal, came) for goal, came in outcomes if not goal.informational]
    informing = [cells(goal, came) for goal, came in outcomes if goal.informational]
    rows = [HEADER, *asked, *informing]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    rule = "-" * max(map(len, lines))
    head, goals, rest = lines[0], lines[1 : 1 + len(asked)], lines[1 + len(asked) :]
    return [head, rule, *goals, *([rule, *rest] if rest else [])]


def report(results: Results, outcomes: Outcomes) -> list[str]:
    """All that is printed at the end."""
    lines = ["", *table(outcomes), "", *(f"{name}: {value}" for name, value in results.machine.items())]
    if told := warning(results.load):
        lines.append(told)
    if results.slowest:
        lines += ["", "the slowest tests:"]
        lines += [_fitted(f"{test.seconds:7.2f} s  {test.phase:<8}  {test.test}") for test in results.slowest]
    return lines


def _fitted(line: str) -> str:
    return line if len(line) <= COLUMNS else line[: COLUMNS - 1] + "…"
