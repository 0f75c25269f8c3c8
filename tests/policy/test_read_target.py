from __future__ import annotations

from types import SimpleNamespace

import pytest

from ecs_anywhere_iam.catalogue.resource_type import ResourceType
from ecs_anywhere_iam.catalogue.server_resource import CLUSTER
from ecs_anywhere_iam.catalogue.task_resource import LOG_GROUP, REPOSITORY
from ecs_anywhere_iam.errors import InvalidValueError
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.read_target import read_target, read_targets

HERE = Environment("aws", "us-east-1", "123456789012")
TOKEN = "${Token[TOKEN.23]}"
LONGEST = {CLUSTER: "c" * 255, REPOSITORY: "r" * 256, LOG_GROUP: "l" * 512}


@pytest.mark.parametrize(
    ("value", "resource_type", "arn"),
    [
        ("web", CLUSTER, "arn:aws:ecs:us-east-1:123456789012:cluster/web"),
        ("Web_1-a", CLUSTER, "arn:aws:ecs:us-east-1:123456789012:cluster/Web_1-a"),
        (
            "arn:aws-cn:ecs:cn-north-1:1" + "0" * 11 + ":cluster/web",
            CLUSTER,
            "arn:aws-cn:ecs:cn-north-1:1" + "0" * 11 + ":cluster/web",
        ),
        ("team/web", REPOSITORY, "arn:aws:ecr:us-east-1:123456789012:repository/team/web"),
        ("a.b_c__d-e/f", REPOSITORY, "arn:aws:ecr:us-east-1:123456789012:repository/a.b_c__d-e/f"),
        (
            "arn:aws:ecr:eu-west-1:111111111111:repository/web",
            REPOSITORY,
            "arn:aws:ecr:eu-west-1:111111111111:repository/web",
        ),
        ("/ecs/web", LOG_GROUP, "arn:aws:logs:us-east-1:123456789012:log-group:/ecs/web:*"),
        (
            "arn:aws:logs:us-east-1:123456789012:log-group:/ecs/web",
            LOG_GROUP,
            "arn:aws:logs:us-east-1:123456789012:log-group:/ecs/web:*",
        ),
        (
            "arn:aws:logs:us-east-1:123456789012:log-group:/ecs/web:*",
            LOG_GROUP,
            "arn:aws:logs:us-east-1:123456789012:log-group:/ecs/web:*",
        ),
        (TOKEN, CLUSTER, f"arn:aws:ecs:us-east-1:123456789012:cluster/{TOKEN}"),
        (f"web-{TOKEN}", CLUSTER, f"arn:aws:ecs:us-east-1:123456789012:cluster/web-{TOKEN}"),
        (f"arn:{TOKEN}:ecs:{TOKEN}:{TOKEN}:cluster/web", CLUSTER, f"arn:{TOKEN}:ecs:{TOKEN}:{TOKEN}:cluster/web"),
        (SimpleNamespace(repository_arn=TOKEN), REPOSITORY, TOKEN),
        (
            SimpleNamespace(cluster_arn="arn:aws:ecs:eu-west-1:123456789012:cluster/web"),
            CLUSTER,
            "arn:aws:ecs:eu-west-1:123456789012:cluster/web",
        ),
        (LONGEST[CLUSTER], CLUSTER, f"arn:aws:ecs:us-east-1:123456789012:cluster/{LONGEST[CLUSTER]}"),
        (LONGEST[REPOSITORY], REPOSITORY, f"arn:aws:ecr:us-east-1:123456789012:repository/{LONGEST[REPOSITORY]}"),
        (LONGEST[LOG_GROUP], LOG_GROUP, f"arn:aws:logs:us-east-1:123456789012:log-group:{LONGEST[LOG_GROUP]}:*"),
    ],
    ids=[
        "cluster",
        "cluster with all kinds of characters",
        "cluster in China",
        "repository",
        "repository separators",
        "repository elsewhere",
        "log group",
        "log group ARN",
        "log group ARN with star",
        "token",
        "token in a name",
        "tokens in an ARN",
        "object with a token",
        "object with an ARN",
        "longest cluster",
        "longest repository",
        "longest log group",
    ],
)
def test_a_name_an_arn_a_token_or_an_object_gives_the_arn(value: object, resource_type: ResourceType, arn: str) -> None:
    assert read_target(value, resource_type, "it").arn(HERE) == arn


