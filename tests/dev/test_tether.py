"""A tethered program ends when it should, and never outlives the one that started it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dev.checkout import ROOT
from dev.quiet_command import CommandFailedError, run_quietly
from dev.tether import tethered

WRITE_PID_AND_SLEEP = "import os, sys, time; open(sys.argv[1], 'w').write(str(os.getpid())); time.sleep(600)"
DEAF = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + WRITE_PID_AND_SLEEP


def until(condition: Callable[[], bool], seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return condition()


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def pid_in(file: Path) -> int:
    assert until(lambda: file.exists() and file.read_text() != "")
    return int(file.read_text())


@pytest.mark.parametrize("program", [WRITE_PID_AND_SLEEP, DEAF], ids=["any", "deaf to SIGTERM"])
def test_a_program_ends_with_the_block(program: str, tmp_path: Path) -> None:
    command = [sys.executable, "-c", program, str(tmp_path / "pid")]
    with tethered(command, environment=os.environ, folder=tmp_path):
        pid = pid_in(tmp_path / "pid")
    assert until(lambda: not alive(pid))


def test_a_program_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    parent = (
        "import os, sys, time; from pathlib import Path; from dev.tether import tethered\n"
        f"command = [sys.executable, '-c', {WRITE_PID_AND_SLEEP!r}, {str(tmp_path / 'pid')!r}]\n"
        "with tethered(command, environment=os.environ, folder=Path('.')): time.sleep(600)"
    )
    process = subprocess.Popen([sys.executable, "-c", parent], cwd=ROOT)
    pid = pid_in(tmp_path / "pid")
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert until(lambda: not alive(pid))


def test_a_program_does_not_get_the_signals_of_our_terminal(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITE_PID_AND_SLEEP, str(tmp_path / "pid")]
    with tethered(command, environment=os.environ, folder=tmp_path):
        assert os.getsid(pid_in(tmp_path / "pid")) != os.getsid(0)


def test_the_output_of_a_command_is_returned() -> None:
    command = [sys.executable, "-c", "import sys; print('out', flush=True); print('err', file=sys.stderr)"]
    assert run_quietly(command, called="it", environment=os.environ, folder=ROOT) == "out\nerr\n"


def test_a_command_that_fails_raises_with_its_exit_code_and_output() -> None:
    command = [sys.executable, "-c", "import sys; print('why'); sys.exit(3)"]
    with pytest.raises(CommandFailedError) as caught:
        run_quietly(command, called="it", environment=os.environ, folder=ROOT)
    assert (caught.value.exit_code, caught.value.output, str(caught.value)) == (3, "why\n", "it ended with exit code 3")
