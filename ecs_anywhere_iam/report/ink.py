"""Colour for text on a terminal."""

from __future__ import annotations

from dataclasses import dataclass

from ecs_anywhere_iam.report.status import Status

# Select Graphic Rendition codes: https://www.ecma-international.org/publications-and-standards/standards/ecma-48/
_CODES = {
    Status.UNACCOUNTED: "1;31",
    Status.ADDED: "35",
    Status.KEPT: "33",
    Status.NARROWED: "32",
    Status.OPTIONAL: "34",
    Status.DROPPED: "2",
}


@dataclass(frozen=True)
class Ink:
    """Ink that has colour, or none."""

    colour: bool = False

    def status(self, status: Status, text: str) -> str:
        """Text in the colour of a status."""
        return self._in(_CODES[status], text)

    def bold(self, text: str) -> str:
        """For what a section is about."""
        return self._in("1", text)

    def faint(self, text: str) -> str:
        """For what stands beside what matters."""
        return self._in("2", text)

    def in_colour(self, code: str, text: str) -> str:
        """Text in a colour by its code."""
        return self._in(code, text)

    def _in(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text
