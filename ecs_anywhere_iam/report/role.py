"""The two roles that are compared, each with AWS's policies for it and the rows that were decided about it."""

from __future__ import annotations

from dataclasses import dataclass

from ecs_anywhere_iam.catalogue.execution import EXECUTION_PERMISSIONS
from ecs_anywhere_iam.catalogue.instance import INSTANCE_PERMISSIONS
from ecs_anywhere_iam.catalogue.managed_policy import (
    EXECUTION_MANAGED_POLICY,
    INSTANCE_MANAGED_POLICIES,
    ManagedPolicy,
)
from ecs_anywhere_iam.catalogue.omission import EXECUTION_OMISSIONS, INSTANCE_OMISSIONS
from ecs_anywhere_iam.catalogue.permission import Omission, Permission


@dataclass(frozen=True)
class Role:
    """A role: ``key`` is its name on the command line and in JSON, ``title`` is what people read."""

    key: str
    title: str
    managed: tuple[ManagedPolicy, ...]
    permissions: tuple[Permission, ...]
    omissions: tuple[Omission, ...]

    @property
    def decided(self) -> tuple[str, ...]:
        """Every action that a row decides on, in the order of the catalogue."""
        rows: tuple[Permission | Omission, ...] = (*self.permissions, *self.omissions)
        return tuple(dict.fromkeys(action for row in rows for action in row.actions))


INSTANCE_ROLE = Role(
    "instance-role",
    "External instance role",
    INSTANCE_MANAGED_POLICIES,
    INSTANCE_PERMISSIONS,
    INSTANCE_OMISSIONS,
)

EXECUTION_ROLE = Role(
    "task-execution-role",
    "Task execution role",
    (EXECUTION_MANAGED_POLICY,),
    EXECUTION_PERMISSIONS,
    EXECUTION_OMISSIONS,
)
