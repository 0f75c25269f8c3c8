"""Reads the command line, runs a command, and says in one line what went wrong.

The exit code is 0 when all went well, 1 when a report does not account for every action, 2 on a mistake in the
arguments or a file that cannot be written.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from ecs_anywhere_iam.command.one_line_parser import PROGRAM
from ecs_anywhere_iam.command.parser import make_parser
from ecs_anywhere_iam.errors import EcsAnywhereIamError

_REFUSED = 2
# What a shell shows for a program that a signal ended: 128 and the number of SIGINT, of SIGPIPE.
_INTERRUPTED = 130
_NOBODY_READS = 141


def main(arguments: Sequence[str]) -> int:
    """Runs the command that the arguments name, and gives the exit code.

    :raises SystemExit: for ``--help``, ``--version`` and arguments that are none, as argparse does
    """
    try:
        chosen = make_parser().parse_args(arguments)
        code: int = chosen.run(chosen)
        sys.stdout.flush()
    except EcsAnywhereIamError as error:
        print(f"{PROGRAM}: {' '.join(str(error).split())}", file=sys.stderr)  # noqa: T201 - a command speaks here
        return _REFUSED
    except BrokenPipeError:
        # `report | head` has read enough. Python would complain once more as it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _NOBODY_READS
    except KeyboardInterrupt:
        return _INTERRUPTED
    return code
