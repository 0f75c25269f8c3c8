"""Whether a trust policy lets a service assume its role."""

from __future__ import annotations

from collections.abc import Mapping


def trusts(document: object, service: str) -> bool:
    """Whether a statement of the trust policy allows the service something."""
    statements = document.get("Statement") if isinstance(document, Mapping) else None
    return any(
        isinstance(statement, Mapping)
        and statement.get("Effect") == "Allow"
        and isinstance(principal := statement.get("Principal"), Mapping)
        and service in _listed(principal.get("Service"))
        for statement in _listed(statements)
    )


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
