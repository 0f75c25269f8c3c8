"""Numbers for sources, so that a long address is told once."""

from __future__ import annotations

from collections.abc import Sequence


class Footnotes:
    """Sources in the order in which they were first named; the first is number one."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def refer(self, sources: Sequence[str]) -> str:
        """The sources' numbers, as ``[1] [2]``."""
        return " ".join(f"[{self._numbers.setdefault(source, len(self._numbers) + 1)}]" for source in sources)

    def notes(self) -> list[tuple[int, str]]:
        """Each number with its source."""
        return [(number, source) for source, number in self._numbers.items()]
