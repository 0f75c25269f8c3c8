"""A stack with a fault for each checker, in every app that is checked: a checker that is blind fails the test."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_iam as iam

from tests.validity.batch import PLANTED


def plant(app: cdk.App) -> None:
    """A role that no one should deploy."""
    statements = [
        {"Sid": "Action", "Effect": "Allow", "Action": "ecs:Pol", "Resource": "*"},
        {"Sid": "Arn", "Effect": "Allow", "Action": "logs:PutLogEvents", "Resource": "log-group:/ecs/web"},
    ]
    large = [f"arn:aws:ecr:us-east-1:123456789012:repository/team/service-{number:03}" for number in range(200)]
    pull = [{"Sid": "Size", "Effect": "Allow", "Action": "ecr:BatchGetImage", "Resource": large}]
    trust = [{"Effect": "Allow", "Principal": {"Service": "ssm.amazonaws.com"}, "Action": "sts:AssumeRole"}]
    iam.CfnRole(
        cdk.Stack(app, PLANTED, env=cdk.Environment(account="123456789012", region="us-east-1")),
        "Role",
        assume_role_policy_document={"Version": "2012-10-17", "Statement": trust},
        max_session_duration=1,
        policies=[
            iam.CfnRole.PolicyProperty(policy_name=name, policy_document={"Version": "2012-10-17", "Statement": stated})
            for name, stated in (("Faults", statements), ("Large", pull))
        ],
    )
