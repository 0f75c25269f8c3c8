"""A role that somebody made without CloudFormation, and how it is removed again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from dev.aws_session import hermetic_session
from dev.deployed_roles import AWS_OWNED, DeployedRole


def make_role(environment: Mapping[str, str], name: str) -> None:
    """As AWS's page has it made, with a policy that somebody embedded since."""
    iam = _iam(environment)
    statement = {"Effect": "Allow", "Principal": {"Service": "ssm.amazonaws.com"}, "Action": "sts:AssumeRole"}
    iam.create_role(RoleName=name, AssumeRolePolicyDocument=_document(statement))
    iam.attach_role_policy(RoleName=name, PolicyArn="arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore")
    by_hand = {"Effect": "Allow", "Action": "logs:PutLogEvents", "Resource": "*"}
    iam.put_role_policy(RoleName=name, PolicyName="ByHand", PolicyDocument=_document(by_hand))


def remove_role(environment: Mapping[str, str], role: DeployedRole) -> None:
    """The role, and its customer managed policies with it."""
    iam = _iam(environment)
    for arn in role.managed:
        iam.detach_role_policy(RoleName=role.name, PolicyArn=arn)
        if AWS_OWNED not in arn:
            iam.delete_policy(PolicyArn=arn)
    for policy in role.inline:
        iam.delete_role_policy(RoleName=role.name, PolicyName=policy)
    iam.delete_role(RoleName=role.name)


def _document(statement: Mapping[str, Any]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def _iam(environment: Mapping[str, str]) -> Any:
    return hermetic_session(environment).client("iam", endpoint_url=environment["AWS_ENDPOINT_URL"])
