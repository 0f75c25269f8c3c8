"""What the external instance role is granted under least privilege."""

from __future__ import annotations

from collections.abc import Sequence

from ecs_anywhere_iam.catalogue.instance import INSTANCE_PERMISSIONS
from ecs_anywhere_iam.catalogue.permission import Permission
from ecs_anywhere_iam.policy.activation_regions import activation_regions
from ecs_anywhere_iam.policy.document import PolicyDocument, policy_document
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.grant import Grant, grant
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege


def instance_grants(
    permissions: LeastPrivilege, environment: Environment, regions: Sequence[str] = ()
) -> tuple[Grant, ...]:
    """Each row of the catalogue that every server needs, or that a feature asks for.

    :param regions: the Regions in which servers register; those of the clusters by default
    """
    places = activation_regions(regions, permissions, environment)
    targets = (*permissions.clusters, *permissions.repositories, *permissions.parameter_paths)
    rows = (row for row in INSTANCE_PERMISSIONS if not row.features or permissions.features.intersection(row.features))
    return tuple(grant(_relaxed(row, permissions.relaxed), targets, environment, places) for row in rows)


def _relaxed(row: Permission, switches: frozenset[str]) -> Permission:
    """The row with the wider scope, where its switch is on."""
    if row.relaxation is None or row.relaxation.switch not in switches:
        return row
    return row._replace(scope=row.relaxation.scope)


def instance_policy(
    permissions: LeastPrivilege, environment: Environment, regions: Sequence[str] = ()
) -> PolicyDocument:
    """All of it in one document, however large."""
    return policy_document([each.statement() for each in instance_grants(permissions, environment, regions)])
