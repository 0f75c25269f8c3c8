"""What one statement of a policy allows an action on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ecs_anywhere_iam.policy.document import listed
from ecs_anywhere_iam.policy.grant import Grant

EVERYTHING = "*"


@dataclass(frozen=True)
class ConditionTest:
    """One line of a ``Condition``: the key of a request is compared with these values."""

    operator: str
    key: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Allowance:
    """The resources and conditions of a statement.

    ``by`` is the statement's Sid where it is ours, and the policy's name where it is AWS's; ``scope`` are our
    resources in words, from the catalogue.
    """

    by: str
    resources: tuple[str, ...]
    conditions: tuple[ConditionTest, ...] = ()
    scope: str | None = None

    @property
    def on_everything(self) -> bool:
        """Whether it is on ``*``, with or without conditions."""
        return EVERYTHING in self.resources


def granted_allowance(grant: Grant) -> Allowance:
    """What a grant of ours allows each of its actions on.

    :raises NothingToGrantError: where its scope needs a target and there is none
    """
    return statement_allowance(grant.statement(), by=grant.row.sid, scope=grant.row.scope.value)


def statement_allowance(statement: Mapping[str, Any], *, by: str, scope: str | None = None) -> Allowance:
    """What a statement of a policy, as JSON, allows each of its actions on."""
    conditions = (
        ConditionTest(operator, key, tuple(listed(values)))
        for operator, keys in statement.get("Condition", {}).items()
        for key, values in keys.items()
    )
    return Allowance(by, tuple(listed(statement["Resource"])), tuple(conditions), scope)
