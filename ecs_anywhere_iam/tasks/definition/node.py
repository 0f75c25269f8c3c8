"""Typed access to what a task definition holds: what is of another type than ECS takes is an error that says where.

``null``, empty text, empty lists and empty objects are the same as nothing: ``describe-task-definition`` answers with
them, and templates are full of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ecs_anywhere_iam.errors import InvalidTaskDefinitionError, as_text, quoted

_SHOWN_CHARACTERS = 60


@dataclass(frozen=True)
class Node:
    """An object in a task definition; ``path`` is where it stands, empty for the task definition itself."""

    value: Mapping[object, object]
    path: str = ""

    def at(self, key: str) -> str:
        """Where the value of the key stands."""
        return f"{self.path}.{key}" if self.path else key

    def text(self, key: str) -> str:
        """A text; empty where there is none."""
        return _text(self.value.get(key), self.at(key))

    def word(self, key: str) -> str:
        """A text, or a number or boolean that somebody did not put into quotes, which is taken for what it means."""
        value = self.value.get(key)
        if isinstance(value, (bool, int, float)):
            return shown(value)
        return _text(value, self.at(key))

    def texts(self, key: str) -> Iterator[tuple[str, str]]:
        """The texts of a list, each with where it stands."""
        for index, value in enumerate(_list(self.value.get(key), self.at(key))):
            where = f"{self.at(key)}[{index}]"
            text = _text(value, where)
            if text:
                yield text, where

    def node(self, key: str) -> Node:
        """An object, with nothing in it where there is none."""
        return _node(self.value.get(key), self.at(key))

    def nodes(self, key: str) -> Iterator[Node]:
        """The objects of a list."""
        for index, value in enumerate(_list(self.value.get(key), self.at(key))):
            where = f"{self.at(key)}[{index}]"
            if value is None:
                raise _other_type(where, "an object", value)
            yield _node(value, where)

    def has(self, key: str) -> bool:
        """Whether there is anything under the key, of whatever type; what holds only nothings is nothing."""
        return not _is_nothing(self.value.get(key))


def shown(value: object) -> str:
    """A value as JSON has it, short and in one line; objects and lists by what they are."""
    if isinstance(value, Mapping):
        return "an object"
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray)):
        return "a list"
    try:
        text = json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError):
        text = as_text(value)
    # JSON leaves separators of lines, and signs that turn the direction, as they are.
    return quoted(text if len(text) <= _SHOWN_CHARACTERS else f"{text[:_SHOWN_CHARACTERS]}…")


def _is_nothing(value: object) -> bool:
    if isinstance(value, Mapping):
        return all(map(_is_nothing, value.values()))
    if isinstance(value, (list, tuple)):
        return all(map(_is_nothing, value))
    return value in (None, "", 0, False)


def _text(value: object, where: str) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    raise _other_type(where, "text", value)


def _list(value: object, where: str) -> Sequence[object]:
    if value is None:
        return ()
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray)):
        return value
    raise _other_type(where, "a list", value)


def _node(value: object, where: str) -> Node:
    if value is None:
        return Node({}, where)
    if isinstance(value, Mapping):
        return Node(value, where)
    raise _other_type(where, "an object", value)


def _other_type(where: str, expected: str, value: object) -> InvalidTaskDefinitionError:
    return InvalidTaskDefinitionError(where, f"expected {expected}, got {shown(value)}")
