"""Roles that exist already, used from other stacks, Regions and apps."""

from __future__ import annotations

from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_iam as iam

from ecs_anywhere_iam import ExternalInstanceRole, TaskExecutionRole, TaskNeeds
from ecs_anywhere_iam.errors import InvalidValueError, VanishingGrantError
from tests.cdk.synthesis import resources, stack

ENV = cdk.Environment(account="123456789012", region="us-east-1")
OWN = "arn:aws:iam::123456789012:role/fleet/Servers"
FOREIGN = "arn:aws:iam::111111111111:role/Servers"
IMAGES = TaskNeeds(private_ecr=True, repositories=["web"])


def grant(grantee: iam.IGrantable) -> None:
    iam.Grant.add_to_principal(grantee=grantee, actions=["s3:GetObject"], resource_arns=["arn:aws:s3:::b/k"])


@pytest.mark.parametrize(
    ("can_pull", "required"),
    [(True, False), (False, True), ([], True), (["web"], False), (["api"], True)],
    ids=["everything", "nothing", "empty list", "the same", "another"],
)
def test_what_an_imported_role_can_pull_is_what_the_caller_says(can_pull: Any, required: bool) -> None:  # noqa: FBT001
    made = stack(env=ENV)
    instance_role = ExternalInstanceRole.from_role_name(made, "Servers", "ECSAnywhereRole", can_pull=can_pull)
    execution_role = TaskExecutionRole.if_required(made, "Tasks", needs=IMAGES, instance_role=instance_role)
    assert (execution_role is not None) == required


def test_name_and_arn_of_an_imported_role_are_those_of_the_role() -> None:
    made = stack(env=ENV)
    by_name = ExternalInstanceRole.from_role_name(made, "ByName", "ECSAnywhereRole", can_pull=False)
    by_arn = ExternalInstanceRole.from_role_arn(made, "ByArn", OWN, can_pull=False)
    assert (by_name.role_name, by_arn.role_name, by_arn.role_arn) == ("ECSAnywhereRole", "Servers", OWN)


def test_a_grant_to_an_imported_role_becomes_a_policy_of_the_stack() -> None:
    def build(scope: cdk.Stack) -> None:
        grant(ExternalInstanceRole.from_role_name(scope, "Servers", "ECSAnywhereRole", can_pull=False))

    [policy] = resources(build, "AWS::IAM::Policy", env=ENV)
    assert policy["Roles"] == ["ECSAnywhereRole"]


def test_two_stacks_do_not_overwrite_each_others_grants_to_one_role() -> None:
    app = cdk.App()
    elsewhere = cdk.Environment(account="123456789012", region="eu-west-1")
    for name, env in (("One", ENV), ("Other", ENV), ("One-eu", elsewhere)):
        scope = cdk.Stack(app, name, env=env, stack_name=name.removesuffix("-eu"))
        grant(ExternalInstanceRole.from_role_name(scope, "Servers", "ECSAnywhereRole", can_pull=False))
    assembly = app.synth()
    names = {
        resource["Properties"]["PolicyName"]
        for name in ("One", "Other", "One-eu")
        for resource in assembly.get_stack_artifact(name).template["Resources"].values()
    }
    assert len(names) == 3


@pytest.mark.parametrize(
    ("arn", "options", "why"),
    [
        (FOREIGN, {}, "belongs to account 111111111111, and the stack to 123456789012"),
        (OWN, {"mutable": False}, "imported with mutable=False"),
    ],
    ids=["another account", "immutable"],
)
def test_a_grant_that_would_vanish_is_an_error(arn: str, options: dict[str, bool], why: str) -> None:
    instance_role = ExternalInstanceRole.from_role_arn(stack(env=ENV), "Servers", arn, can_pull=True, **options)
    with pytest.raises(VanishingGrantError, match=why):
        _ = instance_role.grant_principal


def test_a_grant_of_cdk_that_would_vanish_is_an_error_as_well() -> None:
    instance_role = ExternalInstanceRole.from_role_arn(stack(env=ENV), "Servers", FOREIGN, can_pull=True)
    with pytest.raises(RuntimeError, match="would be lost"):
        grant(instance_role)


@pytest.mark.parametrize(
    ("arn", "fix"),
    [
        ("Servers", "use from_role_name"),
        (None, "use from_role_name"),
        (b"arn:aws:iam::123456789012:role/x", "use from_role_name"),
        ("arn:aws:iam::123456789012:user/x", "`role/` comes after the account"),
        ("arn:aws:iam::123456789012:role/*", "wildcards are not taken"),
        ("arn:aws:iam:us-east-1:123456789012:role/x", "is no Region"),
        ("arn:aws:ecs:us-east-1:123456789012:cluster/x", "an ARN of another service"),
    ],
)
def test_what_is_no_arn_of_a_role_is_refused(arn: Any, fix: str) -> None:
    with pytest.raises(InvalidValueError, match=fix):
        ExternalInstanceRole.from_role_arn(stack(), "Servers", arn, can_pull=True)


@pytest.mark.parametrize("can_pull", ["web", None, 7, ["*"]], ids=repr)
def test_what_a_role_can_pull_has_to_be_said_properly(can_pull: Any) -> None:
    with pytest.raises(InvalidValueError, match=r"^can_pull"):
        ExternalInstanceRole.from_role_name(stack(), "Servers", "ECSAnywhereRole", can_pull=can_pull)


def test_a_role_name_with_a_path_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="give the name without its path"):
        ExternalInstanceRole.from_role_name(stack(), "Servers", "fleet/Servers", can_pull=True)


def test_a_token_is_taken_for_the_arn() -> None:
    made = stack()
    arn = cdk.CfnParameter(made, "Arn").value_as_string
    instance_role = ExternalInstanceRole.from_role_arn(made, "Servers", arn, can_pull=True)
    assert made.resolve(instance_role.role_arn) == {"Ref": "Arn"}


def test_no_name_is_no_name_of_a_role() -> None:
    with pytest.raises(InvalidValueError, match="give the name that it has"):
        ExternalInstanceRole.from_role_name(stack(), "Servers", None, can_pull=True)  # type: ignore[arg-type]


def test_what_a_role_can_pull_may_be_given_as_a_token() -> None:
    made = stack(env=ENV)
    repository = ecr.Repository(made, "Web")
    instance_role = ExternalInstanceRole.from_role_name(
        made, "Servers", "ECSAnywhereRole", can_pull=[repository.repository_arn]
    )
    needs = TaskNeeds(private_ecr=True, repositories=[repository])
    assert TaskExecutionRole.if_required(made, "Tasks", needs=needs, instance_role=instance_role) is None


@pytest.mark.parametrize(("mutable", "policies"), [(True, 1), (False, 0)], ids=["mutable", "immutable"])
def test_an_immutable_role_is_not_changed(mutable: bool, policies: int) -> None:  # noqa: FBT001
    def build(scope: cdk.Stack) -> None:
        grant(ExternalInstanceRole.from_role_arn(scope, "Servers", OWN, can_pull=True, mutable=mutable).role)

    assert len(resources(build, "AWS::IAM::Policy", env=ENV)) == policies
