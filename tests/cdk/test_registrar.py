"""The registrar: whoever creates activations, registers servers and cleans up after them."""

from __future__ import annotations

import re
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_iam as iam

from ecs_anywhere_iam import ExternalInstanceRole, LeastPrivilege, ManagedPolicies, RegistrarPolicy
from ecs_anywhere_iam.catalogue.registrar import REGISTRAR_PERMISSIONS
from ecs_anywhere_iam.errors import ContradictionError, InvalidValueError, QuotaExceededError, VanishingGrantError
from tests.cdk.synthesis import resources, stack

ENV = cdk.Environment(account="123456789012", region="us-east-1")
LEAST = LeastPrivilege(clusters=["web"])
PARTITION = {"Ref": "AWS::Partition"}
ROLE_ARN = {"Fn::GetAtt": ["Servers60BDB49B", "Arn"]}
INSTANCES = {"Fn::Join": ["", ["arn:", PARTITION, ":ssm:us-east-1:123456789012:managed-instance/*"]]}


def servers(scope: cdk.Stack, permissions: ManagedPolicies | LeastPrivilege = LEAST) -> ExternalInstanceRole:
    return ExternalInstanceRole(scope, "Servers", permissions=permissions)


def granted(scope: cdk.Stack) -> None:
    servers(scope).grant_registration(iam.Role(scope, "Pipeline", assumed_by=iam.AccountRootPrincipal()))


def standalone(scope: cdk.Stack) -> None:
    RegistrarPolicy(scope, "Registrar", instance_role=servers(scope))


