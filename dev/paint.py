"""Colour and width: only a terminal gets colour, and none gets lines that are too long to read."""

from __future__ import annotations

import os
import shutil
import textwrap
from dataclasses import dataclass
from typing import TextIO

WIDEST = 110


@dataclass(frozen=True)
class Paper:
    """What text is laid out on."""

    width: int = WIDEST
    colour: bool = False

    def bold(self, text: str) -> str:
        """For what a section is about."""
        return self._in("1", text)

    def name(self, text: str) -> str:
        """For names that the reader will meet again elsewhere."""
        return self._in("36", text)

    def faint(self, text: str) -> str:
        """For the labels beside what matters."""
        return self._in("2", text)

    def good(self, text: str) -> str:
        """For what went well."""
        return self._in("32", text)

    def bad(self, text: str) -> str:
        """For what did not."""
        return self._in("31", text)

    def labelled(self, label: str, text: str, indent: int, column: int) -> str:
        """A label, and beside it, from ``column`` on, a text that is wrapped under itself."""
        lines = textwrap.wrap(
            text,
            width=max(self.width - column, 20),
            # ARNs and action names are copied: never broken in the middle.
            break_long_words=False,
            break_on_hyphens=False,
        )
        head = " " * indent + self.faint(label) + " " * max(column - indent - len(label), 1)
        return head + ("\n" + " " * column).join(lines or [""])

    def _in(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text


def paper_for(stream: TextIO) -> Paper:
    """The paper that a stream is; the environment variable ``NO_COLOR`` takes the colour away (no-color.org)."""
    terminal = stream.isatty()
    width = min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST) if terminal else WIDEST
    return Paper(width, terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb")
