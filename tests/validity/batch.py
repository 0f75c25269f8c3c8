"""The configurations that are put into one app, by batch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tests.validity.combinations import few_of, product_of, rows_of
from tests.validity.dimension import ENVIRONMENTS, LEFT_OUT, Row
from tests.validity.kind import DECISION, KINDS

QUICK = "quick"
# The stack in every app that has a fault for each checker.
PLANTED = "planted"
# The kind whose choices all occur in the quick batch, and how many rows that takes of each of the others.
_WHOLLY, _OF_OTHERS = "least", 1
_DECISION = "decision "
# The names alone: collecting the tests must not take the time of finding the rows.
BATCHES = (*KINDS, *(f"{_DECISION}{environment}" for environment in ENVIRONMENTS))


@dataclass(frozen=True)
class Configuration:
    """A row of a kind; its name is that of its stack."""

    name: str
    kind: str
    row: Row

    def __str__(self) -> str:
        stated = (f"{option}={choice}" for option, choice in self.row.items() if choice != LEFT_OUT)
        return f"{self.name} ({', '.join(stated)})"


def configurations(batch: str) -> tuple[Configuration, ...]:
    """All of a kind, the decisions of an environment, or the quick batch, which is a little of every kind."""
    if batch == QUICK:
        few = few_of(rows_of_kind(_WHOLLY))
        others = (each for kind in KINDS if kind != _WHOLLY for each in configurations(kind)[:_OF_OTHERS])
        return (*_named(QUICK, _WHOLLY, few), *others)
    if batch in KINDS:
        return _named(batch, batch, rows_of_kind(batch))
    environment = batch.removeprefix(_DECISION)
    return _named(batch, "roles", [row for row in product_of(DECISION, ()) if row["environment"] == environment])


@cache
def rows_of_kind(kind: str) -> tuple[Row, ...]:
    return rows_of(KINDS[kind].table, KINDS[kind].clashes)


def _named(batch: str, kind: str, rows: Sequence[Row]) -> tuple[Configuration, ...]:
    return tuple(Configuration(f"{batch.replace(' ', '-')}-{number:03}", kind, row) for number, row in enumerate(rows))
