"""Actions that share everything but their name, told together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ecs_anywhere_iam.report.comparison import ComparedAction


@dataclass(frozen=True)
class Entry:
    """The names of the actions, and one of them for all that they share."""

    names: tuple[str, ...]
    shared: ComparedAction


def entries(actions: Sequence[ComparedAction]) -> Iterator[Entry]:
    """Neighbours of one service with the same status, allowances and reason."""
    for _, same in groupby(actions, key=lambda action: (action.service, replace(action, action=""))):
        alike = list(same)
        yield Entry(tuple(action.action for action in alike), alike[0])
