"""The shape of a comparison: both roles, each with one row per action, and the totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.catalogue.permission import Basis
from ecs_anywhere_iam.report.allowance import Allowance
from ecs_anywhere_iam.report.configuration import Configuration
from ecs_anywhere_iam.report.managed_document import ManagedDocument
from ecs_anywhere_iam.report.role import Role
from ecs_anywhere_iam.report.service import service_of
from ecs_anywhere_iam.report.status import Status


@dataclass(frozen=True)
class ComparedAction:
    """One action of one role: what AWS's managed policies allow it on, what we do, and why.

    ``features`` and ``needs`` are those that ask for it, or would; ``why``, ``sources`` and ``basis`` are the
    catalogue's.
    """

    role: Role
    action: str
    status: Status
    managed: tuple[Allowance, ...]
    ours: tuple[Allowance, ...]
    features: tuple[InstanceFeature, ...]
    needs: tuple[NeedKind, ...]
    why: str
    sources: tuple[str, ...]
    basis: Basis | None

    @property
    def service(self) -> str:
        """The prefix of the action, such as ``ecs``."""
        return service_of(self.action)

    @property
    def asked_by(self) -> tuple[str, ...]:
        """The features and needs that ask for it, in words; empty where it does not hang on any."""
        return (*(feature.value for feature in self.features), *(need.value for need in self.needs))


@dataclass(frozen=True)
class Totals:
    """How many actions AWS's managed policies grant and how many we do, how many of them on ``*``, and by status."""

    managed: int
    ours: int
    managed_on_everything: int
    ours_on_everything: int
    by_status: dict[Status, int]


@dataclass(frozen=True)
class ComparedRole:
    """One role: whether there is one in this configuration, why, and its actions."""

    role: Role
    documents: tuple[ManagedDocument, ...]
    exists: bool
    reasons: tuple[str, ...]
    actions: tuple[ComparedAction, ...]

    @property
    def totals(self) -> Totals:
        """The totals of this role."""
        return _totals(self.actions)


@dataclass(frozen=True)
class Comparison:
    """Both roles under one configuration."""

    configuration: Configuration
    roles: tuple[ComparedRole, ...]

    @property
    def actions(self) -> tuple[ComparedAction, ...]:
        """The actions of both roles."""
        return tuple(action for role in self.roles for action in role.actions)

    @property
    def unaccounted(self) -> tuple[ComparedAction, ...]:
        """The actions that no row of the catalogue decides on; empty, or the comparison is not to be trusted."""
        return tuple(action for action in self.actions if action.status is Status.UNACCOUNTED)

    @property
    def totals(self) -> Totals:
        """The totals of both roles, where an action of both counts twice."""
        return _totals(self.actions)


def _totals(actions: Sequence[ComparedAction]) -> Totals:
    counted = Counter(action.status for action in actions)
    return Totals(
        managed=sum(bool(action.managed) for action in actions),
        ours=sum(bool(action.ours) for action in actions),
        managed_on_everything=sum(any(each.on_everything for each in action.managed) for action in actions),
        ours_on_everything=sum(any(each.on_everything for each in action.ours) for action in actions),
        by_status={status: counted[status] for status in Status},
    )
