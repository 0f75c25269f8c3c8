"""One need of a task: what it asks for, and of which resource."""

from __future__ import annotations

from dataclasses import dataclass

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.policy.target import Target


@dataclass(frozen=True)
class Need:
    """What a task asks of its execution role, for one repository or log group, or for any of this account."""

    kind: NeedKind
    target: Target
