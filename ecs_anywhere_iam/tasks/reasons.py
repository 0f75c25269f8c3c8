"""The reasons of a decision, in sentences for people."""

from __future__ import annotations

from collections.abc import Sequence

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.catalogue.source import ECS_AGENT, ECS_ANYWHERE_ROLE
from ecs_anywhere_iam.policy.target import Target

# How many names a sentence lists before it counts the rest.
_LISTED = 5


def why_none(covered: Sequence[Target]) -> tuple[str, ...]:
    """Why there is no execution role, where the instance role can pull the ``covered`` images."""
    if not covered:
        return ("No task execution role: the tasks use neither the awslogs log driver nor private ECR images.",)
    reason = (
        "No task execution role: all that the tasks ask for is to pull private ECR images "
        f"({_listed(covered)}), and the instance role can do that itself ({ECS_ANYWHERE_ROLE})."
    )
    return (reason,)


def why_required(
    kinds: Sequence[NeedKind], covered: Sequence[Target], uncovered: Sequence[Target], *, omit: bool
) -> tuple[str, ...]:
    """Why there is an execution role, and why it may or may not pull the images.

    :param kinds: the kinds of need that the tasks have
    :param covered: repositories that the instance role can pull from
    :param uncovered: repositories that it cannot pull from
    :param omit: whether the execution role is left without the covered ones
    """
    sentences: list[str] = []
    if NeedKind.AWSLOGS in kinds:
        sentences.append(
            "A task execution role is needed: the tasks use the awslogs log driver, which writes with it, "
            f"never with the instance role ({ECS_ANYWHERE_ROLE})."
        )
    if uncovered:
        sentences.append(
            f"A task execution role is needed: the tasks pull private ECR images ({_listed(uncovered)}) that the "
            f"instance role cannot pull ({ECS_ANYWHERE_ROLE})."
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
