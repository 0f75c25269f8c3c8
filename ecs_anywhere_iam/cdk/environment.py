"""The environment of a construct."""

from __future__ import annotations

from functools import cache, lru_cache

import aws_cdk as cdk
from constructs import IConstruct

from ecs_anywhere_iam.policy.environment import Environment


# Both roles of a construct ask for the environment of the same scope, and each answer takes three calls to Node.
@lru_cache(maxsize=1)
def environment_of(scope: IConstruct) -> Environment:
    """Where the construct is deployed; Region and account are tokens where the stack leaves them open.

    The partition always is a token, so that one template fits every partition.
    """
    stack = cdk.Stack.of(scope)
    partition, url_suffix = _pseudo_parameters()
    return Environment(partition, stack.region, stack.account, url_suffix)


@cache
def _pseudo_parameters() -> tuple[str, str]:
    return cdk.Aws.PARTITION, cdk.Aws.URL_SUFFIX
