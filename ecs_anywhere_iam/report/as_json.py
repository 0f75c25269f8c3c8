"""A comparison as JSON; its keys are described in ``docs/reference/report.md`` and are added to, never changed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ecs_anywhere_iam.report.allowance import Allowance
from ecs_anywhere_iam.report.comparison import ComparedAction, ComparedRole, Comparison, Totals

SCHEMA = 1


def as_json(comparison: Comparison) -> str:
    """The report as one JSON object, indented."""
    return json.dumps(as_object(comparison), indent=2, ensure_ascii=False) + "\n"


def as_object(comparison: Comparison) -> dict[str, Any]:
    """The report as what ``json.dumps`` takes."""
    return {
        "schema": SCHEMA,
        "configuration": comparison.configuration.stated(),
        "totals": _totals(comparison.totals),
        "unaccounted": [{"role": each.role.key, "action": each.action} for each in comparison.unaccounted],
        "roles": [_role(role) for role in comparison.roles],
        "actions": [_action(action) for action in comparison.actions],
    }


def _totals(totals: Totals) -> dict[str, Any]:
    return {
        "managed": totals.managed,
        "ours": totals.ours,
        "managed_on_everything": totals.managed_on_everything,
        "ours_on_everything": totals.ours_on_everything,
        "by_status": {status.value: number for status, number in totals.by_status.items()},
    }


def _role(role: ComparedRole) -> dict[str, Any]:
    return {
        "role": role.role.key,
        "exists": role.exists,
        "reasons": list(role.reasons),
        "managed_policies": [
            {
                "name": document.policy.name,
                "path": document.policy.path,
                "version": document.version,
                "updated": document.updated,
                "why": document.policy.why,
                "sources": list(document.policy.sources),
            }
            for document in role.documents
        ],
        "totals": _totals(role.totals),
    }


def _action(action: ComparedAction) -> dict[str, Any]:
    return {
        "role": action.role.key,
        "service": action.service,
        "action": action.action,
        "status": action.status.value,
        "managed": _allowances(action.managed, "policy"),
        "ours": _allowances(action.ours, "sid"),
        "features": [feature.value for feature in action.features],
        "needs": [need.name.lower() for need in action.needs],
        "why": action.why,
        "basis": action.basis.value if action.basis else None,
        "sources": list(action.sources),
    }


def _allowances(allowances: Sequence[Allowance], by: str) -> list[dict[str, Any]]:
    return [
        {
            by: allowance.by,
            "resources": list(allowance.resources),
            "conditions": [
                {"operator": test.operator, "key": test.key, "values": list(test.values)}
                for test in allowance.conditions
            ],
            "scope": allowance.scope,
        }
        for allowance in allowances
    ]
