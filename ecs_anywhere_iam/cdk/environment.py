"""The environment of a construct."""

from __future__ import annotations

import aws_cdk as cdk
from constructs import IConstruct

from ecs_anywhere_iam.policy.environment import Environment


def environment_of(scope: IConstruct) -> Environment:
    """Where the construct is deployed; Region and account are tokens where the stack leaves them open.

    The partition always is a token, so that one template fits every partition.
    """
    stack = cdk.Stack.of(scope)
    return Environment(cdk.Aws.PARTITION, stack.region, stack.account)
