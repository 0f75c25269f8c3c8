"""Runs a program whose output matters only when it fails."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, cast

from dev.tether import tethered


class CommandFailedError(Exception):
    """A program ended with another exit code than zero; ``output`` is all that it wrote."""

    def __init__(self, called: str, exit_code: int, output: str) -> None:
        super().__init__(f"{called} ended with exit code {exit_code}")
        self.exit_code = exit_code
        self.output = output


def run_quietly(
    command: Sequence[str | Path],
    *,
    called: str,
    environment: Mapping[str, str],
    folder: Path,
    on_line: Callable[[str], None] = lambda _line: None,
) -> str:
    """Run to the end and return the output; each line is also given to ``on_line`` as soon as it is there.

    ``called`` is what people call the command, for the message of the error.

    Raises CommandFailedError. When the body is interrupted, the program and all that it started is ended first.
    """
    lines: list[str] = []
    with tethered(command, environment=environment, folder=folder) as process:
        # ``tethered`` makes a pipe of the output when it is not told where else to put it.
        for raw in cast(IO[bytes], process.stdout):
            lines.append(raw.decode(errors="replace"))
            on_line(lines[-1].strip())
        exit_code = process.wait()
    output = "".join(lines)
    if exit_code != 0:
        raise CommandFailedError(called, exit_code, output)
    return output
