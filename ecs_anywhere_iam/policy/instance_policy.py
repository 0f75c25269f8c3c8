"""The permission policy of the external instance role under least privilege."""

from __future__ import annotations

from collections.abc import Sequence

from ecs_anywhere_iam.catalogue.instance import INSTANCE_PERMISSIONS
from ecs_anywhere_iam.policy.activation_regions import activation_regions
from ecs_anywhere_iam.policy.document import PolicyDocument, policy_document, statement
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege


def instance_policy(
    permissions: LeastPrivilege, environment: Environment, regions: Sequence[str] = ()
) -> PolicyDocument:
    """One statement for each row of the catalogue that every server needs, or that a feature asks for.

    :param regions: the Regions in which servers register; those of the clusters by default
    """
    places = activation_regions(regions, permissions, environment)
    targets = (*permissions.clusters, *permissions.repositories, *permissions.parameter_paths)
    rows = (row for row in INSTANCE_PERMISSIONS if not row.features or permissions.features.intersection(row.features))
    return policy_document([statement(row, targets, environment, places) for row in rows])
