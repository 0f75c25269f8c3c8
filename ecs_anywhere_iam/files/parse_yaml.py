"""YAML, of which task definitions need little: one document, no aliases, and no tags but those of CloudFormation.

It is put together here from what PyYAML's parser meets, by the rules below: PyYAML's own loader calls itself level by
level, and makes dates and base-60 numbers of what nobody meant so. PyYAML is the optional extra ``[yaml]``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from typing import Any

from ecs_anywhere_iam.errors import UnreadableFileError
from ecs_anywhere_iam.files.fault import MOST_DIGITS, MOST_LEVELS, TOO_DEEP, Fault
from ecs_anywhere_iam.files.parse_yaml_tag import plain_tag, with_tag
from ecs_anywhere_iam.tasks.definition.node import shown


def _number(word: str) -> float | Fault:
    number = float(word)
    return number if math.isfinite(number) else Fault(f"{shown(word)} is too large a number")


# What a word without quotes is beside text: the core schema of YAML 1.2, and the booleans of YAML 1.1, as some tools
# read the one and some the other. https://yaml.org/spec/1.2.2/#core-schema
_WORDS: tuple[tuple[re.Pattern[str], Callable[[str], object]], ...] = (
    (re.compile(r"~|null|Null|NULL|"), lambda _: None),
    (re.compile(r"true|True|TRUE|yes|Yes|YES|on|On|ON"), lambda _: True),
    (re.compile(r"false|False|FALSE|no|No|NO|off|Off|OFF"), lambda _: False),
    (re.compile(rf"[-+]?[0-9]{{1,{MOST_DIGITS}}}"), int),
    (re.compile(r"[-+]?[0-9]+"), lambda digits: Fault(f"a number of {len(digits):,} digits")),
    (re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,2})?"), _number),
    (re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"), lambda word: Fault(f"{word} is no number")),
)


class _Refused(Exception):  # noqa: N818 - it becomes an error where the name of the file is known
    """Something that is not taken, at a mark."""

    def __init__(self, problem: str, mark: Any) -> None:
        self.problem = f"{problem} at line {mark.line + 1}, column {mark.column + 1}"


def parse_yaml(text: str, name: str, *, template: bool = False) -> object:
    """What the text says.

    :param template: the short forms of CloudFormation's functions are taken
    :raises UnreadableFileError: no YAML, something beyond plain values, a key twice, or no PyYAML to read it with
    """
    try:
        import yaml  # noqa: PLC0415 - an optional extra, and slow to load

        # The one in C is the faster one, and not everywhere.
        loader = getattr(yaml, "CSafeLoader", None) or yaml.SafeLoader
    except (ImportError, AttributeError) as error:
        # Without PyYAML, a folder called yaml where Python was started is imported in its place.
        raise UnreadableFileError(name, "YAML takes an extra: pip install 'ecs-anywhere-iam[yaml]'") from error
    try:
        return _built(yaml.parse(text, Loader=loader), template=template)
    except _Refused as refused:
        raise UnreadableFileError(name, refused.problem) from refused
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f" at line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        raise UnreadableFileError(name, f"not YAML: {error.problem or error.context}{where}") from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise UnreadableFileError(name, f"not YAML: {' '.join(str(error).split())}") from error


def _built(events: Iterable[Any], *, template: bool) -> object:
    """The value that the events make, which come in the order of the text."""
    root: list[object] = []
    open_ones: list[_Collection] = []
    for event in events:
        match type(event).__name__:
            case "MappingStartEvent" | "SequenceStartEvent":
                if len(open_ones) >= MOST_LEVELS:
                    raise _Refused(TOO_DEEP, event.start_mark)
                open_ones.append(_Collection(event, template=template))
                continue
            case "MappingEndEvent" | "SequenceEndEvent":
                closed = open_ones.pop()
                value, start = closed.value(), closed.start
            case "ScalarEvent":
                value, start = _scalar(event, template=template), event
            case "AliasEvent":
                # A few lines of aliases can stand for gigabytes.
                raise _Refused("an alias, which is not taken,", event.start_mark)
            case "DocumentStartEvent" if root:
                raise _Refused("a second document, which is not taken,", event.start_mark)
            case _:
                continue
        if open_ones:
            open_ones[-1].add(value, start)
        else:
            root.append(value)
    return root[0] if root else None


class _Collection:
    """A mapping or a list that is not closed yet."""

    def __init__(self, start: Any, *, template: bool) -> None:
        self.start = start
        self._tag = _checked_tag(start, template=template)
        self._is_mapping = type(start).__name__ == "MappingStartEvent"
        self._key: str | None = None
        self._mapping: dict[str, object] = {}
        self._list: list[object] = []

    def add(self, value: object, start: Any) -> None:
        """The next key, value or item."""
        if not self._is_mapping:
            self._list.append(value)
        elif self._key is not None:
            self._mapping[self._key], self._key = value, None
        else:
            self._key = self._checked_key(start)

    def value(self) -> object:
        """All of it."""
        return with_tag(self._tag, self._mapping if self._is_mapping else self._list)

    def _checked_key(self, event: Any) -> str:
        if type(event).__name__ != "ScalarEvent":
            raise _Refused("a key that is no text, as `{{x}}` without quotes makes one,", event.start_mark)
        key: str = event.value
        if key == "<<" and event.implicit[0]:
            raise _Refused("a merge key, which is not taken,", event.start_mark)
        if key in self._mapping:
            raise _Refused(f"duplicate key {shown(key)}", event.start_mark)
        return key


def _scalar(event: Any, *, template: bool) -> object:
    tag = _checked_tag(event, template=template)
    if tag or event.tag is not None or not event.implicit[0]:
        return with_tag(tag, event.value)
    return next((made(event.value) for form, made in _WORDS if form.fullmatch(event.value)), event.value)


def _checked_tag(event: Any, *, template: bool) -> str:
    """The tag of CloudFormation, empty where there is none."""
    if event.tag is None or plain_tag(event.tag):
        return ""
    if template and event.tag.startswith("!"):
        return str(event.tag)
    raise _Refused(f"the tag {shown(event.tag)[1:-1]}, which is not taken,", event.start_mark)
