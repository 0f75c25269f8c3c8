"""Allowances in few words, for columns that are narrow."""

from __future__ import annotations

from collections.abc import Sequence

from ecs_anywhere_iam.policy.arn import split_arn
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.report.allowance import Allowance, ConditionTest
from ecs_anywhere_iam.report.comparison import ComparedAction
from ecs_anywhere_iam.report.status import Status

_OPERATORS = {"ArnEquals": "is", "StringEquals": "is", "ArnLike": "is like", "StringLike": "is like"}


def brief_resource(arn: str, environment: Environment) -> str:
    """The ARN without what goes without saying: ``cluster/web`` for a cluster of this account and Region."""
    parts = split_arn(arn)
    if parts is None or parts.partition != environment.partition:
        return arn
    if (parts.region, parts.account) == (environment.region, environment.account):
        return parts.resource
    return f"{parts.service}:{parts.region}:{parts.account}:{parts.resource}"


def brief_resources(
    allowances: Sequence[Allowance], environment: Environment, shown: int
) -> tuple[list[str], list[str]]:
    """The resources of all of them, each once, and past ``shown`` how many more there are, in words."""
    every = dict.fromkeys(resource for allowance in allowances for resource in allowance.resources)
    return _first([brief_resource(resource, environment) for resource in every], shown)


def brief_conditions(allowances: Sequence[Allowance], environment: Environment, shown: int) -> list[str]:
    """Each condition as ``if ecs:cluster is cluster/web``, each once."""
    tests = dict.fromkeys(test for allowance in allowances for test in allowance.conditions)
    return [f"if {test.key} {_operator(test)} {_values(test, environment, shown)}" for test in tests]


def nothing_granted(action: ComparedAction) -> str:
    """What stands where nothing is granted."""
    if action.status is Status.OPTIONAL:
        return f"off, for {' or '.join(action.asked_by)}"
    return "undecided" if action.status is Status.UNACCOUNTED else "left out"


def _operator(test: ConditionTest) -> str:
    return _OPERATORS.get(test.operator, test.operator)


def _values(test: ConditionTest, environment: Environment, shown: int) -> str:
    names, more = _first([brief_resource(value, environment) for value in test.values], shown)
    return " or ".join(names + more)


def _first(names: list[str], shown: int) -> tuple[list[str], list[str]]:
    # A single one more takes no more room than its number.
    if len(names) <= shown + 1:
        return names, []
    return names[:shown], [f"{len(names) - shown} more"] if shown else [f"{len(names)} resources"]
