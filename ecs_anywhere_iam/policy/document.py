"""IAM policy documents as plain JSON.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from ecs_anywhere_iam.catalogue.permission import Permission
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.narrow import narrow
from ecs_anywhere_iam.policy.target import Target

# Operator, then key, then the values that it is compared with.
Condition = dict[str, dict[str, "str | list[str]"]]


class _StatementRequired(TypedDict):
    Sid: str
    Effect: str
    Action: str | list[str]
    Resource: str | list[str]


class Statement(_StatementRequired, total=False):
    """One statement of a permission policy."""

    Condition: Condition


class PolicyDocument(TypedDict):
    """A permission policy."""

    Version: str
    Statement: list[Statement]


def policy_document(statements: Sequence[Statement]) -> PolicyDocument:
    """The statements as a document, in their order."""
    return {"Version": "2012-10-17", "Statement": list(statements)}


def statement(
    row: Permission, targets: Sequence[Target], environment: Environment, regions: Sequence[str] = ()
) -> Statement:
    """The row as a statement on the targets, narrowed as far as its scope allows.

    :param regions: the Regions of an ARN that is about no target; that of the environment by default
    :raises NothingToGrantError: where the scope needs a target and there is none.
    """
    narrowing = narrow(row.scope, targets, environment, regions)
    made: Statement = {
        "Sid": row.sid,
        "Effect": "Allow",
        "Action": one_or_list(row.actions),
        "Resource": one_or_list(narrowing.resources),
    }
    if narrowing.condition:
        made["Condition"] = {
            operator: {key: one_or_list(values) for key, values in keys.items()}
            for operator, keys in narrowing.condition.items()
        }
    return made


def one_or_list(values: Sequence[str]) -> str | list[str]:
    """A single value alone, as AWS writes it and CDK renders it."""
    return values[0] if len(values) == 1 else list(values)
