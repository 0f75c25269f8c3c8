from __future__ import annotations

from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_iam as iam

from ecs_anywhere_iam import ExternalInstanceRole, LeastPrivilege, ManagedPolicies
from ecs_anywhere_iam.errors import EcsAnywhereIamError, InvalidValueError
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.instance_policy import instance_policy
from tests.cdk.synthesis import resources, role, stack, template

ENV = cdk.Environment(account="123456789012", region="us-east-1")
LEAST = LeastPrivilege(clusters=["web"])
PARTITION = {"Ref": "AWS::Partition"}


def make(**properties: Any) -> Callable[[cdk.Stack], ExternalInstanceRole]:
    return lambda scope: ExternalInstanceRole(scope, "Role", **{"permissions": LEAST, **properties})


def join(*parts: object) -> dict[str, object]:
    return {"Fn::Join": ["", list(parts)]}


def test_least_privilege_is_one_inline_policy_with_a_statement_for_each_row() -> None:
    [policy] = role(make(), env=ENV)["Policies"]
    rendered = str(policy["PolicyDocument"]["Statement"]).replace(str(join("arn:", PARTITION)), "")
    sids = [statement["Sid"] for statement in policy["PolicyDocument"]["Statement"]]
    expected = instance_policy(LEAST, Environment("aws", "us-east-1", "123456789012"))["Statement"]
    assert (policy["PolicyName"], sids, "us-east-1" in rendered) == (
        "LeastPrivilege",
        [statement["Sid"] for statement in expected],
        True,
    )


def test_managed_policies_have_the_arns_of_every_partition() -> None:
    properties = role(make(permissions=ManagedPolicies()))
    assert (properties["ManagedPolicyArns"], "Policies" in properties) == (
        [
            join("arn:", PARTITION, ":iam::aws:policy/AmazonSSMManagedInstanceCore"),
            join("arn:", PARTITION, ":iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role"),
        ],
        False,
    )


def test_systems_manager_is_trusted_for_this_account_and_region() -> None:
    assert role(make(), env=ENV)["AssumeRolePolicyDocument"]["Statement"] == [
        {
            "Action": "sts:AssumeRole",
            "Effect": "Allow",
            "Principal": {"Service": "ssm.amazonaws.com"},
            "Condition": {
                "StringEquals": {"aws:SourceAccount": "123456789012"},
                "ArnEquals": {"aws:SourceArn": join("arn:", PARTITION, ":ssm:us-east-1:123456789012:*")},
            },
        }
    ]


def test_a_confused_deputy_is_allowed_only_on_demand() -> None:
    [statement] = role(make(allow_confused_deputy=True))["AssumeRolePolicyDocument"]["Statement"]
    assert "Condition" not in statement


@pytest.mark.parametrize(
    ("properties", "name", "value"),
    [
        ({"role_name": "ECSAnywhereRole"}, "RoleName", "ECSAnywhereRole"),
        ({}, "RoleName", None),
        ({"path": "/fleet/"}, "Path", "/fleet/"),
        ({}, "Path", None),
        ({"description": "Servers"}, "Description", "Servers"),
        ({}, "Description", "ECS Anywhere: lets registered external instances join ECS clusters"),
        ({"description": None}, "Description", None),
        ({}, "PermissionsBoundary", None),
    ],
    ids=["name", "no name", "path", "no path", "description", "default description", "no description", "no boundary"],
)
def test_a_property_reaches_the_role(properties: dict[str, Any], name: str, value: str | None) -> None:
    assert role(make(**properties)).get(name) == value


def test_a_permissions_boundary_reaches_the_role() -> None:
    def build(scope: cdk.Stack) -> None:
        boundary = iam.ManagedPolicy.from_managed_policy_arn(scope, "B", "arn:aws:iam::123456789012:policy/Boundary")
        make(permissions_boundary=boundary)(scope)

    assert role(build)["PermissionsBoundary"] == "arn:aws:iam::123456789012:policy/Boundary"


