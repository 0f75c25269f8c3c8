"""The task execution role as JSON."""

from __future__ import annotations

from typing import Any

from ecs_anywhere_iam.catalogue.quota import MANAGED_POLICIES_OF_A_ROLE
from ecs_anywhere_iam.catalogue.trust import EXECUTION_TRUST
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.packing import pack
from ecs_anywhere_iam.policy.rendered import rendered_role
from ecs_anywhere_iam.policy.trust_policy import trust_policy
from ecs_anywhere_iam.tasks.execution_policy import execution_grants
from ecs_anywhere_iam.tasks.needs import TaskNeeds


def rendered_execution_role(needs: TaskNeeds, environment: Environment) -> dict[str, Any]:
    """The documents of a role that grants the needs, as ``rendered_role`` says.

    :raises NothingToGrantError: the needs ask for nothing
    :raises QuotaExceededError: more permissions than the role can hold
    """
    packed = pack(execution_grants(needs, environment), MANAGED_POLICIES_OF_A_ROLE)
    return rendered_role(trust_policy(EXECUTION_TRUST, environment), packed, (), environment)
