"""One need of a task: what it asks for, and of which resource."""

from __future__ import annotations

from typing import NamedTuple

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.policy.target import Target


class Need(NamedTuple):
    """What a task asks of its execution role, for one resource, or for any of this account, or for none at all."""

    kind: NeedKind
    target: Target | None = None

    def __str__(self) -> str:
        return self.kind.value if self.target is None else f"{self.kind.value}: {self.target}"
