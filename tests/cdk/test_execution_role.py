from __future__ import annotations

from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam
from aws_cdk import aws_logs as logs

from ecs_anywhere_iam import (
    ExternalInstanceRole,
    LeastPrivilege,
    ManagedPolicies,
    TaskExecutionRole,
    TaskNeeds,
)
from ecs_anywhere_iam.errors import EcsAnywhereIamError, InvalidValueError, NothingToGrantError, QuotaExceededError
from tests.cdk.synthesis import resources, role, stack

ENV = cdk.Environment(account="123456789012", region="us-east-1")
LOGS = TaskNeeds(awslogs=True)
PARTITION = {"Ref": "AWS::Partition"}


def make(**properties: Any) -> Callable[[cdk.Stack], TaskExecutionRole]:
    return lambda scope: TaskExecutionRole(scope, "Role", **{"needs": LOGS, **properties})


def test_ecs_tasks_are_trusted_for_this_account_and_region() -> None:
    assert role(make(), env=ENV)["AssumeRolePolicyDocument"]["Statement"] == [
        {
            "Action": "sts:AssumeRole",
            "Effect": "Allow",
            "Principal": {"Service": "ecs-tasks.amazonaws.com"},
            "Condition": {
                "StringEquals": {"aws:SourceAccount": "123456789012"},
                "ArnLike": {"aws:SourceArn": {"Fn::Join": ["", ["arn:", PARTITION, ":ecs:us-east-1:123456789012:*"]]}},
            },
        }
    ]


def test_needs_are_one_inline_policy_with_a_statement_for_each_row() -> None:
    needs = TaskNeeds(awslogs=True, create_log_groups=True, private_ecr=True)
    [policy] = role(make(needs=needs))["Policies"]
    assert (policy["PolicyName"], [statement["Sid"] for statement in policy["PolicyDocument"]["Statement"]]) == (
        "TaskNeeds",
        ["LogsWriteEvents", "LogsCreateGroup", "EcrAuthorizationToken", "EcrPullImages"],
    )


@pytest.mark.parametrize(
    ("properties", "error"),
    [
        ({"needs": TaskNeeds()}, NothingToGrantError),
        ({"needs": None}, InvalidValueError),
        ({"needs": {"awslogs": True}}, InvalidValueError),
        ({"role_name": "a/b"}, InvalidValueError),
        (
            {"needs": TaskNeeds(private_ecr=True, repositories=[f"team/service-{n:04}" for n in range(3000)])},
            QuotaExceededError,
        ),
    ],
    ids=["nothing to grant", "no needs", "needs as mapping", "name with path", "too large for IAM"],
)
def test_a_role_that_cannot_be_is_refused_before_cdk_sees_it(
    properties: dict[str, Any], error: type[EcsAnywhereIamError]
) -> None:
    made = stack()
    with pytest.raises(error):
        make(**properties)(made)
    assert made.node.try_find_child("Role") is None


def decided(needs: TaskNeeds, permissions: ManagedPolicies | LeastPrivilege | None, **properties: Any) -> list[str]:
    """The Sids of the execution role, where the instance role has these permissions."""

    def build(scope: cdk.Stack) -> None:
        instance_role = (
            None if permissions is None else ExternalInstanceRole(scope, "Instances", permissions=permissions)
        )
        TaskExecutionRole.if_required(scope, "Role", needs=needs, instance_role=instance_role, **properties)

    return [
        statement["Sid"]
        for found in resources(build, env=ENV)
        if found["AssumeRolePolicyDocument"]["Statement"][0]["Principal"] == {"Service": "ecs-tasks.amazonaws.com"}
        for policy in found["Policies"]
        for statement in policy["PolicyDocument"]["Statement"]
    ]


IMAGES = TaskNeeds(private_ecr=True, repositories=["web"])
PULL = ["EcrAuthorizationToken", "EcrPullImages"]
SAME = LeastPrivilege(clusters=["default"], repositories=["arn:aws:ecr:us-east-1:123456789012:repository/web"])


