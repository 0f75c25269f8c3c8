"""Which images a pull-through cache fills, as far as its prefixes say."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.errors import ContradictionError, InvalidValueError
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.tasks.needs import TaskNeeds
from ecs_anywhere_iam.tasks.pull_through import filled_by_cache

HERE = Environment("aws", "eu-west-1", "123456789012")
ECR = "arn:aws:ecr:eu-west-1:123456789012:repository/"
ABROAD = "arn:aws:ecr:us-east-1:111111111111:repository/"


def images(*repositories: str) -> TaskNeeds:
    return TaskNeeds(private_ecr=True, repositories=repositories)


FILLED: dict[str, tuple[TaskNeeds, list[str], list[str]]] = {
    "an image of the cache": (
        images("docker-hub/library/nginx", "team/web"), ["docker-hub/"], [f"{ECR}docker-hub/library/nginx"],
    ),
    "one of another Region": (
        images(f"{ABROAD}docker-hub/nginx", f"{ABROAD}web"), ["docker-hub/"], [f"{ABROAD}docker-hub/nginx"],
    ),
    "several caches": (
        images("quay/a", "docker-hub/b", "web"), ["docker-hub/", "quay/"], [f"{ECR}quay/a", f"{ECR}docker-hub/b"],
    ),
    "a name that holds the prefix further on": (images("team/docker-hub/nginx"), ["docker-hub/"], []),
    "no private images": (TaskNeeds(awslogs=True), ["docker-hub/"], []),
    "any repository": (TaskNeeds(private_ecr=True), ["docker-hub/"], [f"{ECR}docker-hub/*"]),
    "repositories by a shorter prefix": (
        TaskNeeds(private_ecr=True, repository_prefixes=["docker"]), ["docker-hub/", "quay/"], [f"{ECR}docker-hub/*"],
    ),
    "repositories by a longer prefix": (
        TaskNeeds(private_ecr=True, repository_prefixes=["docker-hub/library/"]),
        ["docker-hub/"],
        [f"{ECR}docker-hub/library/*"],
    ),
    "repositories by the same prefix": (
        TaskNeeds(private_ecr=True, repository_prefixes=["docker-hub/"]), ["docker-hub/"], [f"{ECR}docker-hub/*"],
    ),
    "repositories by another prefix": (TaskNeeds(private_ecr=True, repository_prefixes=["team/"]), ["docker-hub/"], []),
}  # fmt: skip


def cached(needs: TaskNeeds, kind: NeedKind) -> list[str]:
    return [target.arn(HERE) for target in needs.targets(kind)]


@pytest.mark.parametrize(("needs", "prefixes", "expected"), FILLED.values(), ids=FILLED.keys())
@pytest.mark.parametrize("create", [False, True])
def test_the_cache_is_asked_for_just_what_it_fills(
    needs: TaskNeeds, prefixes: Sequence[str], expected: list[str], *, create: bool
) -> None:
    filled = filled_by_cache(needs, prefixes, create=create)
    assert (
        cached(filled, NeedKind.PULL_THROUGH),
        cached(filled, NeedKind.CREATE_PULL_THROUGH),
        len(filled.needs),
    ) == (expected, expected if create else [], len(expected) * (2 if create else 1))


def test_without_a_prefix_there_is_no_cache() -> None:
    assert filled_by_cache(images("docker-hub/nginx"), []) == TaskNeeds()


def test_repositories_are_made_in_a_cache_alone() -> None:
    with pytest.raises(ContradictionError, match=r"^create_pull_through_repositories without pull_through_prefixes"):
        filled_by_cache(images("docker-hub/nginx"), [], create=True)


@pytest.mark.parametrize("prefix", ["docker-hub/*", "", "Docker", "/docker"])
def test_a_prefix_is_the_start_of_a_name(prefix: str) -> None:
    with pytest.raises(InvalidValueError, match=r"^pull_through_prefixes\[0\]: "):
        filled_by_cache(images("docker-hub/nginx"), [prefix])
