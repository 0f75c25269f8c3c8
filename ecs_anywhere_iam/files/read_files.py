"""Reads and parses every file that is meant, whatever is wrong with some of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ecs_anywhere_iam.errors import UnreadableFileError
from ecs_anywhere_iam.files.content import content_of, shown_name
from ecs_anywhere_iam.files.find import find
from ecs_anywhere_iam.files.parse import parse


@dataclass(frozen=True)
class ReadFile:
    """A file by its name as it was given, and what it says, or why that is not known."""

    name: str
    content: object = None
    error: UnreadableFileError | None = None


def read_files(arguments: Sequence[str]) -> Iterator[ReadFile]:
    """Each file; see ``find`` for what the arguments may be."""
    for name in find(arguments):
        shown = shown_name(name)
        try:
            yield ReadFile(shown, parse(content_of(name), shown))
        except UnreadableFileError as error:
            yield ReadFile(shown, error=error)
