"""A repository that is called like one of a pull-through cache is told, unless it is known to be one."""

from __future__ import annotations

import pytest

from ecs_anywhere_iam.tasks.likely_cache import warnings_of_caches
from ecs_anywhere_iam.tasks.needs import TaskNeeds

NGINX = "arn:aws:ecr:eu-west-1:123456789012:repository/docker-hub/nginx"

TOLD: dict[str, tuple[TaskNeeds, list[str]]] = {
    "an ARN": (TaskNeeds(private_ecr=True, repositories=[NGINX]), ["docker-hub/nginx"]),
    "an ARN of another name": (TaskNeeds(private_ecr=True, repositories=[NGINX.replace("docker-hub", "team")]), []),
    "an ARN that is said to be cached": (TaskNeeds(private_ecr=True, pull_through_repositories=[NGINX]), []),
    "a name, which somebody stated": (TaskNeeds(private_ecr=True, repositories=["docker-hub/nginx"]), []),
    "any repository": (TaskNeeds(private_ecr=True), []),
}


@pytest.mark.parametrize(("needs", "repositories"), TOLD.values(), ids=TOLD.keys())
def test_these_are_told(needs: TaskNeeds, repositories: list[str]) -> None:
    assert [warning.split()[2] for warning in warnings_of_caches(needs)] == repositories
