"""What an external instance role is made of.

It is loaded when a role is made: whoever imports the construct to name it in a signature, or to collect tests, does not
pay for what works out policies.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk import aws_iam as iam
from constructs import Construct

from ecs_anywhere_iam.catalogue.trust import INSTANCE_TRUST
from ecs_anywhere_iam.cdk.environment import environment_of
from ecs_anywhere_iam.cdk.instance_role import InstanceRoleFacts
from ecs_anywhere_iam.cdk.role import RoleParts
from ecs_anywhere_iam.cdk.settle import resolved_regions, settle_in, split_cluster
from ecs_anywhere_iam.errors import InvalidValueError
from ecs_anywhere_iam.policy.activation_regions import activation_regions as read_activation_regions
from ecs_anywhere_iam.policy.flag import check_flag
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege, ManagedPolicies
from ecs_anywhere_iam.policy.instance_policy import instance_grants
from ecs_anywhere_iam.policy.packing import pack
from ecs_anywhere_iam.policy.trust_policy import trust_policy

if TYPE_CHECKING:
    from ecs_anywhere_iam.catalogue.managed_policy import ManagedPolicy


def instance_role_parts(
    scope: Construct,
    *,
    permissions: ManagedPolicies | LeastPrivilege,
    role_name: str | None,
    path: str | None,
    description: str | None,
    permissions_boundary: iam.IManagedPolicy | None,
    activation_regions: Sequence[str],
    allow_confused_deputy: bool,
    max_managed_policies: int,
    retain: bool,
) -> tuple[RoleParts, InstanceRoleFacts]:
    """The parts of the role, and what is known of it; all is checked before CDK sees any of it.

    The parameters, and what is raised, are those of ``ExternalInstanceRole``.
    """
    if not isinstance(permissions, (ManagedPolicies, LeastPrivilege)):
        raise InvalidValueError(
            "permissions",
            got=permissions,
            allowed="LeastPrivilege(clusters=[…]) or ManagedPolicies()",
            fix="LeastPrivilege(clusters=['default']) permits what servers of the cluster `default` need",
        )
    environment = environment_of(scope)
    if isinstance(permissions, LeastPrivilege):
        permissions = permissions.map_targets(settle_in(scope)).map_targets(split_cluster)
    regions = read_activation_regions(resolved_regions(activation_regions, scope), permissions, environment)
    aws_managed_policies: Sequence[ManagedPolicy] = ()
    if isinstance(permissions, ManagedPolicies):
        from ecs_anywhere_iam.catalogue.managed_policy import INSTANCE_MANAGED_POLICIES  # noqa: PLC0415

        aws_managed_policies = INSTANCE_MANAGED_POLICIES
    parts = RoleParts(
        scope,
        trust=trust_policy(
            INSTANCE_TRUST,
            environment,
            regions=regions,
            allow_confused_deputy=allow_confused_deputy,
        ),
        policy_name="LeastPrivilege",
        packed=pack(instance_grants(permissions, environment, regions), max_managed_policies)
        if isinstance(permissions, LeastPrivilege)
        else None,
        aws_managed_policies=aws_managed_policies,
        role_name=role_name,
        path=path,
        description=description,
        permissions_boundary=permissions_boundary,
    )
    facts = InstanceRoleFacts(
        image_pull=permissions.image_pull(environment),
        clusters=permissions.clusters if isinstance(permissions, LeastPrivilege) else (),
        regions=regions,
    )
    check_flag("retain", retain)
    return parts, facts
