"""Gives a task definition of the same app the execution role that was decided on, or none.

CDK has made one already, as a rule, and refers to it wherever the task definition is run (``iam:PassRole``) and in the
policies of KMS keys of secrets. So CDK's role is taken out, and its logical id becomes that of the role that takes its
place: everything that refers to the one then refers to the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


def check_can_take_over(task_definitions: Sequence[TaskDefinition], scope: IConstruct) -> None:
    """Refuses task definitions that cannot be given an execution role of this scope.

    Where one is in another stack, the role refers to what is in that stack, and the task definition to the role:
    neither stack could be deployed first.

    :raises InvalidValueError: one is none of this app, comes twice, was given an execution role, or is in another stack
    """
    paths = [resource_of(task_definition).node.path for task_definition in task_definitions]
    here = cdk.Stack.of(scope).node.path
    for place, task_definition in enumerate(task_definitions):
        check_no_other_role(task_definition)
        if paths[place] in paths[:place]:
            raise InvalidValueError(
                "task_definitions",
                got=f"{task_definition.node.path} twice",
                allowed="each task definition once",
                fix="take one of them out",
            )
        there = cdk.Stack.of(task_definition).node.path
        if there != here:
            raise InvalidValueError(
                "task_definitions",
                got=f"{task_definition.node.path} of stack {there}",
                allowed=f"task definitions of the stack of the role, {here}",
                fix="make the role in the stack of the task definition",
            )


def _check_can_share(task_definitions: Sequence[TaskDefinition]) -> None:
    """Refuses task definitions that cannot have one execution role.

    The policy of a repository in another account of the app permits what has a tag, which CDK puts on its role.

    :raises InvalidValueError: the role would have to have two values of one tag
    """
    values: dict[str, str] = {}
    for task_definition in task_definitions:
        for tag in _tags(role_made_by_cdk(task_definition)):
            if values.setdefault(tag.key, tag.value) != tag.value:
                raise InvalidValueError(
                    "task_definitions",
                    got=f"{task_definition.node.path}, whose role has to have the tag {tag.key} of {tag.value}",
                    allowed="only one task definition with images of another account of the app",
                    fix="make an execution role of its own for it",
                )


def take_over_each(
    task_definitions: Sequence[TaskDefinition], execution_role: TaskExecutionRole | None, needs: TaskNeeds
) -> None:
    """Has all of the task definitions use the role, or none.

    :param execution_role: of the same stack
    :param needs: what the role was made for, or was found not to be needed for
    :raises InvalidValueError: the role would have to have two values of one tag
    """
    if execution_role is not None:
        _check_can_share(task_definitions)
    for task_definition in task_definitions:
        _take_over(task_definition, execution_role, needs)


def _take_over(task_definition: TaskDefinition, execution_role: TaskExecutionRole | None, needs: TaskNeeds) -> None:
    resource = resource_of(task_definition)
    role = None if execution_role is None else execution_role.role
    made = role_made_by_cdk(task_definition)
    is_left = False
    if not isinstance(task_definition, cdk.CfnResource) and (made is not None or role is not None):
        # Whoever is to run the tasks may pass the role only where CDK knows of one.
        made = cast("iam.Role", task_definition.obtain_execution_role())
        task_definition.node.try_remove_child(ROLE)
        if role is not None:
            for tag in _tags(made):
                cdk.Tags.of(role).add(tag.key, tag.value)
        # Without an execution role there is only the task role to pass, which whoever runs the tasks passes anyway.
        is_left = not _refer(made, task_definition.task_role if role is None else role)
    resource.execution_role_arn = cast("str", None if role is None else role.role_arn)
    if execution_role is not None:
        # A task may start as soon as its task definition is there.
        resource.node.add_dependency(execution_role.permissions)
    task_definition.node.add_validation(LateChange(task_definition, made, needs, is_left=is_left))


def _tags(role: iam.Role | None) -> Iterator[cdk.Tag]:
    return (tag for tag in ([] if role is None else cdk.Aspects.of(role).all) if isinstance(tag, cdk.Tag))


def _refer(removed: iam.Role, to: iam.IRole) -> bool:
    """Makes everything that refers to the removed role, or waits for its policy, refer to the other role.

    It cannot where the other role is in no template, or in that of another stack.
    """
    if not isinstance(removed.node.default_child, iam.CfnRole):
        # With `customize_roles` there is a name, and nothing in the template.
        return True
    resource = to.node.default_child
    if not isinstance(resource, iam.CfnRole) or resource.stack.node.path != removed.stack.node.path:
        return False
    for element in removed.node.find_all():
        if isinstance(element, cdk.CfnElement):
            element.override_logical_id(resource.logical_id)
    return True
