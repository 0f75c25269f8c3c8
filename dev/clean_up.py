"""How a walk that was cut short is cleared away."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import BotoCoreError, ClientError  # type: ignore[import-untyped]

from dev.aws_session import hermetic_session
from dev.emulator import Emulator

ENDING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def exit_on_signals() -> None:
    """Let SIGTERM, and the end of the terminal, unwind the program as Ctrl-C does, instead of ending it at once."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda got, _frame: sys.exit(128 + got))


@contextmanager
def deferring_signals() -> Iterator[None]:
    """Finish the body in peace: who presses Ctrl-C twice wants the program to end, not to leave things behind."""
    before = {number: signal.signal(number, signal.SIG_IGN) for number in ENDING_SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def delete_stack(running: Emulator, stack: str) -> None:
    """Delete a stack over the API: quicker than the command line, and works when the app itself is broken."""
    cloudformation = hermetic_session(running.environment).client("cloudformation", endpoint_url=running.endpoint)
    try:
        cloudformation.delete_stack(StackName=stack)
        waiter = cloudformation.get_waiter("stack_delete_complete")
        waiter.wait(StackName=stack, WaiterConfig={"Delay": 1, "MaxAttempts": 10})
    except (BotoCoreError, ClientError) as failure:
        # Not fatal: the emulator keeps everything in memory, and ends next.
        sys.stderr.write(f"the stack could not be deleted before the emulator ends: {failure}\n")
