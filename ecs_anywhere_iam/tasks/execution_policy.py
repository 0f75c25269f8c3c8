"""What the task execution role is granted."""

from __future__ import annotations

from ecs_anywhere_iam.catalogue.execution import EXECUTION_PERMISSIONS
from ecs_anywhere_iam.errors import NothingToGrantError
from ecs_anywhere_iam.policy.document import PolicyDocument, policy_document
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.grant import Grant, grant
from ecs_anywhere_iam.tasks.needs import TaskNeeds


def execution_grants(needs: TaskNeeds, environment: Environment) -> tuple[Grant, ...]:
    """Each row of the catalogue that a need asks for, on just the resources that it names.

    :raises NothingToGrantError: where nothing is asked for
    """
    if not needs:
        raise NothingToGrantError(
            "a task execution role with nothing to grant: got needs that ask for nothing; allowed: at least one need, "
            "such as TaskNeeds(awslogs=True); leave the role out, or let TaskExecutionRole.if_required decide"
        )
    kinds = {need.kind for need in needs}
    grants = []
    for row in EXECUTION_PERMISSIONS:
        if kinds.intersection(row.needs):
            targets = tuple(dict.fromkeys(needs.targets(*row.needs)))
            # A key is used through a service in the key's own Region.
            regions = dict.fromkeys(target.region(environment) for target in targets)
            grants.append(grant(row, targets, environment, tuple(regions)))
    return tuple(grants)


def execution_policy(needs: TaskNeeds, environment: Environment) -> PolicyDocument:
    """All of it in one document, however large."""
    return policy_document([each.statement() for each in execution_grants(needs, environment)])