def statements(policies: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The statements by the Sid of their row; a grant puts a mark behind it."""
    [policy] = policies
    unmarked = (
        {**statement, "Sid": re.sub(r"[0-9A-F]{8}\d+$", "", statement["Sid"])}
        for statement in policy["PolicyDocument"]["Statement"]
    )
    return {statement["Sid"]: statement for statement in unmarked}


@pytest.mark.parametrize(
    ("build", "kind"),
    [(granted, "AWS::IAM::Policy"), (standalone, "AWS::IAM::ManagedPolicy")],
    ids=["granted", "standalone"],
)
def test_the_registrar_is_given_a_statement_for_each_row(build: Any, kind: str) -> None:
    assert list(statements(resources(build, kind, env=ENV))) == [row.sid for row in REGISTRAR_PERMISSIONS]


def test_a_grant_and_the_standalone_policy_say_the_same() -> None:
    one = statements(resources(granted, "AWS::IAM::Policy", env=ENV))
    assert one == statements(resources(standalone, "AWS::IAM::ManagedPolicy", env=ENV))


def test_only_this_role_may_be_handed_over_and_only_to_systems_manager() -> None:
    passing = statements(resources(granted, "AWS::IAM::Policy", env=ENV))["IamPassInstanceRole"]
    assert passing == {
        "Sid": "IamPassInstanceRole",
        "Effect": "Allow",
        "Action": "iam:PassRole",
        "Resource": ROLE_ARN,
        "Condition": {"StringEquals": {"iam:PassedToService": "ssm.amazonaws.com"}},
    }


def test_servers_are_taken_out_of_the_clusters_of_the_role() -> None:
    cleaning = statements(resources(granted, "AWS::IAM::Policy", env=ENV))
    assert (cleaning["EcsDeregisterInstances"]["Resource"], cleaning["SsmDeregisterInstances"]["Resource"]) == (
        {"Fn::Join": ["", ["arn:", PARTITION, ":ecs:us-east-1:123456789012:cluster/web"]]},
        INSTANCES,
    )


def test_with_managed_policies_the_clusters_have_to_be_named() -> None:
    made = stack()
    with pytest.raises(ContradictionError, match="state clusters"):
        servers(made, ManagedPolicies()).grant_registration(iam.User(made, "Person"))


def test_clusters_that_are_named_take_the_place_of_those_of_the_role() -> None:
    def build(scope: cdk.Stack) -> None:
        RegistrarPolicy(scope, "Registrar", instance_role=servers(scope, ManagedPolicies()), clusters=["a", "b"])

    cleaning = statements(resources(build, "AWS::IAM::ManagedPolicy", env=ENV))["EcsDeregisterInstances"]
    assert cleaning["Resource"] == [
        {"Fn::Join": ["", ["arn:", PARTITION, f":ecs:us-east-1:123456789012:cluster/{name}"]]} for name in ("a", "b")
    ]


def test_servers_are_taken_out_of_service_in_the_regions_of_the_named_clusters() -> None:
    def build(scope: cdk.Stack) -> None:
        clusters = ["web", "arn:aws:ecs:eu-west-1:123456789012:cluster/plant"]
        RegistrarPolicy(scope, "Registrar", instance_role=servers(scope, ManagedPolicies()), clusters=clusters)

    cleaning = statements(resources(build, "AWS::IAM::ManagedPolicy", env=ENV))["SsmDeregisterInstances"]
    assert cleaning["Resource"] == [
        {"Fn::Join": ["", ["arn:", PARTITION, f":ssm:{region}:123456789012:managed-instance/*"]]}
        for region in ("us-east-1", "eu-west-1")
    ]


def test_the_registrar_of_an_imported_role_is_given_that_role() -> None:
    def build(scope: cdk.Stack) -> None:
        role = ExternalInstanceRole.from_role_name(scope, "Servers", "ECSAnywhereRole", can_pull=False)
        RegistrarPolicy(scope, "Registrar", instance_role=role, clusters=["web"])

    passing = statements(resources(build, "AWS::IAM::ManagedPolicy", env=ENV))["IamPassInstanceRole"]
    assert passing["Resource"] == {"Fn::Join": ["", ["arn:", PARTITION, ":iam::123456789012:role/ECSAnywhereRole"]]}


@pytest.mark.parametrize(
    "grantee",
    [
        lambda scope: iam.Role.from_role_arn(scope, "It", "arn:aws:iam::111111111111:role/Pipeline"),
        lambda scope: iam.Role.from_role_arn(scope, "It", "arn:aws:iam::123456789012:role/Pipeline", mutable=False),
        lambda scope: iam.Role(scope, "It", assumed_by=iam.AccountRootPrincipal()).without_policy_updates(),
        lambda scope: iam.ServicePrincipal("codebuild.amazonaws.com"),
        lambda scope: iam.UnknownPrincipal(resource=scope),
    ],
    ids=["another account", "immutable", "without policy updates", "service", "unknown"],
)
def test_a_grant_to_a_registrar_that_cannot_be_changed_is_an_error(grantee: Any) -> None:
    made = stack(env=ENV)
    with pytest.raises(VanishingGrantError, match="make a RegistrarPolicy"):
        servers(made).grant_registration(grantee(made))


@pytest.mark.parametrize(
    "grantee",
    [
        lambda scope: iam.Role.from_role_name(scope, "It", "Pipeline"),
        lambda scope: iam.User(scope, "It"),
        lambda scope: iam.Group.from_group_name(scope, "It", "registrars"),
    ],
    ids=["imported role", "user", "imported group"],
)
def test_a_registrar_that_can_be_changed_is_granted(grantee: Any) -> None:
    def build(scope: cdk.Stack) -> None:
        servers(scope).grant_registration(grantee(scope))

    assert list(statements(resources(build, "AWS::IAM::Policy", env=ENV))) == [row.sid for row in REGISTRAR_PERMISSIONS]


def test_a_registrar_of_several_roles_has_each_sid_once() -> None:
    def build(scope: cdk.Stack) -> None:
        pipeline = iam.Role(scope, "Pipeline", assumed_by=iam.AccountRootPrincipal())
        one, other = (ExternalInstanceRole(scope, name, permissions=LEAST) for name in ("One", "Other"))
        one.grant_registration(pipeline)
        other.grant_registration(pipeline)
        other.grant_registration(pipeline, clusters=["plant"])

    [policy] = resources(build, "AWS::IAM::Policy", env=ENV)
    sids = [statement["Sid"] for statement in policy["PolicyDocument"]["Statement"]]
    assert (len(sids), len(set(sids)), all(sid.isalnum() for sid in sids)) == (18, 18, True)


@pytest.mark.parametrize("grantee", [None, "Pipeline", object()], ids=["None", "text", "object"])
def test_what_cannot_be_granted_to_is_refused(grantee: Any) -> None:
    with pytest.raises(InvalidValueError, match=r"^grantee: "):
        servers(stack()).grant_registration(grantee)


@pytest.mark.parametrize("name", ["", "a/b", "n" * 129, 5], ids=["empty", "path", "long", "number"])
def test_a_policy_name_that_iam_would_refuse_is_refused(name: Any) -> None:
    made = stack()
    with pytest.raises(InvalidValueError, match=r"^policy_name: "):
        RegistrarPolicy(made, "Registrar", instance_role=servers(made), policy_name=name)


def test_a_policy_name_reaches_the_policy() -> None:
    def build(scope: cdk.Stack) -> None:
        RegistrarPolicy(scope, "Registrar", instance_role=servers(scope), policy_name="registrars")

    assert resources(build, "AWS::IAM::ManagedPolicy")[0]["ManagedPolicyName"] == "registrars"


@pytest.mark.parametrize("instance_role", ["ECSAnywhereRole", None], ids=["text", "None"])
def test_what_is_no_instance_role_is_refused(instance_role: Any) -> None:
    with pytest.raises(InvalidValueError, match="from_role_name"):
        RegistrarPolicy(stack(), "Registrar", instance_role=instance_role)


def test_more_clusters_than_a_policy_can_hold_are_refused() -> None:
    made = stack()
    clusters = [f"cluster-{'c' * 80}-{number}" for number in range(50)]
    with pytest.raises(QuotaExceededError, match="registrar policy"):
        RegistrarPolicy(made, "Registrar", instance_role=servers(made), clusters=clusters)
