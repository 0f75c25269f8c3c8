"""Gives a task definition of the same app the execution role that was decided on, or none.

CDK has made one already, as a rule, and refers to it wherever the task definition is run (``iam:PassRole``) and in the
policies of KMS keys of secrets. So CDK's role is taken out, and its logical id becomes that of the role that takes its
place: everything that refers to the one then refers to the other.
"""

from __future__ import annotations

from typing import cast

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from constructs import IConstruct

from ecs_anywhere_iam.cdk.execution_role import TaskExecutionRole
from ecs_anywhere_iam.cdk.late_change import LateChange
from ecs_anywhere_iam.cdk.made_by_cdk import ROLE, check_no_other_role, role_made_by_cdk
from ecs_anywhere_iam.cdk.task_definition import TaskDefinition, resource_of
from ecs_anywhere_iam.errors import InvalidValueError
from ecs_anywhere_iam.tasks.needs import TaskNeeds


def check_can_take_over(task_definition: TaskDefinition, scope: IConstruct) -> None:
    """Refuses a task definition that cannot be given an execution role of this scope.

    Where it is in another stack, the role refers to what is in that stack, and the task definition to the role: neither
    stack could be deployed first.

    :raises InvalidValueError: it was given an execution role, or is in another stack
    """
    check_no_other_role(task_definition)
    one, other = (cdk.Stack.of(construct).node.path for construct in (resource_of(task_definition), scope))
    if one != other:
        raise InvalidValueError(
            "task_definitions",
            got=f"{task_definition.node.path} of stack {one}",
            allowed=f"task definitions of the stack of the role, {other}",
            fix="make the role in the stack of the task definition",
        )


def take_over(task_definition: TaskDefinition, execution_role: TaskExecutionRole | None, needs: TaskNeeds) -> None:
    """Has the task definition use the role, or none.

    :param execution_role: of the same stack
    :param needs: what the task definition asked for when that was decided
    :raises InvalidValueError: the role would have to have two values of one tag
    """
    resource = resource_of(task_definition)
    role = None if execution_role is None else execution_role.role
    made = role_made_by_cdk(task_definition)
    if not isinstance(task_definition, cdk.CfnResource) and (made is not None or role is not None):
        # Whoever is to run the tasks may pass the role only where CDK knows of one.
        made = cast("iam.Role", task_definition.obtain_execution_role())
        task_definition.node.try_remove_child(ROLE)
        # Without an execution role there is only the task role to pass, which whoever runs the tasks passes anyway.
        if role is not None:
            _keep_tags(made, role, task_definition.node.path)
        _refer(made, task_definition.task_role if role is None else role)
    resource.execution_role_arn = cast("str", None if role is None else role.role_arn)
    if execution_role is not None:
        # A task may start as soon as its task definition is there.
        resource.node.add_dependency(execution_role.permissions)
    task_definition.node.add_validation(LateChange(task_definition, made, needs))


def _keep_tags(removed: iam.Role, role: iam.IRole, path: str) -> None:
    """The policy of a repository in another account of the app permits what has a tag, which CDK puts on its role."""
    has = {aspect.key: aspect.value for aspect in cdk.Aspects.of(role).all if isinstance(aspect, cdk.Tag)}
    for tag in cdk.Aspects.of(removed).all:
        if isinstance(tag, cdk.Tag) and has.get(tag.key, tag.value) != tag.value:
            raise InvalidValueError(
                "task_definitions",
                got=f"{path}, whose execution role has to have the tag {tag.key} of {tag.value}",
                allowed="only one task definition with images of another account of the app",
                fix="make an execution role of its own for it",
            )
        if isinstance(tag, cdk.Tag):
            cdk.Tags.of(role).add(tag.key, tag.value)


def _refer(removed: iam.Role, to: iam.IRole) -> None:
    """Makes everything that refers to the removed role, or waits for its policy, refer to the other role."""
    resource = to.node.default_child
    if isinstance(resource, iam.CfnRole) and resource.stack.node.path == removed.stack.node.path:
        for element in removed.node.find_all():
            if isinstance(element, cdk.CfnElement):
                element.override_logical_id(resource.logical_id)
