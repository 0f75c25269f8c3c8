"""The partition is left out of account where it may be a token on one side and text on the other."""

from __future__ import annotations

import pytest

from ecs_anywhere_iam.catalogue.task_resource import REPOSITORY
from ecs_anywhere_iam.errors import InvalidValueError
from ecs_anywhere_iam.policy.coverage import lacking
from ecs_anywhere_iam.policy.document import policy_document
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.image_pull import ImagePull
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege
from ecs_anywhere_iam.policy.instance_policy import instance_policy
from ecs_anywhere_iam.policy.partition import partition_of
from ecs_anywhere_iam.policy.read_target import read_target
from ecs_anywhere_iam.policy.target import ArnTarget, Target

TOKEN = "${Token[TOKEN.23]}"
LATE = Environment("${Token[AWS.Partition.10]}", "us-east-1", "123456789012")
NAMED = read_target("web", REPOSITORY, "it")
BY_ARN = read_target("arn:aws:ecr:us-east-1:123456789012:repository/web", REPOSITORY, "it")
AT_DEPLOYMENT = ArnTarget(REPOSITORY, text=TOKEN)


@pytest.mark.parametrize(
    ("allowed", "wanted", "covered"),
    [
        (NAMED, BY_ARN, True),
        (BY_ARN, NAMED, True),
        (BY_ARN, read_target("api", REPOSITORY, "it"), False),
        (AT_DEPLOYMENT, AT_DEPLOYMENT, True),
        (AT_DEPLOYMENT, NAMED, False),
        (AT_DEPLOYMENT, ArnTarget(REPOSITORY, text=TOKEN.replace("23", "24")), False),
    ],
    ids=["name and ARN", "ARN and name", "another name", "the same token", "a token and a name", "another token"],
)
def test_a_repository_is_covered_by_name_and_arn_alike(allowed: Target, wanted: Target, *, covered: bool) -> None:
    assert ImagePull.of([allowed], LATE).covers(wanted, LATE) is covered


@pytest.mark.parametrize(
    ("region", "partition"),
    [("eu-west-1", "aws"), ("cn-north-1", "aws-cn"), ("us-gov-west-1", "aws-us-gov"), ("nowhere", None), ("", None)],
)
def test_a_region_lies_in_one_partition(region: str, partition: str | None) -> None:
    assert partition_of(region) == partition


def test_a_statement_that_names_who_it_is_not_for_is_no_policy_of_a_role() -> None:
    with pytest.raises(InvalidValueError, match="which name no principal"):
        lacking(policy_document([]), [{"Effect": "Allow", "NotPrincipal": "*", "Action": "*", "Resource": "*"}])


def test_a_policy_is_for_the_stated_regions() -> None:
    here = Environment("aws", "us-east-1", "123456789012")
    document = instance_policy(LeastPrivilege(clusters=["web"]), here, ["us-east-1", "eu-west-1"])
    resources = {statement["Sid"]: statement["Resource"] for statement in document["Statement"]}
    assert resources["SsmHeartbeat"] == [
        "arn:aws:ssm:us-east-1:123456789012:managed-instance/*",
        "arn:aws:ssm:eu-west-1:123456789012:managed-instance/*",
    ]
