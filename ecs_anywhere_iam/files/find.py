"""Which files are meant by names of files and folders, and by patterns."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from glob import glob, has_magic

STANDARD_INPUT = "-"
_SUFFIXES = (".json", ".yaml", ".yml")
_SKIPPED = "node_modules"


def find(arguments: Sequence[str]) -> list[str]:
    """The files, in the order of the arguments, each once; those of a folder by their paths.

    What is not there is in the list as well: to read it says so.

    :param arguments: names of files; of folders, whose ``.json``, ``.yaml`` and ``.yml`` files are meant at any depth,
        but in hidden folders and in ``node_modules``; patterns with ``*``, ``?``, ``[…]`` and ``**``; ``-`` for
        standard input
    """
    found: dict[str, str] = {}
    for argument in arguments:
        for name in _meant(argument):
            found.setdefault(name if name == STANDARD_INPUT else os.path.realpath(name), name)
    return list(found.values())


def _meant(argument: str) -> Iterator[str]:
    if argument == STANDARD_INPUT:
        yield argument
    elif os.path.isdir(argument):
        yield from _in_folder(argument)
    elif has_magic(argument) and not os.path.lexists(argument):
        matching = sorted(glob(argument, recursive=True))
        for name in matching or [argument]:
            yield from _in_folder(name) if os.path.isdir(name) else [name]
    else:
        yield argument


def _in_folder(folder: str) -> Iterator[str]:
    # Links to folders are not followed: they may lead in a circle.
    for path, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != _SKIPPED)
        yield from (
            os.path.join(path, name)
            for name in sorted(files)
            if name.lower().endswith(_SUFFIXES) and not name.startswith(".")
        )
