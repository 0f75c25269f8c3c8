"""The bytes of a file, or of standard input, up to a size that no task definition has."""

from __future__ import annotations

import os
import stat
import sys

from ecs_anywhere_iam.errors import UnreadableFileError
from ecs_anywhere_iam.files.find import STANDARD_INPUT

# ECS takes task definitions of 64 KB: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html
_MOST = 10_000_000
_TOO_LARGE = "larger than 10 MB, which no task definition is"


def content_of(name: str) -> bytes:
    """All of the file.

    :raises UnreadableFileError: no file, one that may not be read, or one that is too large
    """
    if name == STANDARD_INPUT:
        return _checked(sys.stdin.buffer.read(_MOST + 1), name)
    try:
        # Opening a pipe that nobody writes to would wait for ever.
        descriptor = os.open(name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            about = os.fstat(descriptor)
            if stat.S_ISDIR(about.st_mode):
                raise UnreadableFileError(shown_name(name), "a folder")
            if stat.S_ISREG(about.st_mode) and about.st_size > _MOST:
                raise UnreadableFileError(shown_name(name), _TOO_LARGE)
            if not stat.S_ISREG(about.st_mode):
                os.set_blocking(descriptor, not _is_named_pipe(name))
            return _checked(file.read(_MOST + 1) or b"", name)
    except (OSError, ValueError) as error:
        problem = (getattr(error, "strerror", None) or str(error)).lower()
        raise UnreadableFileError(shown_name(name), problem) from error


def shown_name(name: str) -> str:
    """The name as it can stand in a line."""
    if name == STANDARD_INPUT:
        return "standard input"
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in name)


def _is_named_pipe(name: str) -> bool:
    """Whether it is a pipe with a name of its own; one that a shell hands over has its writer already."""
    return stat.S_ISFIFO(os.lstat(name).st_mode)


def _checked(content: bytes, name: str) -> bytes:
    if len(content) > _MOST:
        raise UnreadableFileError(shown_name(name), _TOO_LARGE)
    return content
