"""A goal: what is measured, against what, and how far apart the two may lie."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from benchmarks.figures import Figure


class Unit(Enum):
    """What is counted."""

    MILLISECONDS = "ms"
    SECONDS = "s"
    MEGABYTES = "MB"
    COUNT = ""


class Compared(Enum):
    """What is done with the two figures of a round."""

    RATIO = "ours / peer"
    DIFFERENCE = "ours - peer"
    ALONE = "ours"


@dataclass(frozen=True)
class Goal:
    """A row of the table. Without limits it is for information."""

    measure: str
    against: str
    contest: str
    ours: Figure
    peer: Figure | None
    most: float | None = None
    least: float | None = None
    compared: Compared = Compared.RATIO
    unit: Unit = Unit.MILLISECONDS
    counted: bool = False

    @property
    def informational(self) -> bool:
        """Nothing is asked of it."""
        return self.most is None

    def compare(self, ours: float, peer: float | None) -> float:
        """The one number that the goal is about."""
        if peer is None or self.compared is Compared.ALONE:
            return ours
        return ours / peer if self.compared is Compared.RATIO else ours - peer

    def is_met_by(self, middle: float) -> bool:
        """At the limit it is met."""
        return (self.most is None or middle <= self.most) and (self.least is None or self.least <= middle)
