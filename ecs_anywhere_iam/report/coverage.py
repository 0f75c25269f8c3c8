"""Whether one allowance allows all that another does.

Where it cannot be told, the answer is no: a report must not call wider what it calls narrowed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ecs_anywhere_iam.policy.arn import split_arn
from ecs_anywhere_iam.report.allowance import EVERYTHING, Allowance, ConditionTest


def all_covered(inner: Sequence[Allowance], outer: Sequence[Allowance]) -> bool:
    """Whether the outer allowances together allow each resource of each inner one, under no stricter conditions."""
    return all(
        any(_resource_covered(resource, by) and _conditions_covered(each.conditions, by.conditions) for by in outer)
        for each in inner
        for resource in each.resources
    )


def _resource_covered(resource: str, outer: Allowance) -> bool:
    return any(_arn_covered(resource, pattern) for pattern in outer.resources)


def _arn_covered(inner: str, outer: str) -> bool:
    """Whether every ARN that the inner pattern matches is matched by the outer one, part by part."""
    if outer == EVERYTHING:
        return True
    parts, patterns = split_arn(inner), split_arn(outer)
    if parts is None or patterns is None:
        return False
    return all(_text_covered(part, pattern) for part, pattern in zip(parts, patterns, strict=True))


def _text_covered(inner: str, outer: str) -> bool:
    """As above for text with wildcards; ``*`` of the inner one is covered only by ``*``."""
    pattern = "".join({"*": ".*", "?": "[^*]"}.get(character, re.escape(character)) for character in outer)
    return re.fullmatch(pattern, inner, re.DOTALL) is not None


def _conditions_covered(inner: Sequence[ConditionTest], outer: Sequence[ConditionTest]) -> bool:
    """Whether whatever passes the inner tests passes the outer ones: each is made again, with no other value."""
    return all(
        any(
            (mine.operator, mine.key) == (test.operator, test.key) and set(mine.values) <= set(test.values)
            for mine in inner
        )
        for test in outer
    )