@pytest.mark.parametrize(
    ("value", "resource_type", "fix"),
    [
        ("", CLUSTER, "give the cluster as AWS shows it"),
        ("c" * 256, CLUSTER, "give the cluster as AWS shows it"),
        ("we b", CLUSTER, "give the cluster as AWS shows it"),
        (" web", CLUSTER, "take the blanks away"),
        ("web\n", CLUSTER, "take the blanks away"),
        ("*", CLUSTER, "wildcards are not taken: list each cluster"),
        ("we?", CLUSTER, "wildcards are not taken: list each cluster"),
        ("${aws:username}", CLUSTER, "wildcards are not taken: list each cluster"),
        ("team/web", CLUSTER, "give the cluster as AWS shows it"),
        ("wеb", CLUSTER, "give the cluster as AWS shows it"),
        (f"{TOKEN}*", CLUSTER, "wildcards are not taken: list each cluster"),
        ("..", REPOSITORY, "give the repository as AWS shows it"),
        ("w", REPOSITORY, "give the repository as AWS shows it"),
        ("Web", REPOSITORY, "give the repository as AWS shows it"),
        ("team//web", REPOSITORY, "give the repository as AWS shows it"),
        (
            "123456789012.dkr.ecr.us-east-1.amazonaws.com/web:1",
            REPOSITORY,
            "this is an image: give its repository, what stands between the registry's host and the tag",
        ),
        (
            "123456789012.dkr.ecr.us-east-1.amazonaws.com/web",
            REPOSITORY,
            "this is an image: give its repository, what stands between the registry's host and the tag",
        ),
        ("/ecs/web:*", LOG_GROUP, "wildcards are not taken: list each log group"),
        ("l" * 513, LOG_GROUP, "give the log group as AWS shows it"),
        (
            "arn:aws:ecr:us-east-1:123456789012:repository/web",
            CLUSTER,
            "it is an ARN of another service (ecr): give the cluster's own",
        ),
        (
            "arn:aws:E\x1b[31m:us-east-1:123456789012:cluster/web",
            CLUSTER,
            r"it is an ARN of another service ('E\x1b[31m'): give the cluster's own",
        ),
        (
            "arn:aws:ecs:us-east-1:123456789012:service/web",
            CLUSTER,
            "it is not the ARN of a cluster: `cluster/` comes after the account",
        ),
        ("arn:aws:ecs:us-east-1:123456789012:cluster/*", CLUSTER, "wildcards are not taken: list each cluster"),
        ("arn:aws:ecs:us-east-1:123456789012:cluster/", CLUSTER, "give the cluster as AWS shows it"),
        ("arn:aws:ecs:us-east-1:1234:cluster/web", CLUSTER, "'1234' is no account: write the whole ARN out"),
        ("arn:aws:ecs:*:123456789012:cluster/web", CLUSTER, "'*' is no Region: write the whole ARN out"),
        (
            f"arn:aws:ecs:*{TOKEN}:123456789012:cluster/web",
            CLUSTER,
            f"'*{TOKEN}' is no Region: write the whole ARN out",
        ),
        (f"arn:aws:ecs:us-east-1:{TOKEN}*:cluster/web", CLUSTER, f"'{TOKEN}*' is no account: write the whole ARN out"),
        ("arn:*:ecs:us-east-1:123456789012:cluster/web", CLUSTER, "'*' is no partition: write the whole ARN out"),
        ("arn:aws:ecs:us-east-1:123456789012", CLUSTER, "it has fewer than six parts: give the whole ARN"),
        (
            "arn:aws:logs:us-east-1:123456789012:log-group:/ecs/web:log-stream:x",
            LOG_GROUP,
            "give the log group as AWS shows it",
        ),
        (7, CLUSTER, "give the cluster's name, such as 'web'"),
        (None, CLUSTER, "give the cluster's name, such as 'web'"),
        (SimpleNamespace(repository_arn=TOKEN), CLUSTER, "give the cluster's name, such as 'web'"),
    ],
)
def test_what_aws_would_refuse_is_refused_with_the_way_to_mend_it(
    value: object, resource_type: ResourceType, fix: str
) -> None:
    with pytest.raises(InvalidValueError) as refused:
        read_target(value, resource_type, "it")
    assert refused.value.fix == fix


@pytest.mark.parametrize("values", ["web", b"web", {"web": 1}, 7, None], ids=["text", "bytes", "mapping", "7", "None"])
def test_what_is_no_list_is_refused(values: object) -> None:
    with pytest.raises(InvalidValueError) as refused:
        read_targets(values, CLUSTER, "clusters")
    assert refused.value.allowed == "a list of cluster names or ARNs"


def test_the_message_says_which_item_is_refused() -> None:
    with pytest.raises(InvalidValueError, match=r"^clusters\[1\]: got 'a b'; "):
        read_targets(["web", "a b"], CLUSTER, "clusters")


def test_targets_keep_their_order_and_come_once() -> None:
    assert [str(target) for target in read_targets(["b", "a", "b"], CLUSTER, "clusters")] == ["b", "a"]


def test_a_set_of_targets_has_the_same_order_in_every_process() -> None:
    assert [str(target) for target in read_targets({"c", "a", "b"}, CLUSTER, "clusters")] == ["a", "b", "c"]
