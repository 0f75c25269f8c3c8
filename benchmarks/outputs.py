"""The outputs of the sample, for the apps beside it."""

from __future__ import annotations

import aws_cdk as cdk


def add_outputs(stack: cdk.Stack, name: str, arn: str, execution_role_arn: str) -> None:
    """What the registrar has to know about both roles.

    :param name: the instance role's
    :param arn: the instance role's
    """
    for output, value, description in (
        ("InstanceRoleName", name, "What --iam-role of create-activation takes"),
        ("InstanceRoleArn", arn, "The role of the servers"),
        ("ExecutionRoleArn", execution_role_arn, "What executionRoleArn of the tasks takes"),
        (
            "CreateActivationCommand",
            f"aws ssm create-activation --iam-role {name} --region {stack.region}",
            "Makes the activation that a server registers with",
        ),
    ):
        cdk.CfnOutput(stack, output, value=value, description=description)
