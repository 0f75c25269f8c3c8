"""All that is asked of one execution role: what is stated, and what task definitions ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from constructs import Construct

from ecs_anywhere_iam.errors import InvalidValueError
from ecs_anywhere_iam.tasks.needs import TaskNeeds

if TYPE_CHECKING:
    from ecs_anywhere_iam.cdk.task_definition import TaskDefinition


def stated_needs(
    needs: TaskNeeds | None, task_definitions: Sequence[TaskDefinition], scope: Construct
) -> tuple[TaskNeeds, ...]:
    """What each task definition asks for; all are checked before anything is made."""
    if isinstance(task_definitions, (str, Construct)) or not isinstance(task_definitions, Sequence):
        raise InvalidValueError(
            "task_definitions", got=task_definitions, allowed="a list of task definitions", fix="put it into a list"
        )
    if needs is None and not task_definitions:
        raise InvalidValueError(
            "needs",
            got=needs,
            allowed="TaskNeeds, or task_definitions with at least one",
            fix="state what the tasks ask for, such as TaskNeeds(awslogs=True); TaskNeeds() is nothing",
        )
    if not task_definitions:
        return ()
    # What reads them is loaded where there are any: most stacks state their needs.
    from ecs_anywhere_iam.cdk.needs_of import needs_of  # noqa: PLC0415
    from ecs_anywhere_iam.cdk.take_over import check_can_take_over  # noqa: PLC0415

    check_can_take_over(task_definitions, scope)
    return tuple(map(needs_of, task_definitions))


def union_of(needs: TaskNeeds | None, stated: Sequence[TaskNeeds]) -> TaskNeeds:
    """All that is asked for; what is no ``TaskNeeds`` is refused where it is read."""
    if needs is not None and not isinstance(needs, TaskNeeds):
        return needs
    return TaskNeeds.of(need for each in (needs or (), *stated) for need in each)
