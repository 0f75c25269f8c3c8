"""Runs a program to its end, measures how long that took, and reads the figures that it printed."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.contest import Contestant, Figures

# 0.1 ms of a second, and a thousandth of a count or a millisecond: what is behind it is noise.
_DIGITS_OF_SECONDS = 4
_DIGITS = 3
_LAST_LINES = 15


class ProgramFailedError(Exception):
    """A program that is measured ended with an error, or did not print its figures."""


def measured(contestant: Contestant, scratch: Path, environment: Mapping[str, str], folder: Path) -> Figures:
    """The ``seconds`` of the whole process, and what it printed.

    Raises ProgramFailedError with the last lines that it wrote.
    """
    command = [each.replace("{scratch}", str(scratch)) for each in contestant.command]
    # Into files, which it need not wait for, and which the machine's other core need not read meanwhile.
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = perf_counter()
        code = subprocess.run(
            command, check=False, stdin=subprocess.DEVNULL, stdout=output, stderr=errors, env=environment, cwd=folder
        ).returncode
        seconds = perf_counter() - start
        written = ["", ""]
        for place, file in enumerate((output, errors)):
            file.seek(0)
            written[place] = file.read().decode(errors="replace")
    if code != 0:
        raise ProgramFailedError(_told(contestant, f"ended with exit code {code}", "".join(written)))
    figures = {"seconds": round(seconds, _DIGITS_OF_SECONDS)}
    if not contestant.prints:
        return figures
    try:
        return {**figures, **read_figures(json.loads(written[0]))}
    except (ValueError, AttributeError):
        raise ProgramFailedError(_told(contestant, "printed no figures", "".join(written))) from None


def _told(contestant: Contestant, what: str, written: str) -> str:
    lines = written.splitlines()[-_LAST_LINES:]
    return "\n  ".join([f"{contestant.name}: `{' '.join(contestant.command)}` {what}", *lines])


def read_figures(printed: Mapping[str, Any]) -> Figures:
    """The numbers in a JSON object: those of an object in it under ``outer.inner``, and of a list its length."""
    return dict(_numbers(printed, ""))


def _numbers(printed: Mapping[str, Any], before: str) -> Iterator[tuple[str, float]]:
    for name, value in printed.items():
        if isinstance(value, Mapping):
            yield from _numbers(value, f"{before}{name}.")
        elif isinstance(value, list):
            yield before + name, len(value)
        elif isinstance(value, (int, float)):
            yield before + name, round(value, _DIGITS_OF_SECONDS if name.endswith("seconds") else _DIGITS)
