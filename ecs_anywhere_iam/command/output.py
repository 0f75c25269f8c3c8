"""Hands a text out: to standard output, or to a file that is there whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
from io import TextIOWrapper
from pathlib import Path

from ecs_anywhere_iam.errors import InvalidValueError

_WIDEST = 120
_OF_A_PIPE = 100


def is_terminal() -> bool:
    """Whether standard output is a terminal that shows colour; ``NO_COLOR`` says that it shall not (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def terminal_width() -> int:
    """The characters of a line: those of the terminal, up to what is still read at ease."""
    return min(shutil.get_terminal_size((_OF_A_PIPE, 24)).columns, _WIDEST) if sys.stdout.isatty() else _OF_A_PIPE


def hand_out(text: str, file: Path | None) -> None:
    """Writes the text in UTF-8.

    :raises InvalidValueError: a file that cannot be written
    """
    if file is None:
        if isinstance(sys.stdout, TextIOWrapper):
            # A terminal may have another encoding, in which a sign or two is missing; a pipe takes what we say.
            sys.stdout.reconfigure(encoding=None if sys.stdout.isatty() else "utf-8", errors="replace")
        sys.stdout.write(text)
        return
    try:
        _write(text.encode(), Path(os.path.realpath(file)))
    except (OSError, ValueError) as error:
        # No file has a name with a zero byte in it, or with half of a surrogate pair.
        problem = getattr(error, "strerror", None) or str(error)
        raise InvalidValueError("--output", got=str(file), allowed="a file that can be written", fix=problem) from error


def _write(content: bytes, file: Path) -> None:
    if file.exists() and not file.is_file():
        # A device, such as a terminal, has no name to take over; a folder is refused here.
        file.write_bytes(content)
        return
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
