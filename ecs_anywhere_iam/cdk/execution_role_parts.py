"""What a task execution role is made of.

Like ``instance_role_parts.py``, it is loaded when a role is made.
"""

from __future__ import annotations

from aws_cdk import aws_iam as iam
from constructs import Construct

from ecs_anywhere_iam.catalogue.trust import EXECUTION_TRUST
from ecs_anywhere_iam.cdk.environment import environment_of
from ecs_anywhere_iam.cdk.refer_back import may_refer_back
from ecs_anywhere_iam.cdk.role import RoleParts
from ecs_anywhere_iam.cdk.settle import settle_in
from ecs_anywhere_iam.errors import InvalidValueError
from ecs_anywhere_iam.policy.packing import pack
from ecs_anywhere_iam.policy.trust_policy import trust_policy
from ecs_anywhere_iam.tasks.execution_policy import execution_grants
from ecs_anywhere_iam.tasks.needs import TaskNeeds


def execution_role_parts(
    scope: Construct,
    *,
    needs: TaskNeeds,
    role_name: str | None,
    path: str | None,
    description: str | None,
    permissions_boundary: iam.IManagedPolicy | None,
    allow_confused_deputy: bool,
    max_managed_policies: int,
) -> tuple[RoleParts, bool]:
    """The parts of the role, and whether its policies have to be apart from it.

    The parameters, and what is raised, are those of ``TaskExecutionRole``.
    """
    environment = environment_of(scope)
    settled = settled_needs(needs, scope)
    parts = RoleParts(
        scope,
        trust=trust_policy(EXECUTION_TRUST, environment, allow_confused_deputy=allow_confused_deputy),
        policy_name="TaskNeeds",
        packed=pack(execution_grants(settled, environment), max_managed_policies),
        role_name=role_name,
        path=path,
        description=description,
        permissions_boundary=permissions_boundary,
    )
    return parts, may_refer_back(settled, environment)


def settled_needs(needs: TaskNeeds, scope: Construct) -> TaskNeeds:
    """The needs, with what CDK knows of their tokens.

    :raises InvalidValueError: they are no ``TaskNeeds``
    """
    if not isinstance(needs, TaskNeeds):
        raise InvalidValueError(
            "needs", got=needs, allowed="TaskNeeds", fix="state them, such as TaskNeeds(awslogs=True, private_ecr=True)"
        )
    return needs.map_targets(settle_in(scope))
