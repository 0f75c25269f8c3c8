"""Requests that AWS's two policies for the instance role allow and the default role denies, from ``cases/managed``.

Why each is denied is not in the table but in the catalogue: the reason of the omission, or of the row that grants the
action only for a feature or only on what was named.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from itertools import product
from typing import Any

from ecs_anywhere_iam.catalogue import managed_policy
from ecs_anywhere_iam.catalogue.instance import INSTANCE_PERMISSIONS
from ecs_anywhere_iam.catalogue.omission import INSTANCE_OMISSIONS
from ecs_anywhere_iam.catalogue.scope import Scope
from tests.simulate.case import BY_NAME, CASES_FOLDER, Case, refuse_unknown
from tests.simulate.configuration import listed
from tests.simulate.simulator import Document

DEFAULT = BY_NAME["instance-default-cluster"]
FILE = CASES_FOLDER / "managed/beyond-the-default-role.json"
TABLE: Mapping[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
ALWAYS = [row for row in INSTANCE_PERMISSIONS if not row.features]

# Why the default role denies an action, by how it is left out.
WHY: Mapping[str, Mapping[str, str]] = {
    "omitted": {action: row.why for row in INSTANCE_OMISSIONS for action in row.actions},
    "optional": {
        action: f"only for {', '.join(feature.value for feature in row.features)}: {row.why}"
        for row in INSTANCE_PERMISSIONS
        if row.features
        for action in row.actions
    },
    "narrowed": {
        action: f"only on {row.scope.value}: {row.why}"
        for row in ALWAYS
        if row.scope is not Scope.ANY
        for action in row.actions
    },
}
KEPT = {action for row in ALWAYS if row.scope is Scope.ANY for action in row.actions}


def _read_cases() -> Iterator[Case]:
    refuse_unknown(FILE, TABLE, {"managed_policies", "principal", *WHY})
    for way, reasons in WHY.items():
        for row in TABLE[way]:
            refuse_unknown(FILE, row, {"action", "resource", "context"})
            for action, resource in product(listed(row["action"]), listed(row["resource"])):
                yield Case(
                    configuration=DEFAULT,
                    allowed=False,
                    principal=TABLE["principal"],
                    action=action,
                    resource=resource,
                    context=row.get("context", {}),
                    reason=f"{way}, {reasons.get(action, 'for no reason that the catalogue has')}",
                    statement=None,
                )


def _read_document(name: str) -> Document:
    folder = CASES_FOLDER.parents[2] / "ecs_anywhere_iam/catalogue/managed"
    document: Document = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))["document"]
    return document


def stated_actions(way: str) -> set[str]:
    """The actions that the table has as left out in this way."""
    return {action for row in TABLE[way] for action in listed(row["action"])}


def actions_of(documents: Mapping[str, Document]) -> set[str]:
    """What the documents grant; for a wildcard, those of its actions that the catalogue knows."""
    known = KEPT.union(*WHY.values())
    statements: list[Any] = [each for document in documents.values() for each in _statements(document)]
    patterns = {pattern for statement in statements for pattern in listed(statement["Action"])}
    exact = {pattern for pattern in patterns if "*" not in pattern}
    return exact | {action for action in known for pattern in patterns - exact if fnmatch(action, pattern)}


def _statements(document: Document) -> list[Any]:
    statements: Any = document["Statement"]
    return list(statements)


AWS_DOCUMENTS = {name: _read_document(name) for name in TABLE["managed_policies"]}
ATTACHED_BY_AWS = [policy.name for policy in managed_policy.INSTANCE_MANAGED_POLICIES]
MANAGED_CASES = tuple(_read_cases())