def test_tags_reach_the_role() -> None:
    def build(scope: cdk.Stack) -> None:
        cdk.Tags.of(make()(scope)).add("team", "edge")

    assert role(build)["Tags"] == [{"Key": "team", "Value": "edge"}]


def test_other_constructs_can_grant_to_the_role() -> None:
    def build(scope: cdk.Stack) -> None:
        iam.Grant.add_to_principal(grantee=make()(scope), actions=["s3:GetObject"], resource_arns=["arn:aws:s3:::b/k"])

    [policy] = resources(build, "AWS::IAM::Policy")
    assert policy["PolicyDocument"]["Statement"] == [
        {"Action": "s3:GetObject", "Effect": "Allow", "Resource": "arn:aws:s3:::b/k"}
    ]


def test_name_and_arn_are_those_of_the_role() -> None:
    made = stack()
    it = make()(made)
    assert (made.resolve(it.role_name), made.resolve(it.role_arn)) == (
        {"Ref": "Role11E5256C"},
        {"Fn::GetAtt": ["Role11E5256C", "Arn"]},
    )


def test_the_logical_id_is_the_same_in_both_modes() -> None:
    ids = []
    for permissions in (LEAST, ManagedPolicies()):
        made = stack()
        make(permissions=permissions)(made)
        ids.append(list(template(made)["Resources"]))
    assert ids == [["Role11E5256C"], ["Role11E5256C"]]


@pytest.mark.parametrize(
    ("properties", "what"),
    [
        ({"permissions": "managed"}, "permissions"),
        ({"permissions": None}, "permissions"),
        ({"permissions": LeastPrivilege}, "permissions"),
        ({"role_name": "a/b"}, "role_name"),
        ({"role_name": "r" * 65}, "role_name"),
        ({"path": "fleet"}, "path"),
        ({"description": "–"}, "description"),
        ({"permissions_boundary": "arn:aws:iam::123456789012:policy/B"}, "permissions_boundary"),
        ({"activation_regions": "us-east-1"}, "activation_regions"),
    ],
    ids=["mode as text", "no permissions", "class", "name with path", "long name", "path", "description", "boundary",
         "Regions as text"],
)  # fmt: skip
def test_a_value_that_iam_would_refuse_is_refused_before_cdk_sees_it(properties: dict[str, Any], what: str) -> None:
    with pytest.raises(InvalidValueError) as refused:
        make(**properties)(stack())
    assert refused.value.what == what


def test_a_refused_role_leaves_nothing_in_the_tree() -> None:
    made = stack()
    with pytest.raises(EcsAnywhereIamError):
        make(role_name="a/b")(made)
    assert made.node.try_find_child("Role") is None


def test_activations_of_other_regions_may_use_the_role() -> None:
    [statement] = role(make(activation_regions=["eu-west-1", "us-east-1"]), env=ENV)["AssumeRolePolicyDocument"][
        "Statement"
    ]
    assert statement["Condition"]["ArnEquals"]["aws:SourceArn"] == [
        join("arn:", PARTITION, ":ssm:eu-west-1:123456789012:*"),
        join("arn:", PARTITION, ":ssm:us-east-1:123456789012:*"),
    ]


def policies_of(made: cdk.Stack) -> dict[str, str | None]:
    """What happens to each IAM resource when it is taken out of the stack."""
    return {name: resource.get("DeletionPolicy") for name, resource in template(made)["Resources"].items()}


@pytest.mark.parametrize(
    ("retain", "policy"), [(True, "RetainExceptOnCreate"), (False, None)], ids=["retained", "by default"]
)
def test_a_role_is_kept_with_its_policies_only_on_demand(retain: bool, policy: str | None) -> None:  # noqa: FBT001
    made = stack()
    many = LeastPrivilege(clusters=["web"], repositories=[f"team/service-{number:04}" for number in range(200)])
    make(permissions=many, retain=retain)(made)
    kept = policies_of(made)
    assert (len(kept) > 1, set(kept.values())) == (True, {policy})
