"""One more role, and one more: what each costs where there are few, and where there are many.

``python -m benchmarks.apps.many_roles KIND COUNT`` prints what it measured as one JSON object.
"""

from __future__ import annotations

import atexit
import gc
import json
import resource
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any

from benchmarks.kinds import KINDS, roles_of

if TYPE_CHECKING:
    import aws_cdk as cdk

# CloudFormation takes 500 resources in a stack.
_ROLES_IN_A_STACK = 100
# Node compiles what runs often, and is slower before.
_WARM_UP = 1_000
# Python's collection of garbage makes single roles uneven: a window has this many, both kinds in turn.
_WINDOW = 100
_BEFORE_EARLY = 10
_STATUS = Path("/proc/self/status")


def made(app: cdk.App, kind: str, count: int) -> Iterator[float]:
    """Makes roles, the two kinds in turn, in as many stacks as it takes; gives the seconds that each took."""
    import aws_cdk as cdk  # noqa: PLC0415 - starts Node, of which the exit is measured

    roles_in = roles_of(kind)
    for first in range(0, count, _ROLES_IN_A_STACK):
        roles = roles_in(cdk.Stack(app, f"Stack{first // _ROLES_IN_A_STACK}"))
        for number in range(first, min(first + _ROLES_IN_A_STACK, count)):
            start = perf_counter()
            if number % 2:
                roles.execution_role(f"ExecutionRole{number}", f"tasks-{number}")
            else:
                roles.instance_role(f"InstanceRole{number}", f"servers-{number}")
            yield perf_counter() - start


def own_peak_kilobytes() -> int:
    """The largest that this process has been in memory."""
    if _STATUS.exists():
        # Linux counts what started a process as the process itself in `getrusage`, however large that was.
        [peak] = [line.split()[1] for line in _STATUS.read_text().splitlines() if line.startswith("VmHWM:")]
        return int(peak)
    return _kilobytes(resource.RUSAGE_SELF)


def _kilobytes(who: int) -> int:
    peak = resource.getrusage(who).ru_maxrss
    return peak // 1024 if sys.platform == "darwin" else peak


def _print_with_peaks(measured: dict[str, Any]) -> None:
    if measured:
        peaks = {
            "python": own_peak_kilobytes(),
            # The largest child that has ended.
            "node": _kilobytes(resource.RUSAGE_CHILDREN),
        }
        print(json.dumps({**measured, "peak_kilobytes": peaks}))


def typical_ms(seconds: Sequence[float]) -> float:
    """What one role took, half of the median of the pairs of both kinds: a spike of the machine does not count."""
    return 500 * median(map(sum, zip(seconds[::2], seconds[1::2], strict=True)))


def main(kind: str, count: int) -> None:
    """Makes the roles and their templates, and prints what that took once Node has ended."""
    measured: dict[str, Any] = {}
    # Called in reverse: after jsii's own, which ends Node and waits for it, and is registered as jsii is imported.
    atexit.register(_print_with_peaks, measured)
    import aws_cdk as cdk  # noqa: PLC0415

    for _ in made(cdk.App(stack_traces=False), kind, _WARM_UP):
        pass
    # As `timeit` does: a collection takes as long as ten roles, and meets some windows and not others.
    gc.disable()
    app = cdk.App(stack_traces=False)
    start = perf_counter()
    seconds = list(made(app, kind, count))
    end = perf_counter()
    app.synth()
    early = seconds[_BEFORE_EARLY : _BEFORE_EARLY + _WINDOW]
    measured.update(
        kind=kind,
        roles=count,
        early_ms=typical_ms(early) if count >= _BEFORE_EARLY + _WINDOW else None,
        late_ms=typical_ms(seconds[-_WINDOW:]) if count >= 2 * _WINDOW else None,
        made_seconds=end - start,
        synth_seconds=perf_counter() - end,
    )


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in KINDS:  # noqa: PLR2004 - the program and its two arguments
        sys.exit(f"usage: python -m benchmarks.apps.many_roles {'|'.join(KINDS)} COUNT")
    main(sys.argv[1], int(sys.argv[2]))
