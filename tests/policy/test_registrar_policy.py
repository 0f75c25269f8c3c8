"""What the registrar is granted, in whole, and the reason of each wildcard in it."""

from __future__ import annotations

from collections.abc import Sequence

from ecs_anywhere_iam.catalogue.server_resource import CLUSTER, INSTANCE_ROLE
from ecs_anywhere_iam.policy.document import PolicyDocument, policy_document
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.grant import Grant
from ecs_anywhere_iam.policy.read_target import read_target, read_targets
from ecs_anywhere_iam.policy.registrar_policy import registrar_grants
from ecs_anywhere_iam.policy.wildcard import wildcards

HERE = Environment("aws", "us-east-1", "123456789012")
ROLE = "arn:aws:iam::123456789012:role/fleet/ECSAnywhereRole"
INSTANCES = [f"arn:aws:ssm:{region}:123456789012:managed-instance/*" for region in ("us-east-1", "eu-west-1")]


def granted() -> tuple[Grant, ...]:
    return registrar_grants(
        read_target(ROLE, INSTANCE_ROLE, "role_arn"),
        read_targets(["web", "batch"], CLUSTER, "clusters"),
        HERE,
        ["us-east-1", "eu-west-1"],
    )


def policy(grants: Sequence[Grant]) -> PolicyDocument:
    return policy_document([grant.statement() for grant in grants])


def test_the_registrar_hands_over_one_role_and_takes_servers_out_of_the_named_clusters() -> None:
    statements = policy(granted())["Statement"]
    assert {statement["Sid"]: (statement["Action"], statement["Resource"]) for statement in statements} == {
        "SsmCreateActivation": ("ssm:CreateActivation", "*"),
        "IamPassInstanceRole": ("iam:PassRole", ROLE),
        "SsmTagInstances": ("ssm:AddTagsToResource", [*INSTANCES, ROLE]),
        "SsmDeleteActivation": ("ssm:DeleteActivation", "*"),
        "SsmDeregisterInstances": ("ssm:DeregisterManagedInstance", INSTANCES),
        "EcsDeregisterInstances": (
            "ecs:DeregisterContainerInstance",
            ["arn:aws:ecs:us-east-1:123456789012:cluster/web", "arn:aws:ecs:us-east-1:123456789012:cluster/batch"],
        ),
    }


NO_TYPE = "The action supports no resource type."
LATER = "The ID is chosen by AWS when the server registers, after the role exists."
OF_INSTANCES = (
    "SsmTagInstances: An activation created with tags puts them on the servers that register with it. "
    f"{LATER} SsmDeregisterInstances: Taking a server out of service ends its registration with Systems Manager, and "
    f"so its credentials. {LATER}"
)


def test_each_wildcard_has_the_reasons_of_every_row_that_it_comes_from() -> None:
    assert wildcards(policy(granted()), granted()) == {
        "*": (
            "SsmCreateActivation: The registrar creates the activation whose ID and code a server registers with. "
            f"{NO_TYPE} SsmDeleteActivation: The registrar deletes an activation so that no more servers register with "
            f"it. {NO_TYPE}"
        ),
        **dict.fromkeys(INSTANCES, OF_INSTANCES),
    }