@pytest.mark.parametrize(
    ("needs", "permissions", "properties", "sids"),
    [
        (TaskNeeds(), None, {}, []),
        (LOGS, ManagedPolicies(), {}, ["LogsWriteEvents"]),
        (IMAGES, None, {}, PULL),
        (IMAGES, ManagedPolicies(), {}, []),
        (LOGS | IMAGES, ManagedPolicies(), {}, ["LogsWriteEvents", *PULL]),
        (LOGS | IMAGES, ManagedPolicies(), {"when_instance_role_pulls": "omit"}, ["LogsWriteEvents"]),
        (IMAGES, LeastPrivilege(clusters=["default"]), {}, PULL),
        (IMAGES, SAME, {}, []),
    ],
    ids=[
        "nothing",
        "logs",
        "no instance role",
        "managed pulls",
        "grant",
        "omit",
        "least privilege pulls nothing",
        "the same by ARN",
    ],
)
def test_there_is_an_execution_role_only_where_the_tasks_need_one(
    needs: TaskNeeds, permissions: ManagedPolicies | LeastPrivilege | None, properties: dict[str, Any], sids: list[str]
) -> None:
    assert decided(needs, permissions, **properties) == sids


def test_the_instance_role_pulls_the_same_repository_given_as_the_same_object() -> None:
    def build(scope: cdk.Stack) -> None:
        repository = ecr.Repository(scope, "Web")
        instance_role = ExternalInstanceRole(
            scope, "Instances", permissions=LeastPrivilege(clusters=["web"], repositories=[repository])
        )
        needs = TaskNeeds(private_ecr=True, repositories=[repository])
        assert TaskExecutionRole.if_required(scope, "Role", needs=needs, instance_role=instance_role) is None

    build(stack())


def test_a_repository_of_the_same_name_in_the_region_of_the_tasks_is_another() -> None:
    app = cdk.App()
    servers, tasks = (
        cdk.Stack(app, region, env=cdk.Environment(account="123456789012", region=region))
        for region in ("us-east-1", "eu-west-1")
    )
    permissions = LeastPrivilege(clusters=["web"], repositories=["web"])
    instance_role = ExternalInstanceRole(servers, "Instances", permissions=permissions)
    needs = TaskNeeds(private_ecr=True, repositories=["web"])
    assert TaskExecutionRole.if_required(tasks, "Role", needs=needs, instance_role=instance_role) is not None


@pytest.mark.parametrize(
    "properties",
    [{"instance_role": "ECSAnywhereRole"}, {"when_instance_role_pulls": "never"}, {"needs": None}],
    ids=["role as text", "unknown mode", "no needs"],
)
def test_a_decision_on_bad_values_is_refused(properties: dict[str, Any]) -> None:
    with pytest.raises(InvalidValueError):
        TaskExecutionRole.if_required(stack(), "Role", **{"needs": LOGS, **properties})


def test_a_task_definition_is_given_the_role_and_cannot_widen_it() -> None:
    def build(scope: cdk.Stack) -> None:
        repository, log_group = ecr.Repository(scope, "Web"), logs.LogGroup(scope, "Logs")
        needs = TaskNeeds(awslogs=True, log_groups=[log_group], private_ecr=True, repositories=[repository])
        execution_role = TaskExecutionRole(scope, "Role", needs=needs).task_definition_role
        task = ecs.ExternalTaskDefinition(scope, "Task", execution_role=execution_role)
        task.add_container(
            "web",
            image=ecs.ContainerImage.from_ecr_repository(repository),
            logging=ecs.LogDrivers.aws_logs(stream_prefix="web", log_group=log_group),
            memory_limit_mib=128,
        )

    assert resources(build, "AWS::IAM::Policy") == []


def test_other_constructs_can_grant_to_the_role() -> None:
    def build(scope: cdk.Stack) -> None:
        iam.Grant.add_to_principal(grantee=make()(scope), actions=["s3:GetObject"], resource_arns=["arn:aws:s3:::b/k"])

    assert len(resources(build, "AWS::IAM::Policy")) == 1


def test_name_and_arn_are_those_of_the_role() -> None:
    made = stack()
    it = make()(made)
    assert (made.resolve(it.role_name), made.resolve(it.role_arn)) == (
        {"Ref": "Role11E5256C"},
        {"Fn::GetAtt": ["Role11E5256C", "Arn"]},
    )
