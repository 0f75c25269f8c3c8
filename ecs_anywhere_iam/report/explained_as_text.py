"""Explanations as text for a terminal: a table of all files, then each file in full."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence

from ecs_anywhere_iam.report.explained import Explained
from ecs_anywhere_iam.report.ink import Ink

_ROLE = {True: "needed", False: "not needed", None: "undetermined"}
_YELLOW, _GREEN, _MAGENTA = "33", "32", "35"
_COLOURS = {True: _YELLOW, False: _GREEN, None: _MAGENTA}
_COLUMNS = ("FILE", "EXECUTION ROLE", "FOR")
_GAP = "  "
# Narrower than this, a column of words is no longer read but spelled.
_NARROWEST = 26


def explained_as_text(files: Sequence[Explained], *, width: int = 100, ink: Ink | None = None, brief: bool) -> str:
    """The table, and unless ``brief`` the reasons, warnings and policy of each file."""
    page = _Page(files, width, ink or Ink())
    lines = [*page.table(), *(() if brief else page.details())]
    return "".join(f"{line}\n" for line in lines)


class _Page:
    def __init__(self, files: Sequence[Explained], width: int, ink: Ink) -> None:
        self._files = files
        self._width = width
        self._ink = ink

    def table(self) -> Iterator[str]:
        """A row for each file."""
        rows = [(file.file, _ROLE[file.explanation.required], _what_for(file)) for file in self._files]
        first = max(len(row[0]) for row in (_COLUMNS, *rows))
        second = len(_COLUMNS[1])
        yield self._ink.bold(f"{_COLUMNS[0]:<{first}}{_GAP}{_COLUMNS[1]}{_GAP}{_COLUMNS[2]}")
        indent = first + second + 2 * len(_GAP)
        for file, (name, role, what) in zip(self._files, rows, strict=True):
            lines = textwrap.wrap(what, max(self._width - indent, _NARROWEST), break_on_hyphens=False) or [""]
            coloured = self._ink.in_colour(_COLOURS[file.explanation.required], f"{role:<{second}}")
            yield f"{name:<{first}}{_GAP}{coloured}{_GAP}{lines[0]}".rstrip()
            yield from (" " * indent + line for line in lines[1:])

    def details(self) -> Iterator[str]:
        """Each file in full."""
        for file in self._files:
            explanation = file.explanation
            yield from ("", self._ink.bold(file.file))
            yield from self._items("", explanation.reasons)
            yield from self._items("warning: ", explanation.warnings)
            if explanation.policy is not None:
                yield "  policy of the task execution role:"
                yield from textwrap.indent(
                    json.dumps(explanation.policy, indent=2, ensure_ascii=False), "    "
                ).splitlines()

    def _items(self, label: str, sentences: Sequence[str]) -> Iterator[str]:
        for sentence in sentences:
            first, *rest = textwrap.wrap(
                label + sentence,
                max(self._width, _NARROWEST),
                initial_indent="  - ",
                subsequent_indent="    ",
                break_long_words=False,
                break_on_hyphens=False,
            )
            yield first.replace(label, self._ink.in_colour(_YELLOW, label), 1) if label else first
            yield from rest


def _what_for(file: Explained) -> str:
    """What the tasks ask for, kind by kind, or what leaves it open."""
    explanation = file.explanation
    kinds = ", ".join(dict.fromkeys(need.kind.value for need in explanation.needs))
    if explanation.required is False:
        # Whatever an image is that is filled in later, the instance role can pull it, or it would not be so.
        images = ", ".join([*filter(None, [kinds]), *(["placeholders"] if explanation.placeholders else [])])
        return f"{images}, which the instance role pulls" if images else "nothing"
    if explanation.required is None:
        return f"{kinds}, and placeholders" if kinds else "placeholders"
    return kinds or "placeholders"
