"""The decision whether tasks need an execution role, in an app."""

from __future__ import annotations

from constructs import Construct

from ecs_anywhere_iam.cdk.environment import environment_of
from ecs_anywhere_iam.cdk.execution_role_parts import settled_needs
from ecs_anywhere_iam.cdk.instance_role import InstanceRole
from ecs_anywhere_iam.errors import InvalidValueError
from ecs_anywhere_iam.policy.image_pull import ImagePull
from ecs_anywhere_iam.tasks.decision import Decision, WhenInstanceRolePulls, decide
from ecs_anywhere_iam.tasks.needs import TaskNeeds


def decide_in(
    scope: Construct,
    needs: TaskNeeds,
    instance_role: InstanceRole | None,
    when_instance_role_pulls: WhenInstanceRolePulls,
) -> Decision:
    """The decision for a role in this scope; the needs that it grants are settled."""
    if instance_role is not None and not isinstance(instance_role, InstanceRole):
        raise InvalidValueError(
            "instance_role",
            got=instance_role,
            allowed="an ExternalInstanceRole, or None",
            fix="give the construct, not its role or its name",
        )
    return decide(
        settled_needs(needs, scope),
        instance_pulls=ImagePull() if instance_role is None else instance_role.image_pull,
        when_instance_role_pulls=when_instance_role_pulls,
        environment=environment_of(scope),
    )
