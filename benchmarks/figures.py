"""What is taken from a round: times in milliseconds, memory in megabytes, the rest counted."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.contest import Round

Figure = Callable[[Round], float]

_MS = 1000
_KILOBYTES = 1024


def time_of(name: str) -> Figure:
    """How long the whole process took."""
    return lambda runs: _MS * runs[name]["seconds"]


def printed(name: str, figure: str) -> Figure:
    """A number that the program printed."""
    return lambda runs: runs[name][figure]


def one_more_role(kind: str) -> Figure:
    """Making one more where there are many already, and its part of synth."""
    return lambda runs: runs[kind]["late_ms"] + _MS * runs[kind]["synth_seconds"] / runs[kind]["roles"]


def made_and_synthesized(kind: str) -> Figure:
    """All roles, and synth, without the start of Python and Node."""
    return lambda runs: _MS * (runs[kind]["made_seconds"] + runs[kind]["synth_seconds"])


def memory_of(kind: str) -> Figure:
    """The peaks of Python and Node together."""
    return lambda runs: (runs[kind]["peak_kilobytes.python"] + runs[kind]["peak_kilobytes.node"]) / _KILOBYTES


def one_more_file(fewer: int, more: int) -> Figure:
    """What each file costs from so many on, up to so many."""
    return lambda runs: _MS * (runs[str(more)]["seconds"] - runs[str(fewer)]["seconds"]) / (more - fewer)
