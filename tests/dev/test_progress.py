"""Steps are shown with the time they take, in a pipe as plain lines."""

from __future__ import annotations

import io
import re

import pytest

from dev.progress import Steps, duration


def shown(stream: io.StringIO) -> str:
    """What was written, with each time as ``T``."""
    return re.sub(r"\d+(\.\d)? s", "T", stream.getvalue())


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.04, "0.0 s"), (9.94, "9.9 s"), (12.3, "12 s"), (119.7, "2 min 0 s"), (125, "2 min 5 s")]
)
def test_a_duration_is_as_exact_as_a_person_wants_it(seconds: float, text: str) -> None:
    assert duration(seconds) == text


def test_a_pipe_gets_a_line_when_a_step_begins_and_one_when_it_ends() -> None:
    stream = io.StringIO()
    with Steps(2, stream).step("waiting"):
        pass
    assert shown(stream) == "[1/2] waiting …\n      done in T\n"


def test_a_pipe_is_told_now_and_then_that_a_step_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dev.progress.TICK_IN_PIPE_SECONDS", 0.01)
    stream = io.StringIO()
    with Steps(1, stream).step("waiting"):
        while "… 0" not in stream.getvalue():
            pass
    assert shown(stream).startswith("[1/1] waiting …\n      … T\n")


def test_a_step_that_raises_is_shown_as_failed() -> None:
    stream = io.StringIO()
    with pytest.raises(ValueError, match="no"), Steps(1, stream).step("trying"):
        raise ValueError("no")
    assert shown(stream) == "[1/1] trying …\n      failed after T\n"


def test_a_step_that_is_interrupted_is_shown_as_stopped() -> None:
    stream = io.StringIO()
    with pytest.raises(KeyboardInterrupt), Steps(1, stream).step("trying"):
        raise KeyboardInterrupt
    assert shown(stream) == "[1/1] trying …\n      stopped after T\n"


def test_a_terminal_gets_one_line_that_is_written_over() -> None:
    stream = Terminal()
    with Steps(1, stream).step("waiting"):
        pass
    assert shown(stream) == "\r\x1b[K[1/1] waiting … T\r\x1b[K[1/1] waiting: done in T\n"
