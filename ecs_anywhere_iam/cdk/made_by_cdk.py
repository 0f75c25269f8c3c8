"""The execution role that CDK makes for a task definition.

It makes one as soon as a container has an image in ECR, a secret or the ``awslogs`` driver, and grants it what it finds
there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_iam as iam

from ecs_anywhere_iam.cdk.task_definition import TaskDefinition, resource_of
from ecs_anywhere_iam.errors import InvalidValueError

ROLE = "ExecutionRole"
_POLICY = "DefaultPolicy"


def role_made_by_cdk(task_definition: TaskDefinition) -> iam.Role | None:
    """CDK's own execution role, if it has made one by now.

    :raises InvalidValueError: no task definition of this app
    """
    resource_of(task_definition)
    if isinstance(task_definition, cdk.CfnResource):
        return None
    role, child = task_definition.execution_role, task_definition.node.try_find_child(ROLE)
    return child if role is not None and isinstance(child, iam.Role) and child.node.path == role.node.path else None


def check_no_other_role(task_definition: TaskDefinition) -> None:
    """Refuses a task definition that was given an execution role.

    :raises InvalidValueError: it was
    """
    if isinstance(task_definition, cdk.CfnResource):
        given = task_definition.execution_role_arn is not None
    else:
        given = task_definition.execution_role is not None and role_made_by_cdk(task_definition) is None
    if not given:
        return
    raise InvalidValueError(
        "task_definitions",
        got=task_definition.node.path,
        allowed="task definitions without an execution role, each once",
        fix="leave `execution_role` out: the role that is made here is given to them",
    )


def granted_by_cdk(role: iam.Role | None) -> Sequence[Mapping[str, Any]]:
    """The statements that were added to the role, by CDK or by users."""
    policy = None if role is None else role.node.try_find_child(_POLICY)
    return policy.document.to_json()["Statement"] if isinstance(policy, iam.Policy) else ()


def is_plain(statement: Mapping[str, Any]) -> bool:
    """Whether it is a grant that names its actions and resources, as all of CDK's own do."""
    return statement["Effect"] == "Allow" and "Action" in statement and "Resource" in statement


def listed(value: Any) -> list[Any]:
    """What a statement has under ``Action`` or ``Resource``, as a list."""
    return value if isinstance(value, list) else [value]
