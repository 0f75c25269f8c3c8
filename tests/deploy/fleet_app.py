"""A stack of one's own with the constructs, for what the sample has no keys for: keeping the role, failing, waiting."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from constructs import IDependable

from ecs_anywhere_iam import EcsAnywhereRoles, LeastPrivilege, ManagedPolicies, TaskNeeds


def fail_after(stack: cdk.Stack, made: IDependable) -> None:
    """A resource that IAM refuses, once everything else is there."""
    statement = {"Effect": "Allow", "Action": "logs:PutLogEvents", "Resource": "*"}
    document = {"Version": "2012-10-17", "Statement": [statement]}
    failing = iam.CfnPolicy(
        stack, "Failing", policy_name="Failing", policy_document=document, roles=["no-role-has-this-name"]
    )
    failing.node.add_dependency(made)


def wait_after(stack: cdk.Stack, name: str, seconds: str, made: IDependable) -> None:
    """A resource that CloudFormation waits for, once everything else is there, until it is signalled or gives up."""
    handle = cdk.CfnWaitConditionHandle(stack, f"Handle{name}")
    waiting = cdk.CfnWaitCondition(stack, f"Wait{name}", count=1, timeout=seconds, handle=handle.ref)
    waiting.node.add_dependency(made)


def main() -> None:
    """Reads flat context: ``repositories``, ``tasks``, ``retain``, ``fail``, ``wait``; all may be left out."""
    app = cdk.App()
    stack = cdk.Stack(app, "Fleet")
    repositories = app.node.try_get_context("repositories")
    names = [f"team/service-{number:03}" for number in range(int(repositories or 0))]
    roles = EcsAnywhereRoles(
        stack,
        "Roles",
        instance_permissions=LeastPrivilege(clusters=["edge"], repositories=names)
        if repositories is not None
        else ManagedPolicies(),
        needs=TaskNeeds(awslogs=app.node.try_get_context("tasks") is not None),
        instance_role_name="FleetServers",
        retain_instance_role=app.node.try_get_context("retain") is not None,
    )
    cdk.CfnOutput(stack, "InstanceRoleName", value=roles.instance_role.role_name)
    if roles.execution_role is not None:
        cdk.CfnOutput(stack, "ExecutionRoleArn", value=roles.execution_role.role_arn)
    if app.node.try_get_context("fail") is not None:
        fail_after(stack, roles)
    if (wait := app.node.try_get_context("wait")) is not None:
        name, seconds = wait.split(":")
        wait_after(stack, name, seconds, roles)
    app.synth()


if __name__ == "__main__":
    main()
