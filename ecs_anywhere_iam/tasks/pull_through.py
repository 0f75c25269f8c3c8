"""Which images of tasks a pull-through cache fills."""

from __future__ import annotations

from collections.abc import Sequence

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.catalogue.task_resource import REPOSITORY
from ecs_anywhere_iam.errors import ContradictionError
from ecs_anywhere_iam.policy.read_target import read_prefixes
from ecs_anywhere_iam.policy.target import ArnTarget, NamedTarget
from ecs_anywhere_iam.tasks.need import Need
from ecs_anywhere_iam.tasks.needs import TaskNeeds


def filled_by_cache(needs: TaskNeeds, prefixes: Sequence[str], *, create: bool = False) -> TaskNeeds:
    """What the cache asks for, for just those repositories of the needs whose names start with a prefix.

    :param prefixes: those of the rules of the cache, such as ``docker-hub/``
    :param create: the first pull makes the repository
    :raises InvalidValueError: nothing that the name of a repository starts with
    :raises ContradictionError: ``create`` without a prefix
    """
    starts = tuple(each.prefix for each in read_prefixes(prefixes, REPOSITORY, "pull_through_prefixes"))
    if create and not starts:
        raise ContradictionError("create_pull_through_repositories without pull_through_prefixes: name the prefixes")
    kinds = (NeedKind.PULL_THROUGH, NeedKind.CREATE_PULL_THROUGH) if create else (NeedKind.PULL_THROUGH,)
    cached = [target for target in needs.targets(NeedKind.PRIVATE_ECR) if _name(target).startswith(starts)]
    return TaskNeeds.of(Need(kind, target) for kind in kinds for target in cached) if starts else TaskNeeds()


def _name(target: object) -> str:
    match target:
        case NamedTarget(name=name):
            return name
        case ArnTarget(known=known) if known is not None:
            return known.resource.removeprefix(REPOSITORY.prefix)
    return ""
