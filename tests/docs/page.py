"""A page of the documentation: its code blocks, tables, headings and links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]

_FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_TABLE = re.compile(r"(?:^\|.*\|\n)+", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A fenced block of code, and the line of the page where its text starts."""

    language: str
    text: str
    line: int


@dataclass(frozen=True)
class Page:
    """A Markdown file."""

    path: Path

    def __str__(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def prose(self) -> str:
        """The text without its blocks."""
        return _FENCE.sub("", self.text)

    def blocks(self, *languages: str) -> list[Block]:
        return [
            Block(found["language"], found["text"], self.text.count("\n", 0, found.start("text")) + 1)
            for found in _FENCE.finditer(self.text)
            if found["language"] in languages
        ]

    def links(self) -> list[str]:
        return _LINK.findall(self.prose)

    def anchors(self) -> set[str]:
        """What follows ``#`` in links to this page's headings: small letters, and hyphens for blanks."""
        return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in _HEADING.findall(self.prose)}

    def table(self, *header: str) -> list[list[str]]:
        """The rows of the one table whose header starts with these cells."""
        [rows] = self.tables(*header)
        return rows

    def tables(self, *header: str) -> list[list[list[str]]]:
        """The rows of each table whose header starts with these cells."""
        tables = [[_cells(line) for line in found[0].splitlines()] for found in _TABLE.finditer(self.prose)]
        return [rows for first, _rule, *rows in tables if first[: len(header)] == list(header)]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


README = Page(ROOT / "README.md")
PAGES = [
    README,
    Page(ROOT / "CHANGELOG.md"),
    Page(ROOT / "CONTRIBUTING.md"),
    Page(ROOT / "SECURITY.md"),
    *map(Page, sorted((ROOT / "docs").rglob("*.md"))),
]
