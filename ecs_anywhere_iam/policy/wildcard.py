"""The wildcards that stand in a policy, and why each stands there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ecs_anywhere_iam.catalogue.permission import Permission
from ecs_anywhere_iam.catalogue.scope_resource import SCOPE_RESOURCES
from ecs_anywhere_iam.policy.document import PolicyDocument, listed
from ecs_anywhere_iam.policy.grant import Grant


def wildcards(document: PolicyDocument, grants: Sequence[Grant]) -> dict[str, str]:
    """Each resource of the document with a wildcard in it, and the reasons of the rows that it comes from."""
    rows: Mapping[str, Permission] = {grant.row.sid: grant.row for grant in grants}
    found: dict[str, list[str]] = {}
    for statement in document["Statement"]:
        for resource in listed(statement["Resource"]):
            if "*" in resource:
                found.setdefault(resource, []).append(_reason(rows[statement["Sid"]]))
    return {resource: " ".join(reasons) for resource, reasons in found.items()}


def _reason(row: Permission) -> str:
    """The sentence of the row, and those of the wildcards of its scope."""
    of_scope = [each.wildcard for each in SCOPE_RESOURCES if each.scope is row.scope and each.wildcard is not None]
    return " ".join([f"{row.sid}: {row.why}", *dict.fromkeys(of_scope)])
