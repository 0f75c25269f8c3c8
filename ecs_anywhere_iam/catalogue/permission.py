"""The shape of a row: a permission that is granted, and one that is left out."""

from enum import Enum
from typing import NamedTuple

from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.catalogue.scope import Scope


class Basis(Enum):
    """How well a row is known."""

    READ = "read in a source"
    INFERRED = "inferred"
    DISPUTED = "sources disagree"


class Relaxation(NamedTuple):
    """A wider scope where sources disagree or were not tried, and the switch of ``LeastPrivilege`` that turns it on."""

    switch: str
    scope: Scope
    gives_up: str


class Permission(NamedTuple):
    """A permission that a role is given; it becomes one statement of the policy.

    ``features`` and ``needs`` say when: any one of them suffices, and with neither the row is always granted.
    """

    sid: str
    actions: tuple[str, ...]
    scope: Scope
    why: str
    sources: tuple[str, ...]
    basis: Basis
    features: tuple[InstanceFeature, ...] = ()
    needs: tuple[NeedKind, ...] = ()
    relaxation: Relaxation | None = None


class Omission(NamedTuple):
    """Actions that are left out, all for the same reason."""

    actions: tuple[str, ...]
    why: str
    sources: tuple[str, ...]
    basis: Basis
