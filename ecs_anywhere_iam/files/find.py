"""Which files are meant by names of files and folders, and by patterns."""
# ruff: noqa: PTH112, PTH118, PTH207 - names stay as they were given, and `os.path` answers where `pathlib` raises

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from glob import escape, glob, has_magic

STANDARD_INPUT = "-"
_SUFFIXES = (".json", ".yaml", ".yml")
_SKIPPED = "node_modules"
_SEPARATOR = rf"[{re.escape(os.sep + (os.altsep or ''))}]"
# Several in a row mean the same, and would each be walked for every folder of the one before.
_ANY_DEPTH = re.compile(rf"(?:^|(?<={_SEPARATOR}))(?:\*\*(?:{_SEPARATOR}+|$))+")


def find(arguments: Sequence[str]) -> list[str]:
    """The files, in the order of the arguments, each once; those of a folder or a pattern by their paths.

    What is not there, cannot be looked into or holds no such file is in the list as well: to read it says so.

    :param arguments: names of files; of folders, whose ``.json``, ``.yaml`` and ``.yml`` files are meant at any depth,
        but in hidden folders and in ``node_modules``; patterns with ``*``, ``?``, ``[…]`` and, for any folder below but
        those, ``**``; ``-`` for standard input
    """
    found: dict[str, str] = {}
    for argument in arguments:
        for name in _meant(argument):
            found.setdefault(_identity(name), name)
    return list(found.values())


def _identity(name: str) -> str:
    try:
        return name if name == STANDARD_INPUT else os.path.realpath(name)
    except ValueError:
        # No file has such a name.
        return name


def _meant(argument: str) -> Sequence[str]:
    if argument == STANDARD_INPUT:
        return [argument]
    if os.path.isdir(argument):
        return _in_folder(argument)
    if has_magic(argument) and not os.path.lexists(argument):
        try:
            names = list(_matching(argument))
        except ValueError:
            # No folder has such a name.
            return [argument]
        files = {file for name in names for file in (_in_folder(name) if os.path.isdir(name) else [name])}
        return sorted(files) or [argument]
    return [argument]


def _in_folder(folder: str) -> Sequence[str]:
    closed: list[str] = []
    files = [
        os.path.join(path, name)
        for path, names in _folders(folder, closed)
        for name in names
        if name.lower().endswith(_SUFFIXES) and not name.startswith(".")
    ]
    return sorted((*files, *closed)) or [folder]


def _folders(folder: str, closed: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The folder and those below, each with the files in it; ``closed`` gets those that cannot be looked into."""
    # Until Python 3.12, `os.walk` calls itself for each level.
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        files = []
        try:
            with os.scandir(path) as entries:
                for entry in entries:
                    # Links to folders are not followed: they may lead in a circle.
                    if entry.is_dir(follow_symlinks=False):
                        if not entry.name.startswith(".") and entry.name != _SKIPPED:
                            waiting.append(entry.path)
                    elif not (entry.is_symlink() and os.path.isdir(entry.path)):
                        files.append(entry.name)
        except OSError:
            closed.append(path)
        yield path, files


def _matching(pattern: str) -> Iterator[str]:
    """What matches, where ``**`` is walked as folders are: `glob` follows links, which may lead in a circle."""
    before, *behind = _ANY_DEPTH.split(pattern, maxsplit=1)
    if not behind:
        yield from glob(pattern)
        return
    for start in glob(before) if before else [os.curdir]:
        for path, _ in _folders(start, []):
            folder = path if before else os.path.join(path, "").removeprefix(os.path.join(os.curdir, ""))
            yield from _matching(os.path.join(escape(folder), behind[0])) if behind[0] else [folder or os.curdir]
