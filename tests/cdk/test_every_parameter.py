"""Each parameter of each construct reaches what is made of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_iam as iam

from ecs_anywhere_iam import (
    EcsAnywhereRoles,
    ExternalInstanceRole,
    LeastPrivilege,
    ManagedPolicies,
    TaskExecutionRole,
    TaskNeeds,
)
from ecs_anywhere_iam.errors import InvalidValueError, QuotaExceededError
from tests.cdk.synthesis import stack, template

MANY = [f"team/service-{number:04}" for number in range(200)]
NEEDS = TaskNeeds(awslogs=True)
LARGE_NEEDS = TaskNeeds(private_ecr=True, repositories=MANY)
LARGE_PERMISSIONS = LeastPrivilege(clusters=["web"], repositories=MANY)


def both(scope: cdk.Stack, **properties: Any) -> object:
    given = {"instance_permissions": LeastPrivilege(clusters=["web"]), "needs": NEEDS, **properties}
    return EcsAnywhereRoles(scope, "It", **given)


def servers(scope: cdk.Stack, **properties: Any) -> object:
    return ExternalInstanceRole(scope, "It", **{"permissions": LeastPrivilege(clusters=["web"]), **properties})


def tasks(scope: cdk.Stack, **properties: Any) -> object:
    return TaskExecutionRole(scope, "It", **{"needs": NEEDS, **properties})


def tasks_if_required(scope: cdk.Stack, **properties: Any) -> object:
    return TaskExecutionRole.if_required(scope, "It", **{"needs": NEEDS, **properties})


Make = Callable[..., object]
FACES = pytest.mark.parametrize("make", [servers, tasks, tasks_if_required], ids=lambda make: make.__name__)


def roles(make: Make, **properties: Any) -> list[dict[str, Any]]:
    made = stack()
    make(made, **properties)
    found = template(made)["Resources"].values()
    return [{**r["Properties"], "kept": r.get("DeletionPolicy")} for r in found if r["Type"] == "AWS::IAM::Role"]


@FACES
@pytest.mark.parametrize(
    ("parameter", "value", "name"),
    [("role_name", "It", "RoleName"), ("path", "/fleet/", "Path"), ("description", "Mine", "Description")],
    ids=["name", "path", "description"],
)
def test_a_text_reaches_the_role(make: Make, parameter: str, value: str, name: str) -> None:
    assert [role[name] for role in roles(make, **{parameter: value})] == [value]


@pytest.mark.parametrize("make", [both, servers, tasks, tasks_if_required], ids=lambda make: make.__name__)
def test_a_permissions_boundary_reaches_every_role(make: Make) -> None:
    arn = "arn:aws:iam::123456789012:policy/Boundary"

    def bounded(scope: cdk.Stack) -> object:
        boundary = iam.ManagedPolicy.from_managed_policy_arn(scope, "Boundary", arn)
        return make(scope, permissions_boundary=boundary)

    assert {role.get("PermissionsBoundary") for role in roles(bounded)} == {arn}


@FACES
def test_the_guard_of_the_trust_policy_goes_on_demand(make: Make) -> None:
    [role] = roles(make, allow_confused_deputy=True)
    [statement] = role["AssumeRolePolicyDocument"]["Statement"]
    assert "Condition" not in statement


@FACES
@pytest.mark.parametrize("flag", ["false", 1, None], ids=repr)
def test_the_guard_of_the_trust_policy_stays_for_anything_but_the_boolean(make: Make, flag: Any) -> None:
    with pytest.raises(InvalidValueError, match=r"^allow_confused_deputy: "):
        roles(make, allow_confused_deputy=flag)


@pytest.mark.parametrize(
    ("make", "properties"),
    [
        (both, {"instance_permissions": LARGE_PERMISSIONS}),
        (both, {"needs": LARGE_NEEDS}),
        (servers, {"permissions": LARGE_PERMISSIONS}),
        (tasks, {"needs": LARGE_NEEDS}),
        (tasks_if_required, {"needs": LARGE_NEEDS}),
    ],
    ids=["both, instance", "both, execution", "servers", "tasks", "tasks_if_required"],
)
def test_the_number_of_managed_policies_is_held_to(make: Make, properties: dict[str, Any]) -> None:
    with pytest.raises(QuotaExceededError, match="allowed: 1 of"):
        roles(make, max_managed_policies=1, **properties)


@pytest.mark.parametrize("number", ["10", None, -1, 1.5, True], ids=repr)
def test_what_is_no_number_of_managed_policies_is_refused(number: Any) -> None:
    with pytest.raises(InvalidValueError, match=r"^max_managed_policies: "):
        roles(servers, max_managed_policies=number)


def test_only_the_instance_role_is_kept_on_demand() -> None:
    assert [role["kept"] for role in roles(both, retain_instance_role=True)] == ["RetainExceptOnCreate", None]


@pytest.mark.parametrize(
    ("make", "permissions"),
    [(servers, "permissions"), (both, "instance_permissions")],
    ids=["servers", "both"],
)
def test_activation_regions_reach_the_trust_policy(make: Make, permissions: str) -> None:
    [role, *_] = roles(make, activation_regions=["eu-west-1"], **{permissions: ManagedPolicies()})
    [statement] = role["AssumeRolePolicyDocument"]["Statement"]
    assert ":ssm:eu-west-1:" in str(statement["Condition"]["ArnEquals"])


def test_more_activation_regions_than_a_trust_policy_holds_are_refused() -> None:
    regions = [f"ap-southeast-{number}" for number in range(60)]
    with pytest.raises(QuotaExceededError, match=r"^trust policy: "):
        roles(servers, activation_regions=["ap-southeast-0", *regions], permissions=LeastPrivilege(
            clusters=["arn:aws:ecs:ap-southeast-0:123456789012:cluster/web"]))  # fmt: skip


def test_a_class_is_no_permissions_boundary() -> None:
    with pytest.raises(InvalidValueError, match=r"^permissions_boundary: "):
        roles(servers, permissions_boundary=iam.ManagedPolicy)
