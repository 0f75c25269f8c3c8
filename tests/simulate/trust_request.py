"""A request to a trust policy, as a row of a table: who asks, with which source account and which source ARN."""

from __future__ import annotations

from fnmatch import fnmatchcase
from itertools import product
from typing import Any

from tests.simulate.case import Case
from tests.simulate.configuration import listed

PRINCIPALS = ("the service", "another service", "somebody of this account", "somebody of another account")
GIVEN = ("right", "wrong", "missing")

# Who asks, the source account, the source ARN.
Row = tuple[str, str, str]
ROWS: tuple[Row, ...] = tuple(product(PRINCIPALS, GIVEN, GIVEN))
ALLOWED: Row = ("the service", "right", "right")


def row_of(case: Case) -> Row:
    """Where the request stands in the table of its configuration."""
    [statement] = case.configuration.statements
    condition = {key: listed(values) for keys in statement["Condition"].values() for key, values in keys.items()}
    return (
        _principal(case, statement),
        _given(case, "aws:SourceAccount", condition["aws:SourceAccount"]),
        _given(case, "aws:SourceArn", condition["aws:SourceArn"]),
    )


def _principal(case: Case, statement: dict[str, Any]) -> str:
    if not case.principal.startswith("arn:"):
        return "the service" if case.principal == statement["Principal"]["Service"] else "another service"
    same = case.principal.split(":")[4] == case.resource.split(":")[4]
    return "somebody of this account" if same else "somebody of another account"


def _given(case: Case, key: str, right: list[str]) -> str:
    value = case.context.get(key)
    if value is None:
        return "missing"
    return "right" if any(fnmatchcase(value, each) for each in right) else "wrong"
