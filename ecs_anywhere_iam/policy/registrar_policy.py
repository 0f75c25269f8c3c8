"""What the registrar is granted: who creates activations, registers servers and cleans up after them."""

from __future__ import annotations

from collections.abc import Sequence

from ecs_anywhere_iam.catalogue.registrar import REGISTRAR_PERMISSIONS
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.grant import Grant, grant
from ecs_anywhere_iam.policy.target import Target


def registrar_grants(
    instance_role: Target, clusters: Sequence[Target], environment: Environment, regions: Sequence[str]
) -> tuple[Grant, ...]:
    """Each row of the catalogue for the registrar.

    :param instance_role: the one role that may be handed to Systems Manager
    :param clusters: the clusters that servers may be taken out of
    :param regions: the Regions in which servers register
    """
    targets = (instance_role, *clusters)
    return tuple(grant(row, targets, environment, regions) for row in REGISTRAR_PERMISSIONS)
