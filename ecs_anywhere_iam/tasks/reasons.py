"""The reasons of a decision, in sentences for people."""

from __future__ import annotations

from collections.abc import Sequence

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.catalogue.source import (
    ECR_PULL_THROUGH,
    ECS_AGENT,
    ECS_ANYWHERE,
    ECS_ANYWHERE_ROLE,
    ECS_ENVIRONMENT_FILES,
    ECS_EXECUTION_ROLE,
    ECS_PRIVATE_REGISTRY,
)
from ecs_anywhere_iam.policy.target import Target
from ecs_anywhere_iam.tasks.need import Need

# What is done with the execution role alone, and the page that says so.
_READ = {
    NeedKind.PULL_THROUGH: ECR_PULL_THROUGH,
    NeedKind.REGISTRY_CREDENTIALS: ECS_PRIVATE_REGISTRY,
    NeedKind.SECRET: ECS_EXECUTION_ROLE,
    NeedKind.SECRET_KEY: ECS_EXECUTION_ROLE,
    NeedKind.PARAMETER: ECS_EXECUTION_ROLE,
    NeedKind.PARAMETER_KEY: ECS_EXECUTION_ROLE,
    NeedKind.FILE: ECS_ENVIRONMENT_FILES,
    NeedKind.FILE_KEY: ECS_ENVIRONMENT_FILES,
    NeedKind.FSX: ECS_ANYWHERE,
}

# How many names a sentence lists before it counts the rest.
_LISTED = 5


def why_none(covered: Sequence[Target]) -> tuple[str, ...]:
    """Why there is no execution role, where the instance role can pull the ``covered`` images."""
    if not covered:
        nothing = (
            "No task execution role: the tasks use neither the awslogs log driver nor private ECR images, and nothing "
            "else that asks for one."
        )
        return (nothing,)
    reason = (
        "No task execution role: all that the tasks ask for is to pull private ECR images "
        f"({_listed(covered)}), and the instance role can do that itself ({ECS_ANYWHERE_ROLE})."
    )
    return (reason,)


def why_required(
    others: Sequence[Need], covered: Sequence[Target], uncovered: Sequence[Target], *, omit: bool
) -> tuple[str, ...]:
    """Why there is an execution role, and why it may or may not pull the images.

    :param others: what the tasks need beside the pull of images
    :param covered: repositories that the instance role can pull from
    :param uncovered: repositories that it cannot pull from
    :param omit: whether the execution role is left without the covered ones
    """
    sentences: list[str] = []
    if any(need.kind is NeedKind.AWSLOGS for need in others):
        sentences.append(
            "A task execution role is needed: the tasks use the awslogs log driver, which writes with it, "
            f"never with the instance role ({ECS_ANYWHERE_ROLE})."
        )
    if uncovered:
        sentences.append(
            f"A task execution role is needed: the tasks pull private ECR images ({_listed(uncovered)}) that the "
            f"instance role cannot pull ({ECS_ANYWHERE_ROLE})."
        )
    for kind, page in _READ.items():
        targets = [need.target for need in others if need.kind is kind]
        if targets:
            named = [target for target in targets if target is not None]
            what = f"{kind.value} ({_listed(named)})" if named else kind.value
            sentences.append(
                f"A task execution role is needed: the tasks use {what}, which the agent gets with that role, never "
                f"with the instance role ({page})."
            )
    if covered and omit:
        sentences.append(
            f"The task execution role may not pull {_listed(covered)}: the instance role can, and AWS's page lets the "
            f"execution role go without ({ECS_ANYWHERE_ROLE}). If ECS has the agent pull with the execution role, "
            f"which does not fall back on the instance role ({ECS_AGENT}agent/ecr/factory.go), the task does not start."
        )
    if covered and not omit:
        sentences.append(
            f"The task execution role may also pull {_listed(covered)}, although the instance role can: once a task "
            "has an execution role, ECS may tell the agent to pull with it, and the agent does not fall back on the "
            f"instance role ({ECS_AGENT}agent/ecr/factory.go). AWS's page lets the execution role go without "
            f"({ECS_ANYWHERE_ROLE}); when_instance_role_pulls=omit does as the page says."
        )
    return tuple(sentences)


def _listed(targets: Sequence[Target]) -> str:
    names = [str(target) for target in targets]
    if len(names) > _LISTED:
        return f"{', '.join(names[:_LISTED])} and {len(names) - _LISTED} more"
    return ", ".join(names)
