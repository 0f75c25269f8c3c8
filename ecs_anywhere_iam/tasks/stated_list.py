"""Lists that narrow a need which a flag states; without them it is any resource of the account and Region."""

from __future__ import annotations

from ecs_anywhere_iam.catalogue.resource_type import ResourceType
from ecs_anywhere_iam.errors import ContradictionError
from ecs_anywhere_iam.policy.read_target import read_prefixes, read_targets
from ecs_anywhere_iam.policy.target import Target


def read_list(
    resource_type: ResourceType, names: object | None, prefixes: object | None, *, plural: str, singular: str
) -> tuple[Target, ...] | None:
    """What the two lists name; ``None`` where neither is given."""
    if names is None and prefixes is None:
        return None
    targets: tuple[Target, ...] = ()
    if names is not None:
        targets += read_targets(names, resource_type, plural)
    if prefixes is not None:
        targets += read_prefixes(prefixes, resource_type, f"{singular}_prefixes")
    return targets


def check_list(targets: tuple[Target, ...] | None, *, plural: str, flag: str, stated: bool) -> None:
    """Passes a list that narrows something.

    :raises ContradictionError: items for a need that is not stated, or none for one that is
    """
    if targets and not stated:
        raise ContradictionError(f"{plural} given with {flag}=False: set {flag}=True, or leave {plural} out")
    if stated and targets is not None and not targets:
        # A filter that found nothing must not become a permission on everything.
        raise ContradictionError(f"{plural}: got none with {flag}=True; name some, or leave the lists out to allow any")
