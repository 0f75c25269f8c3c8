"""As much of IAM as it takes to see what a policy lets through, written for these tests alone.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

# A policy variable stands for whatever the caller can be: here for anything.
_SIGN = re.compile(r"\*|\?|\$\{[^}]*\}?|.", re.DOTALL)


def allows(document: Any, arn: str) -> bool:
    """Whether a statement that is about named resources lets anything be done with this one."""
    return any(
        _matches(pattern, arn)
        for statement in document["Statement"]
        for pattern in many(statement["Resource"])
        if pattern != "*"
    )


def allows_for(document: Any, key: str, value: str) -> bool:
    """Whether a condition on the key lets the value through."""
    return any(
        _matches(pattern, value)
        for statement in document["Statement"]
        for keys in statement.get("Condition", {}).values()
        for pattern in many(keys.get(key, []))
    )


def _matches(pattern: str, arn: str) -> bool:
    meant = {"*": ".*", "?": "."}
    expression = "".join(".*" if len(sign) > 1 else meant.get(sign, re.escape(sign)) for sign in _SIGN.findall(pattern))
    return re.fullmatch(expression, arn, re.DOTALL) is not None


def many(value: Any) -> list[Any]:
    """What stands alone or in a list, as a list."""
    return value if isinstance(value, list) else [value]


def grains(document: Any) -> set[tuple[str, ...]]:
    """All that a policy says, in its smallest pieces."""
    return {grain for statement in document["Statement"] for grain in _of_statement(statement)}


def _of_statement(statement: Any) -> Iterator[tuple[str, ...]]:
    sid, effect = statement["Sid"], statement["Effect"]
    for action in many(statement["Action"]):
        yield from ((sid, effect, action, resource) for resource in many(statement["Resource"]))
    for operator, keys in statement.get("Condition", {}).items():
        yield from ((sid, operator, key, value) for key, values in keys.items() for value in many(values))
