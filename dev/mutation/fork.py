"""A process that begins where this one stands, and cannot change anything in it."""

from __future__ import annotations

import os
from collections.abc import Callable


def forked(action: Callable[[], bool]) -> int:
    """Starts a process that is silent, and ends with 0 where the answer is yes; gives its id."""
    child = os.fork()
    if child == 0:
        exit_code = 1
        try:
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, 1)
            os.dup2(nothing, 2)
            exit_code = 0 if action() else 1
        finally:
            os._exit(exit_code)
    return child
