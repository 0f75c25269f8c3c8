"""Reads the command line, runs a command, and says in one line what went wrong.

The exit code is 0 when all went well; 1 when a report does not account for every action, or a role lacks a permission;
2 on a mistake in the arguments, or a file that cannot be read or written.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from ecs_anywhere_iam.command.one_line_parser import PROGRAM, SCRIPT, check_values
from ecs_anywhere_iam.command.parser import make_parser
from ecs_anywhere_iam.errors import EcsAnywhereIamError, in_one_line

_REFUSED = 2
# What a shell shows for a program that a signal ended: 128 and the number of SIGINT, of SIGPIPE.
_INTERRUPTED = 130
_NOBODY_READS = 141


def run() -> int:
    """The console script."""
    return main(sys.argv[1:], SCRIPT)


def main(arguments: Sequence[str], program: str = PROGRAM) -> int:
    """Runs the command that the arguments name, and gives the exit code.

    :param program: as what it was started
    :raises SystemExit: for ``--help``, ``--version`` and arguments that are none, as argparse does
    """
    if sys.stdout is None:
        return _refused(program, "standard output is closed")
    try:
        parser = make_parser(program, arguments[0] if arguments else None)
        check_values(parser, arguments)
        chosen = parser.parse_args(arguments)
        code: int = chosen.run(chosen)
        sys.stdout.flush()
    except EcsAnywhereIamError as error:
        return _refused(program, str(error))
    except BrokenPipeError:
        # `report | head` has read enough.
        _discard_output()
        return _NOBODY_READS
    except OSError as error:
        _discard_output()
        return _refused(program, f"standard output: {error.strerror or error}")
    except KeyboardInterrupt:
        return _INTERRUPTED
    return code


def _refused(program: str, problem: str) -> int:
    print(f"{program}: {in_one_line(' '.join(problem.split()))}", file=sys.stderr)  # noqa: T201 - a command speaks here
    return _REFUSED


def _discard_output() -> None:
    """Python would complain once more as it closes a stream that it cannot write to."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
