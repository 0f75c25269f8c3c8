"""Numbered steps with the time they take, shown from the first second on.

A terminal gets one line that ticks. A pipe or a log gets plain lines: one at the start, one every ten seconds, one at
the end.
"""

from __future__ import annotations

import shutil
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from typing import TextIO

TENTHS_BELOW_SECONDS = 10
MINUTES_FROM_SECONDS = 100
TICK_ON_TERMINAL_SECONDS = 0.2
TICK_IN_PIPE_SECONDS = 10.0
ERASE_LINE = "\r\x1b[K"


def duration(seconds: float) -> str:
    """``4.2 s``, ``38 s``, ``2 min 5 s``."""
    if seconds < TENTHS_BELOW_SECONDS:
        return f"{seconds:.1f} s"
    if seconds < MINUTES_FROM_SECONDS:
        return f"{seconds:.0f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s"


class Step:
    """One step under way."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.now = ""
        self.began = time.monotonic()

    def busy_with(self, what: str) -> None:
        """Tell the step what it is doing right now; shown on a terminal only."""
        self.now = what or self.now

    def line(self) -> str:
        """The line as it stands: label, time, and what the step is busy with."""
        return f"{self.label} … {duration(self.elapsed())}" + (f"  {self.now}" if self.now else "")

    def elapsed(self) -> float:
        """Seconds since it began."""
        return time.monotonic() - self.began


class Steps:
    """The steps of one program, counted up to ``total``."""

    def __init__(self, total: int, stream: TextIO | None = None) -> None:
        self.total = total
        self.count = 0
        self.stream = stream or sys.stdout
        if isinstance(self.stream, TextIOWrapper):
            # A terminal that knows no "…" shall show "?" instead of ending the program.
            self.stream.reconfigure(errors="replace")
        self.terminal = self.stream.isatty()
        self.began = time.monotonic()

    def elapsed(self) -> float:
        """Seconds since the first step could begin."""
        return time.monotonic() - self.began

    @contextmanager
    def step(self, title: str) -> Iterator[Step]:
        """Show a step while the body runs, and how it ended."""
        self.count += 1
        step = Step(f"[{self.count}/{self.total}] {title}")
        if not self.terminal:
            self._write(f"{step.label} …\n")
        done = threading.Event()
        ticking = threading.Thread(target=self._tick, args=(step, done), daemon=True)
        ticking.start()
        outcome = "failed after"
        try:
            yield step
            outcome = "done in"
        except (KeyboardInterrupt, SystemExit):
            outcome = "stopped after"
            raise
        finally:
            done.set()
            ticking.join()
            ending = f"{outcome} {duration(step.elapsed())}"
            self._write(f"{ERASE_LINE}{step.label}: {ending}\n" if self.terminal else f"      {ending}\n")

    def _tick(self, step: Step, done: threading.Event) -> None:
        with suppress(BrokenPipeError):  # which the end of the step raises, where it can be handled
            self._tick_until(step, done)

    def _tick_until(self, step: Step, done: threading.Event) -> None:
        pause = TICK_ON_TERMINAL_SECONDS if self.terminal else TICK_IN_PIPE_SECONDS
        if self.terminal:
            self._write(self._fitted(step))
        while not done.wait(pause):
            self._write(self._fitted(step) if self.terminal else f"      … {duration(step.elapsed())}\n")

    def _fitted(self, step: Step) -> str:
        # A line longer than the terminal would wrap, and its first half could not be erased any more.
        return ERASE_LINE + step.line()[: shutil.get_terminal_size().columns - 1]

    def _write(self, text: str) -> None:
        self.stream.write(text)
        self.stream.flush()
