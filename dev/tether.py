"""A program that cannot outlive the one which started it, however that one ends.

``tethered`` starts a small keeper, in a session of its own, that holds a pipe from us and runs the program. When we
end, even by SIGKILL, the pipe closes, and the keeper ends its whole process group. In a session of its own the program
also does not get the Ctrl-C of our terminal: we clean up first and then end it.

The keeper is this same file, run as a program by ``python -I -S``: it may import the standard library only.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

# How long a program may take to end by itself before it is killed.
GRACE_SECONDS = 5.0


@contextmanager
def tethered(
    command: Sequence[str | Path],
    *,
    environment: Mapping[str, str],
    folder: Path,
    output: int | IO[bytes] = subprocess.PIPE,
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program while the body runs; standard output and error both go to ``output``."""
    keeper = subprocess.Popen(
        # The base Python, since the virtual environment may be what the program makes anew.
        [getattr(sys, "_base_executable", None) or sys.executable, "-I", "-S", __file__, *map(str, command)],
        stdin=subprocess.PIPE,
        stdout=output,
        stderr=subprocess.STDOUT,
        env=dict(environment),
        cwd=folder,
        start_new_session=True,
    )
    try:
        yield keeper
    finally:
        end(keeper)


def end(keeper: subprocess.Popen[bytes]) -> None:
    """End the program and everything that it started; does nothing when it has ended already."""
    if keeper.stdin is not None:
        keeper.stdin.close()
    try:
        keeper.wait(GRACE_SECONDS + 2)
    except subprocess.TimeoutExpired:
        os.killpg(keeper.pid, signal.SIGKILL)
        keeper.wait()
    if keeper.stdout is not None:
        keeper.stdout.close()


def keep(command: Sequence[str]) -> int:
    """The keeper's life: run the program, end it when the pipe on standard input closes; its exit code is ours."""
    if os.getpgrp() != os.getpid():
        raise SystemExit("tether: must lead a process group of its own, or it would end its caller's")
    signal.signal(signal.SIGTERM, lambda _signal, _frame: end_own_group())
    program = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    threading.Thread(target=end_at_end_of_pipe, daemon=True).start()
    code = program.wait()
    end_own_group()  # what the program left behind
    return code if code >= 0 else 128 - code


def end_at_end_of_pipe() -> None:
    """Wait until nobody holds the other end of the pipe any more."""
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def end_own_group() -> None:
    """Ask everything in the group to end, and kill what has not after the grace."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    os.killpg(os.getpgrp(), signal.SIGTERM)
    killing = threading.Timer(GRACE_SECONDS, os.killpg, (os.getpgrp(), signal.SIGKILL))
    killing.daemon = True
    killing.start()


if __name__ == "__main__":
    sys.exit(keep(sys.argv[1:]))
