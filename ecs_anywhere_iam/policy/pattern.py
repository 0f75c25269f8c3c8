"""Text with the wildcards of IAM, and with ``<…>`` where something is not known.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fnmatch import translate
from functools import lru_cache

# Signs that no text has, so that a star that is meant as such is none.
_ANY, _ONE = "any", "one"
_PIECE = re.compile(r"<[^<>]*>|.", re.DOTALL)


def matches(pattern: str, text: str) -> bool:
    """Whether the pattern takes in all that the text may stand for, whose own wildcards stand for themselves."""
    return _expression(pattern).fullmatch(text) is not None


def overlap(one: str, other: str) -> bool:
    """Whether there may be text that both patterns take in."""
    return _meet(_signs(one, wildcards=True), _signs(other, wildcards=True))


def may_be_same(one: str, other: str) -> bool:
    """Whether two texts may be the same, as far as both are known; a star is a star."""
    return one == other or _meet(_signs(one, wildcards=False), _signs(other, wildcards=False))


@lru_cache(maxsize=4_096)
def _expression(pattern: str) -> re.Pattern[str]:
    # Shells have the same two wildcards, and brackets as a third.
    return re.compile(translate(pattern.replace("[", "[[]")))


def _signs(text: str, *, wildcards: bool) -> Sequence[str]:
    meant = {"*": _ANY, "?": _ONE} if wildcards else {}
    return [_ANY if len(piece) > 1 else meant.get(piece, piece) for piece in _PIECE.findall(text)]


def _meet(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether both can be walked to their ends together, sign by sign."""
    ways, seen = [(0, 0)], {(0, 0)}
    while ways:
        i, j = ways.pop()
        a, b = one[i : i + 1], other[j : j + 1]
        if not a and not b:
            return True
        following = []
        if [_ANY] in (a, b):
            following = [(i + 1, j)] * bool(a) + [(i, j + 1)] * bool(b)
        elif a and b and (a == b or [_ONE] in (a, b)):
            following = [(i + 1, j + 1)]
        for way in following:
            if way not in seen:
                seen.add(way)
                ways.append(way)
    return False
