"""Roles with more permissions than fit inline."""

from __future__ import annotations

import json
from typing import Any

import aws_cdk as cdk
import pytest

from ecs_anywhere_iam import EcsAnywhereRoles, ExternalInstanceRole, LeastPrivilege, TaskExecutionRole, TaskNeeds
from ecs_anywhere_iam.errors import QuotaExceededError
from tests.cdk.synthesis import stack, template

REPOSITORIES = [f"team/service-{number:04}" for number in range(300)]


def kinds(made: cdk.Stack) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, resource in template(made)["Resources"].items():
        found.setdefault(resource["Type"], []).append(name)
    return found


def attached(made: cdk.Stack) -> list[Any]:
    [role] = [r for r in template(made)["Resources"].values() if r["Type"] == "AWS::IAM::Role"]
    policies = role["Properties"]["ManagedPolicyArns"]
    assert isinstance(policies, list)
    return policies


def test_what_does_not_fit_inline_goes_into_managed_policies_that_the_role_attaches() -> None:
    made = stack()
    permissions = LeastPrivilege(clusters=["web"], repositories=REPOSITORIES)
    ExternalInstanceRole(made, "Role", permissions=permissions)
    assert attached(made) == [{"Ref": name} for name in kinds(made)["AWS::IAM::ManagedPolicy"]]


@pytest.mark.parametrize("count", [1, 300], ids=["inline", "with managed policies"])
def test_the_role_is_the_same_resource_on_both_sides_of_the_limit(count: int) -> None:
    made = stack()
    needs = TaskNeeds(private_ecr=True, repositories=REPOSITORIES[:count])
    TaskExecutionRole(made, "Role", needs=needs)
    assert kinds(made)["AWS::IAM::Role"] == ["Role11E5256C"]


def test_a_raised_quota_lets_more_policies_on() -> None:
    needs = TaskNeeds(private_ecr=True, repositories=REPOSITORIES)
    with pytest.raises(QuotaExceededError, match="allowed: 2 of"):
        TaskExecutionRole(stack(), "Role", needs=needs, max_managed_policies=2)


def test_a_refused_role_leaves_no_policy_in_the_tree() -> None:
    made = stack()
    needs = TaskNeeds(private_ecr=True, repositories=REPOSITORIES)
    with pytest.raises(QuotaExceededError):
        TaskExecutionRole(made, "Role", needs=needs, max_managed_policies=0)
    assert made.node.find_all() == [made]


def flat(rendered: Any) -> Any:
    """The template as CloudFormation sends it to IAM, in the partition with the longest name."""
    match rendered:
        case {"Fn::Join": [str(separator), list(parts)]}:
            return separator.join(map(flat, parts))
        case {"Ref": "AWS::Partition"}:
            return "aws-us-gov"
        case dict():
            return {key: flat(value) for key, value in rendered.items()}
        case list():
            return [flat(item) for item in rendered]
    return rendered


def characters(document: Any) -> int:
    return len(json.dumps(flat(document), separators=(",", ":")))


def test_a_large_fleet_is_under_every_quota_as_deployed() -> None:
    made = stack(env=cdk.Environment(account="123456789012", region="us-gov-east-1"))
    EcsAnywhereRoles(
        made,
        "Roles",
        instance_permissions=LeastPrivilege(clusters=[f"cluster-{n}" for n in range(20)], repositories=REPOSITORIES),
        needs=TaskNeeds(
            awslogs=True,
            log_groups=[f"/ecs/{name}" for name in REPOSITORIES[:120]],
            private_ecr=True,
            repositories=REPOSITORIES,
        ),
    )
    found = template(made)["Resources"].values()
    roles = [resource["Properties"] for resource in found if resource["Type"] == "AWS::IAM::Role"]
    policies = [resource["Properties"] for resource in found if resource["Type"] == "AWS::IAM::ManagedPolicy"]
    assert (
        len(roles),
        max(sum(characters(policy["PolicyDocument"]) for policy in role["Policies"]) for role in roles) <= 10_240,
        max(characters(role["AssumeRolePolicyDocument"]) for role in roles) <= 2_048,
        max(characters(policy["PolicyDocument"]) for policy in policies) <= 6_144,
        max(len(role["ManagedPolicyArns"]) for role in roles) <= 10,
    ) == (2, True, True, True, True)
