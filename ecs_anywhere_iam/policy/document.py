"""IAM policy documents as plain JSON.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypedDict

# Operator, then key, then the values that it is compared with.
Condition = dict[str, dict[str, "str | list[str]"]]


if TYPE_CHECKING:

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

else:
    # What they are when it runs. Defining them would take longer than making both policies.
    Statement = PolicyDocument = dict


def policy_document(statements: Sequence[Statement]) -> PolicyDocument:
    """The statements as a document, in their order."""
    return {"Version": "2012-10-17", "Statement": list(statements)}


def one_or_list(values: Sequence[str]) -> str | list[str]:
    """A single value alone, as AWS writes it and CDK renders it."""
    return values[0] if len(values) == 1 else list(values)


def listed(value: str | list[str]) -> list[str]:
    """The values, also where there is a single one."""
    return [value] if isinstance(value, str) else value
