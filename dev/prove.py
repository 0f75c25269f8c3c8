"""Runs the whole proof, and ends with one table: ``python -m dev.prove``, or with the names of some parts only.

What was tried, how many, what failed. A part that fails does not keep the others from being run; its output is in
``.cache/prove``, and its end is shown below the table. The exit code is 0 only where everything holds.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from dev.addresses import without_addresses
from dev.checkout import ROOT
from dev.clean_up import exit_on_signals
from dev.progress import Step, Steps, duration
from dev.proof import PARTS, Command, Part
from dev.quiet_command import CommandFailedError, run_quietly
from dev.tried import FAILED, SKIPPED, tried

LOGS = ROOT / ".cache" / "prove"
# What the tests and the mutation write while they run.
_SO_FAR = re.compile(r"\[ *(\d+%)\]|([\d,]+ of [\d,]+ mutants)")
_LAST_LINES = 40


class DoesNotHoldError(Exception):
    """A part of the proof failed."""


@dataclass(frozen=True)
class Result:
    """What came of a part."""

    part: Part
    seconds: float
    output: str
    broken: bool

    @property
    def counts(self) -> Counter[str]:
        """How many of each kind were tried, and how many failed, at least one where a command did."""
        counts = tried(self.output)
        # Whoever tries nothing has proved nothing.
        nothing = not any(count for kind, count in counts.items() if kind not in (FAILED, SKIPPED))
        return counts | Counter({FAILED: int(self.broken or nothing)})

    @property
    def log(self) -> Path:
        """Where the output is kept."""
        return LOGS / f"{self.part.name}.log"


def main(arguments: Sequence[str]) -> int:
    """Run the parts, print the table, and return the exit code."""
    parts = parsed(arguments)
    exit_on_signals()
    LOGS.mkdir(parents=True, exist_ok=True)
    steps = Steps(len(parts))
    results: list[Result] = []
    stopped = True
    try:
        for part in parts:
            # The step shows that it failed; the others are run all the same.
            with suppress(DoesNotHoldError), steps.step(f"{part.name}: {part.claim}") as step:
                results.append(tried_out(part, step))
                if results[-1].counts[FAILED]:
                    raise DoesNotHoldError
        stopped = False
    except KeyboardInterrupt:
        sys.stderr.write("prove: interrupted; what was tried until then:\n")
    print("", *table(results, steps.elapsed()), sep="\n")
    failed = [result for result in results if result.counts[FAILED]]
    for result in failed:
        print("", *ending(result), sep="\n")
    return 130 if stopped else int(bool(failed))


def parsed(arguments: Sequence[str]) -> list[Part]:
    """The parts that are asked for, all of them where none is."""
    parser = argparse.ArgumentParser(prog="python -m dev.prove", description="Run the proof of what the README claims.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(part.name for part in PARTS))
    names = parser.parse_args(arguments).parts
    if unknown := sorted(set(names) - {part.name for part in PARTS}):
        parser.error(f"no such part: {', '.join(unknown)}; expected {', '.join(part.name for part in PARTS)}")
    return [part for part in PARTS if not names or part.name in names]


def tried_out(part: Part, step: Step) -> Result:
    """Run all commands of the part, and keep what they write."""
    outputs, codes = zip(*(ended(part, command, step) for command in part.commands), strict=True)
    result = Result(part, step.elapsed(), without_addresses("\n".join(outputs)), broken=any(codes))
    result.log.write_text(result.output, encoding="utf-8")
    return result


def ended(part: Part, command: Command, step: Step) -> tuple[str, int]:
    """All that the command wrote, and its exit code."""
    environment = {**os.environ, **part.environment}
    try:
        output = run_quietly(command, called=part.name, environment=environment, folder=ROOT, on_line=_telling(step))
    except CommandFailedError as failure:
        return failure.output, failure.exit_code
    return output, 0


def _telling(step: Step) -> Callable[[str], None]:
    def tell(line: str) -> None:
        if found := _SO_FAR.search(line):
            step.busy_with(found[1] or found[2])

    return tell


def table(results: Sequence[Result], seconds: float) -> list[str]:
    """One line for each part: what was tried, how many, how many failed, and how long it took."""
    rows: list[tuple[str, ...]] = [("part", "what was tried", "how many", "failed", "skipped", "time")]
    rows += [row(result.part.name, result.part.claim, result.counts, result.seconds) for result in results]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(f"{cell:<{width}}" for cell, width in zip(each, widths, strict=True)).rstrip() for each in rows]
    rule = "-" * max(map(len, lines))
    total = sum((result.counts for result in results), Counter[str]())
    _, _, many, failed, skipped, time = row("", "", total, seconds)
    # Below the columns, which it would make too wide for a terminal.
    return [lines[0], rule, *lines[1:], rule, f"all: {many}; {failed} failed, {skipped} skipped, {time}"]


def row(name: str, claim: str, counts: Counter[str], seconds: float) -> tuple[str, ...]:
    """The cells of one line."""
    many = ", ".join(f"{count:,} {kind}" for kind, count in counts.items() if kind not in (FAILED, SKIPPED) and count)
    return name, claim, many or "nothing", str(counts[FAILED]), str(counts[SKIPPED]), duration(seconds)


def ending(result: Result) -> list[str]:
    """The last lines of what failed, and where the rest is."""
    lines = result.output.splitlines()[-_LAST_LINES:]
    return [f"{result.part.name} does not hold, from {result.log.relative_to(ROOT)}:", *(f"  {line}" for line in lines)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
