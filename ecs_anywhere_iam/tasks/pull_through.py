"""Which images of tasks a pull-through cache fills."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.catalogue.task_resource import REPOSITORY
from ecs_anywhere_iam.errors import ContradictionError
from ecs_anywhere_iam.policy.read_target import read_prefixes
from ecs_anywhere_iam.policy.target import ArnTarget, NamedTarget, PrefixTarget, Target
from ecs_anywhere_iam.tasks.need import Need
from ecs_anywhere_iam.tasks.needs import TaskNeeds


def filled_by_cache(needs: TaskNeeds, prefixes: Sequence[str], *, create: bool = False) -> TaskNeeds:
    """What the cache asks for, for just those repositories of the needs whose names start with a prefix.

    :param prefixes: those of the rules of the cache, such as ``docker-hub/``
    :param create: the first pull makes the repository
    :raises InvalidValueError: nothing that the name of a repository starts with
    :raises ContradictionError: ``create`` without a prefix
    """
    cache = read_prefixes(prefixes, REPOSITORY, "pull_through_prefixes")
    if create and not cache:
        raise ContradictionError("create_pull_through_repositories without pull_through_prefixes: name the prefixes")
    kinds = (NeedKind.PULL_THROUGH, NeedKind.CREATE_PULL_THROUGH) if create else (NeedKind.PULL_THROUGH,)
    images = needs.targets(NeedKind.PRIVATE_ECR)
    cached = [target for image in images for target in _cached(image, cache)]
    return TaskNeeds.of(Need(kind, target) for kind in kinds for target in cached)


def _cached(image: Target, cache: Sequence[PrefixTarget]) -> Iterator[Target]:
    """What of an image's repository, or of all with a prefix, the cache fills."""
    match image:
        case PrefixTarget(prefix=prefix):
            # The longer of the two is where they meet.
            yield from (each for each in cache if each.prefix.startswith(prefix))
            if any(prefix.startswith(each.prefix) for each in cache):
                yield image
        case NamedTarget(name=name):
            if name.startswith(_starts(cache)):
                yield image
        case ArnTarget(known=known) if known is not None:
            if known.resource.removeprefix(REPOSITORY.prefix).startswith(_starts(cache)):
                yield image


def _starts(cache: Sequence[PrefixTarget]) -> tuple[str, ...]:
    return tuple(each.prefix for each in cache)
