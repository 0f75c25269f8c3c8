"""The needs of images in private ECR repositories, as stated."""

from __future__ import annotations

from collections.abc import Iterator

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.catalogue.task_resource import REPOSITORY
from ecs_anywhere_iam.errors import ContradictionError
from ecs_anywhere_iam.policy.flag import check_flag
from ecs_anywhere_iam.policy.target import PrefixTarget
from ecs_anywhere_iam.tasks.need import Need
from ecs_anywhere_iam.tasks.stated_list import check_list, read_list


def stated_images(
    *,
    private_ecr: object,
    repositories: object | None,
    repository_prefixes: object | None,
    pull_through_repositories: object | None,
    pull_through_prefixes: object | None,
    create_pull_through_repositories: object,
) -> Iterator[Need]:
    """One need for each repository, and further ones where a pull-through cache fills it; see ``TaskNeeds``."""
    stated = check_flag("private_ecr", private_ecr)
    create = check_flag("create_pull_through_repositories", create_pull_through_repositories)
    own = read_list(REPOSITORY, repositories, repository_prefixes, plural="repositories", singular="repository")
    cached = read_list(
        REPOSITORY,
        pull_through_repositories,
        pull_through_prefixes,
        plural="pull_through_repositories",
        singular="pull_through",
    )
    check_list(own, plural="repositories", flag="private_ecr", stated=stated)
    check_list(cached, plural="pull_through_repositories", flag="private_ecr", stated=stated)
    if create and not cached:
        raise ContradictionError(
            "create_pull_through_repositories=True without repositories of a pull-through cache: name them in "
            "pull_through_repositories or pull_through_prefixes"
        )
    if stated:
        images = (*(own or ()), *(cached or ())) or (PrefixTarget(REPOSITORY),)
        yield from (Need(NeedKind.PRIVATE_ECR, image) for image in images)
        yield from (Need(NeedKind.PULL_THROUGH, image) for image in cached or ())
        yield from (Need(NeedKind.CREATE_PULL_THROUGH, image) for image in cached or () if create)
