"""A row of the table, in words and numbers: for the terminal and for the page."""

from __future__ import annotations

from benchmarks.goal import Compared, Goal, Unit
from benchmarks.outcome import Outcome

HEADER = ("measure", "against", "ours", "peer", "ratio", "goal", "verdict")
NOT_MEASURED = "not run"
_WHOLE_FROM = 100
_TENTHS_FROM = 10


def cells(goal: Goal, outcome: Outcome | None) -> tuple[str, ...]:
    """One for each column of the header."""
    if outcome is None:
        return (goal.measure, goal.against, "", "", "", limits(goal), NOT_MEASURED)
    peer = "" if outcome.peer is None else quantity(outcome.peer, goal.unit)
    ours = quantity(outcome.ours, goal.unit)
    return (goal.measure, goal.against, ours, peer, compared(outcome), limits(goal), outcome.verdict)


def compared(outcome: Outcome) -> str:
    """The middle, and in brackets the lowest and the highest where it was measured more than once."""
    goal, spread = outcome.goal, outcome.compared
    if goal.compared is Compared.ALONE:
        return ""
    middle, low, high = (_compared(goal, each) for each in (spread.median, spread.low, spread.high))
    return f"{middle}{_unit(goal)}" if goal.counted else f"{middle}{_unit(goal)} ({low} to {high})"


def limits(goal: Goal) -> str:
    """What is asked: ``≤ 1.05``, ``0.90 to 1.10``, ``≤ +80 ms``."""
    if goal.most is None:
        return ""
    if goal.compared is Compared.ALONE:
        return f"≤ {quantity(goal.most, goal.unit)}"
    most = f"{_compared(goal, goal.most)}{_unit(goal)}"
    return f"≤ {most}" if goal.least is None else f"{_compared(goal, goal.least)} to {most}"


def quantity(number: float, unit: Unit) -> str:
    """``3.46 ms``, ``42.1 ms``, ``1,012 ms``, ``22,470``."""
    if unit is Unit.COUNT:
        return f"{number:,.0f}"
    digits = 0 if number >= _WHOLE_FROM else 1 if number >= _TENTHS_FROM else 2
    return f"{number:,.{digits}f} {unit.value}"


def _compared(goal: Goal, number: float) -> str:
    return f"{number:.2f}" if goal.compared is Compared.RATIO else f"{number:+.0f}"


def _unit(goal: Goal) -> str:
    return f" {goal.unit.value}" if goal.compared is Compared.DIFFERENCE else ""
