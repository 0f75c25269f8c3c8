"""The external instance role as JSON."""

from __future__ import annotations

from typing import Any

from ecs_anywhere_iam.catalogue.managed_policy import INSTANCE_MANAGED_POLICIES
from ecs_anywhere_iam.catalogue.quota import MANAGED_POLICIES_OF_A_ROLE
from ecs_anywhere_iam.catalogue.trust import INSTANCE_TRUST
from ecs_anywhere_iam.policy.activation_regions import activation_regions
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege, ManagedPolicies
from ecs_anywhere_iam.policy.instance_policy import instance_grants
from ecs_anywhere_iam.policy.packing import pack
from ecs_anywhere_iam.policy.rendered import rendered_role
from ecs_anywhere_iam.policy.trust_policy import trust_policy


def rendered_instance_role(permissions: ManagedPolicies | LeastPrivilege, environment: Environment) -> dict[str, Any]:
    """The documents of the role, as ``rendered_role`` says.

    :raises QuotaExceededError: more permissions than the role can hold
    """
    trust = trust_policy(INSTANCE_TRUST, environment, regions=activation_regions((), permissions, environment))
    if isinstance(permissions, ManagedPolicies):
        return rendered_role(trust, None, INSTANCE_MANAGED_POLICIES, environment)
    packed = pack(instance_grants(permissions, environment), MANAGED_POLICIES_OF_A_ROLE)
    return rendered_role(trust, packed, (), environment)
