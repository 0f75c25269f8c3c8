"""The environment of a construct, with as few questions to Node as it takes."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import cast

import aws_cdk as cdk
from constructs import IConstruct

from ecs_anywhere_iam.policy.arn import Arn, split_arn
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.token import is_token


class _EnvironmentOfStack(Environment):
    """Only conditions on KMS keys name the URL suffix, and only for them it is asked for."""

    @property
    def url_suffix(self) -> str:
        return _url_suffix()


# Both roles of a construct ask for the environment of the same scope.
@lru_cache(maxsize=1)
def environment_of(scope: IConstruct) -> Environment:
    """Where the construct is deployed; Region and account are tokens where the stack leaves them open.

    The partition always is a token, so that one template fits every partition.
    """
    stack = scope if isinstance(scope, cdk.Stack) else cdk.Stack.of(scope)
    # All three in one answer.
    arn = cast("Arn", split_arn(stack.format_arn(service="iam", resource="*")))
    partition = arn.partition if is_token(arn.partition) else _partition()
    return _EnvironmentOfStack(partition, arn.region, arn.account)


@cache
def _partition() -> str:
    return cdk.Aws.PARTITION


@cache
def _url_suffix() -> str:
    return cdk.Aws.URL_SUFFIX
