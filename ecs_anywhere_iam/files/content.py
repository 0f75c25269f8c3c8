"""The bytes of a file, or of standard input, up to a size that no task definition has."""

from __future__ import annotations

import os
import stat
import sys
from typing import BinaryIO

from ecs_anywhere_iam.errors import UnreadableFileError, in_one_line
from ecs_anywhere_iam.files.find import STANDARD_INPUT

# ECS takes task definitions of 64 KB: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html
_MOST = 10_000_000
_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0)


def content_of(name: str) -> bytes:
    """All of the file.

    :raises UnreadableFileError: no file, one that may not be read, or one that is too large
    """
    try:
        content = _of_standard_input() if name == STANDARD_INPUT else _of_file(name)
    except IsADirectoryError as error:
        raise UnreadableFileError(shown_name(name), "a folder without .json, .yaml or .yml files") from error
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or str(error)
        raise UnreadableFileError(shown_name(name), f"{problem[:1].lower()}{problem[1:]}") from error
    if content is None or len(content) > _MOST:
        raise UnreadableFileError(shown_name(name), "larger than 10 MB, which no task definition is")
    return content


def shown_name(name: str) -> str:
    """The name as it can stand in a line."""
    if name == STANDARD_INPUT:
        return "standard input"
    return in_one_line(name)


def _of_standard_input() -> bytes:
    if sys.stdin is None:
        raise ValueError("closed")
    return sys.stdin.buffer.read(_MOST + 1)


def _of_file(name: str) -> bytes | None:
    """The content; ``None``, and nothing is read, where it is too large."""
    with open(name, "rb", opener=_opened) as file:
        about = os.fstat(file.fileno())
        if not stat.S_ISREG(about.st_mode):
            return _first_byte(file) + file.read(_MOST + 1)
        return file.read(_MOST + 1) if about.st_size <= _MOST else None


def _opened(name: str, flags: int) -> int:
    # Opening a pipe that nobody writes to would wait for ever.
    return os.open(name, flags | _WITHOUT_WAITING)


def _first_byte(file: BinaryIO) -> bytes:
    """The first byte of what is no regular file, for which is waited where somebody is going to write it."""
    if not _WITHOUT_WAITING:
        return b""
    descriptor = file.fileno()
    try:
        first = os.read(descriptor, 1)
    except BlockingIOError:
        first = b""
    else:
        if not first and stat.S_ISFIFO(os.fstat(descriptor).st_mode):
            raise ValueError("a pipe that nobody writes to")
    os.set_blocking(descriptor, True)
    return first
