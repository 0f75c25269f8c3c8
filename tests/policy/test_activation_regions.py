from __future__ import annotations

import pytest

from ecs_anywhere_iam.errors import ContradictionError, InvalidValueError
from ecs_anywhere_iam.policy.activation_regions import activation_regions
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege, ManagedPolicies
from ecs_anywhere_iam.policy.instance_policy import instance_policy

HERE = Environment("aws", "us-east-1", "123456789012")
ELSEWHERE = "arn:aws:ecs:eu-west-1:123456789012:cluster/edge"
TOKEN = "${Token[AWS.Region.11]}"


@pytest.mark.parametrize(
    ("stated", "permissions", "regions"),
    [
        ([], ManagedPolicies(), ("us-east-1",)),
        ([], LeastPrivilege(clusters=["web"]), ("us-east-1",)),
        ([], LeastPrivilege(clusters=["web", ELSEWHERE]), ("us-east-1", "eu-west-1")),
        ([], LeastPrivilege(clusters=[ELSEWHERE]), ("eu-west-1",)),
        (["eu-west-1"], ManagedPolicies(), ("eu-west-1",)),
        (["us-east-1", "ap-east-1"], LeastPrivilege(clusters=["web"]), ("us-east-1", "ap-east-1")),
        ([TOKEN], LeastPrivilege(clusters=[ELSEWHERE]), (TOKEN,)),
    ],
    ids=["managed", "own", "two", "only elsewhere", "stated for managed", "stated", "token"],
)
def test_activations_are_of_the_regions_where_the_clusters_are(
    stated: list[str], permissions: ManagedPolicies | LeastPrivilege, regions: tuple[str, ...]
) -> None:
    assert activation_regions(stated, permissions, HERE) == regions


def test_the_region_of_a_cluster_cannot_be_left_out() -> None:
    with pytest.raises(ContradictionError, match=r"^activation_regions lacks eu-west-1, "):
        activation_regions(["us-east-1"], LeastPrivilege(clusters=["web", ELSEWHERE]), HERE)


def test_a_server_may_send_its_heartbeat_in_each_of_the_regions() -> None:
    document = instance_policy(LeastPrivilege(clusters=["web", ELSEWHERE]), HERE)
    [heartbeat] = [statement for statement in document["Statement"] if statement["Sid"] == "SsmHeartbeat"]
    assert heartbeat["Resource"] == [
        "arn:aws:ssm:us-east-1:123456789012:managed-instance/*",
        "arn:aws:ssm:eu-west-1:123456789012:managed-instance/*",
    ]


@pytest.mark.parametrize("regions", ["eu-west-1", ["*"], ["eu-west"], [7], 7], ids=repr)
def test_what_is_no_region_is_refused(regions: object) -> None:
    with pytest.raises(InvalidValueError, match="eu-west-1"):
        activation_regions(regions, ManagedPolicies(), HERE)  # type: ignore[arg-type]
