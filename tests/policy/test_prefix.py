"""Resources named by what their names start with: the only way to a wildcard in a name."""

from __future__ import annotations

import pytest

from ecs_anywhere_iam.catalogue.resource_type import ResourceType
from ecs_anywhere_iam.catalogue.task_resource import LOG_GROUP, REPOSITORY
from ecs_anywhere_iam.errors import InvalidValueError
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.image_pull import ImagePull
from ecs_anywhere_iam.policy.read_target import read_prefixes, read_targets
from ecs_anywhere_iam.policy.target import PrefixTarget

HERE = Environment("aws", "us-east-1", "123456789012")


@pytest.mark.parametrize(
    ("prefix", "resource_type", "arn"),
    [
        ("team/", REPOSITORY, "arn:aws:ecr:us-east-1:123456789012:repository/team/*"),
        ("web-", REPOSITORY, "arn:aws:ecr:us-east-1:123456789012:repository/web-*"),
        ("/ecs/", LOG_GROUP, "arn:aws:logs:us-east-1:123456789012:log-group:/ecs/*:*"),
    ],
    ids=["folder", "start", "log groups"],
)
def test_a_prefix_is_a_wildcard_at_the_end_of_the_name(prefix: str, resource_type: ResourceType, arn: str) -> None:
    [target] = read_prefixes([prefix], resource_type, "prefixes")
    assert target.arn(HERE) == arn


@pytest.mark.parametrize(
    "prefix",
    [
        "",
        "*",
        "team/*",
        "te?m",
        "/team",
        "Team",
        "${aws:username}",
        "${Token[TOKEN.23]}/",
        "arn:aws:ecr:::repository/x",
        7,
        None,
    ],
)
def test_what_no_repository_name_can_start_with_is_refused(prefix: object) -> None:
    with pytest.raises(InvalidValueError, match=r"^repository_prefixes\[0\]: "):
        read_prefixes([prefix], REPOSITORY, "repository_prefixes")


def test_a_prefix_alone_is_no_list() -> None:
    with pytest.raises(InvalidValueError, match=r"^repository_prefixes: got 'team/'"):
        read_prefixes("team/", REPOSITORY, "repository_prefixes")


@pytest.mark.parametrize(
    ("repository", "covered"),
    [
        ("team/web", True),
        ("team", False),
        ("teams/web", False),
        ("other/team/web", False),
        ("arn:aws:ecr:us-east-1:111111111111:repository/team/web", False),
        ("arn:aws:ecr:us-east-1:123456789012:repository/team/web", True),
    ],
)
def test_a_prefix_covers_the_names_that_start_so(repository: str, covered: bool) -> None:  # noqa: FBT001
    [target] = read_targets([repository], REPOSITORY, "it")
    pull = ImagePull.of(read_prefixes(["team/"], REPOSITORY, "prefixes"), HERE)
    assert pull.covers(target, HERE) == covered


@pytest.mark.parametrize(("prefix", "covered"), [("team/web-", True), ("team/", True), ("tea", False), ("", False)])
def test_a_prefix_covers_a_longer_prefix_and_not_a_shorter_one(prefix: str, covered: bool) -> None:  # noqa: FBT001
    pull = ImagePull.of([PrefixTarget(REPOSITORY, "team/")], HERE)
    assert pull.covers(PrefixTarget(REPOSITORY, prefix), HERE) == covered
