"""Reads single values of CDK context: JSON from ``cdk.json``, or text from ``-c key=value``.

A value that is refused becomes a problem, and reading goes on, so that all problems are told at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from ecs_anywhere_iam.catalogue.resource_type import ResourceType
from ecs_anywhere_iam.errors import InvalidValueError
from ecs_anywhere_iam.policy.read_target import read_target
from ecs_anywhere_iam.policy.token import has_token
from ecs_anywhere_iam.tasks.needs import TaskNeeds

_Member = TypeVar("_Member")


class ContextReader:
    """Reads keys of a context; ``problems`` has a sentence for each value that was refused."""

    def __init__(self, context: Mapping[str, object]) -> None:
        self._context = context
        self._problems: list[tuple[str, str]] = []

    @property
    def problems(self) -> list[str]:
        """What was refused and why, in the order of reading."""
        return [sentence for _, sentence in self._problems]

    @property
    def refused(self) -> set[str]:
        """The keys whose value was refused."""
        return {key for key, _ in self._problems}

    def boolean(self, key: str, *, default: bool) -> bool:
        """A JSON boolean, or ``true`` or ``false``."""
        value = self._context.get(key, default)
        read = {"true": True, "false": False}.get(value) if isinstance(value, str) else value
        if isinstance(read, bool):
            return read
        self._refuse(key, value, "true or false", "write it in lower case, without blanks")
        return default

    def choice(self, key: str, choices: Sequence[str]) -> str:
        """One of the choices, of which the first is the default."""
        value = self._context.get(key, choices[0])
        if isinstance(value, str) and value in choices:
            return value
        self._refuse(key, value, " or ".join(choices), f"without it, it is {choices[0]}")
        return choices[0]

    def text(self, key: str, check: Callable[[str], None], *, default: str) -> str:
        """Text that passes the check."""
        value = self._context.get(key, default)
        if not isinstance(value, str) or has_token(value):
            self._refuse(key, value, "text", "put it into quotes")
            return default
        self._attempt(key, lambda: check(value))
        return value

    def names(self, key: str, resource_type: ResourceType, *, default: Sequence[str] = ()) -> list[str]:
        """Names or ARNs of resources; those that AWS would refuse are left out, and told."""
        return [
            item
            for index, item in enumerate(self._items(key, default))
            if self._attempt(key, lambda: read_target(item, resource_type, f"{key}[{index}]"))  # noqa: B023
        ]

    def members(self, key: str, members: Mapping[str, _Member]) -> set[_Member]:
        """Members of an enumeration by their names."""
        items = self._items(key, ())
        for item in items:
            if item not in members:
                from difflib import get_close_matches  # noqa: PLC0415 - for a slip, and hardly any app has one

                near = get_close_matches(item.lower().replace("_", "-"), members, n=1)
                self._refuse(key, item, ", ".join(members), f"did you mean {near[0]}?" if near else "take it out")
        return {members[item] for item in items if item in members}

    def definitions(self, key: str) -> TaskNeeds | None:
        """What the task definitions in files and folders need; ``None`` where the key is not given."""
        if key not in self._context:
            return None
        before = len(self._problems)
        arguments = self._items(key, ())
        if len(self._problems) > before:
            return TaskNeeds()
        from ecs_anywhere_iam.files.stated_needs import needs_of_files  # noqa: PLC0415

        # An app reads no standard input.
        read = needs_of_files([f"./{each}" if each == "-" else each for each in arguments])
        self._problems += [(key, f"{key}: {problem}") for problem in (*read.problems, *read.open)]
        return read.needs

    def _items(self, key: str, default: Sequence[str]) -> list[str]:
        """A JSON list of text, or text with commas between the items; empty text is an empty list."""
        value = self._context.get(key, list(default))
        items = value
        if isinstance(value, str):
            items = [item.strip() for item in value.split(",")] if value.strip() else []
        if isinstance(items, list) and all(isinstance(i, str) and i and not has_token(i) for i in items):
            return items
        allowed = "a JSON list of text, or items with commas between them"
        self._refuse(key, value, allowed, "take out empty items and what is no text")
        return []

    def _attempt(self, key: str, check: Callable[[], object]) -> bool:
        try:
            check()
        except InvalidValueError as error:
            self._problems.append((key, str(error)))
            return False
        return True

    def _refuse(self, key: str, got: object, allowed: str, fix: str) -> None:
        self._problems.append((key, str(InvalidValueError(key, got=got, allowed=allowed, fix=fix))))
