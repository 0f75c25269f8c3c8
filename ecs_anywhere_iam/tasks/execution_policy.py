"""The permission policy of the task execution role."""

from __future__ import annotations

from ecs_anywhere_iam.catalogue.execution import EXECUTION_PERMISSIONS
from ecs_anywhere_iam.errors import NothingToGrantError
from ecs_anywhere_iam.policy.document import PolicyDocument, policy_document, statement
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.tasks.needs import TaskNeeds


def execution_policy(needs: TaskNeeds, environment: Environment) -> PolicyDocument:
    """One statement for each row of the catalogue that a need asks for, on just the resources that it names.

    :raises NothingToGrantError: where nothing is asked for
    """
    if not needs:
        raise NothingToGrantError(
            "a task execution role with nothing to grant: got needs that ask for nothing; allowed: at least one need, "
            "such as TaskNeeds(awslogs=True); leave the role out, or let TaskExecutionRole.if_required decide"
        )
    stated = ((row, needs.targets(*row.needs)) for row in EXECUTION_PERMISSIONS)
    return policy_document([statement(row, targets, environment) for row, targets in stated if targets])
