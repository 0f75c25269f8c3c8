"""What became of an action that AWS's managed policies grant, or that is granted here."""

from __future__ import annotations

from enum import Enum


class Status(Enum):
    """The verdict on one action of one role, in the order in which reports show them; computed, never stated."""

    UNACCOUNTED = "unaccounted"
    ADDED = "added"
    KEPT = "kept"
    NARROWED = "narrowed"
    OPTIONAL = "optional"
    DROPPED = "dropped"

    @property
    def meaning(self) -> str:
        """What the word says, for legends."""
        return _MEANINGS[self]

    @property
    def rank(self) -> int:
        """Its place in a report."""
        return list(Status).index(self)


_MEANINGS = {
    Status.UNACCOUNTED: "no row of the catalogue decides on it",
    Status.ADDED: "granted here beyond what AWS grants",
    Status.KEPT: "granted here exactly as by AWS",
    Status.NARROWED: "granted here on less than by AWS",
    Status.OPTIONAL: "not granted here; a feature or need would",
    Status.DROPPED: "granted by AWS, left out here",
}
