"""A role as JSON: what ``aws iam`` takes, and the same as the constructs make."""

from __future__ import annotations

from typing import Any

import pytest

from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.catalogue.trust import EXECUTION_TRUST, INSTANCE_TRUST
from ecs_anywhere_iam.errors import NothingToGrantError, QuotaExceededError
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege, ManagedPolicies
from ecs_anywhere_iam.policy.instance_policy import instance_policy
from ecs_anywhere_iam.policy.rendered_instance_role import rendered_instance_role
from ecs_anywhere_iam.policy.trust_policy import trust_policy
from ecs_anywhere_iam.tasks.execution_policy import execution_policy
from ecs_anywhere_iam.tasks.needs import TaskNeeds
from ecs_anywhere_iam.tasks.rendered_execution_role import rendered_execution_role

HERE = Environment("aws", "eu-west-1", "123456789012")
CHINA = Environment("aws-cn", "cn-north-1", "123456789012", "amazonaws.com.cn")


@pytest.mark.parametrize("environment", [HERE, CHINA], ids=["aws", "aws-cn"])
def test_a_role_under_least_privilege_has_one_inline_policy(environment: Environment) -> None:
    permissions = LeastPrivilege(
        clusters=["web"], features={InstanceFeature.SESSION_MANAGER}, repositories=["team/web"]
    )
    assert rendered_instance_role(permissions, environment) == {
        "trust_policy": trust_policy(INSTANCE_TRUST, environment),
        "inline_policy": instance_policy(permissions, environment),
        "managed_policies": [],
        "attached_policies": [],
    }


def test_a_role_is_trusted_where_its_clusters_are() -> None:
    permissions = LeastPrivilege(clusters=["web", "arn:aws:ecs:us-east-1:123456789012:cluster/edge"])
    [statement] = rendered_instance_role(permissions, HERE)["trust_policy"]["Statement"]
    assert statement["Condition"]["ArnEquals"] == {
        "aws:SourceArn": ["arn:aws:ssm:eu-west-1:123456789012:*", "arn:aws:ssm:us-east-1:123456789012:*"]
    }


def test_a_role_with_the_policies_of_aws_has_them_attached() -> None:
    assert rendered_instance_role(ManagedPolicies(), CHINA) == {
        "trust_policy": trust_policy(INSTANCE_TRUST, CHINA),
        "inline_policy": None,
        "managed_policies": [],
        "attached_policies": [
            "arn:aws-cn:iam::aws:policy/AmazonSSMManagedInstanceCore",
            "arn:aws-cn:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role",
        ],
    }


def test_an_execution_role_has_what_its_tasks_need() -> None:
    needs = TaskNeeds(awslogs=True, log_groups=["/ecs/web"], secrets=["web/db"], files=["bucket/web.env"])
    assert rendered_execution_role(needs, HERE) == {
        "trust_policy": trust_policy(EXECUTION_TRUST, HERE),
        "inline_policy": execution_policy(needs, HERE),
        "managed_policies": [],
        "attached_policies": [],
    }


def resources_of(rendered: dict[str, Any], start: str) -> list[str]:
    documents = (rendered["inline_policy"], *rendered["managed_policies"])
    listed = [statement["Resource"] for document in documents for statement in document["Statement"]]
    flat = [resource for each in listed for resource in ([each] if isinstance(each, str) else each)]
    return [resource for resource in flat if resource.startswith(start)]


def test_what_does_not_fit_inline_goes_into_managed_policies() -> None:
    names = [f"team/{'service' * 8}-{number:03}" for number in range(200)]
    rendered = rendered_execution_role(TaskNeeds(private_ecr=True, repositories=names), HERE)
    start = "arn:aws:ecr:eu-west-1:123456789012:repository/"
    assert (len(rendered["managed_policies"]) > 1, sorted(resources_of(rendered, start))) == (
        True,
        [start + name for name in names],
    )


def test_more_than_a_role_holds_is_refused() -> None:
    names = [f"{'secret' * 40}/{number:03}" for number in range(400)]
    with pytest.raises(QuotaExceededError, match=r"^permissions of [0-9,]+ characters: got [0-9]+ managed policies"):
        rendered_execution_role(TaskNeeds(secrets=names), HERE)


def test_a_role_for_nothing_is_refused() -> None:
    with pytest.raises(NothingToGrantError):
        rendered_execution_role(TaskNeeds(), HERE)
