"""Measures beside CDK by hand, and draws the plots: ``python -m benchmarks``, or with the names of some parts only.

The exit code says whether everything could be measured, never how fast it was. Only a run of all parts, of which none
failed, writes the results, the page and the plots.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime, timezone
from pathlib import Path

from benchmarks import page, results
from benchmarks.arguments import read_arguments
from benchmarks.bench import Bench
from benchmarks.machine import load, machine, warning
from benchmarks.plots import plots
from benchmarks.results import Results, as_json, read_results
from benchmarks.surroundings import surroundings
from benchmarks.table import report
from dev.checkout import ROOT
from dev.clean_up import exit_on_signals


def main(arguments: Sequence[str]) -> int:
    """Measure, print the table, write what is kept, and return the exit code."""
    asked = read_arguments(arguments)
    exit_on_signals()
    at_start = load()
    if told := warning(at_start):
        print(told)
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as scratch:
        bench = Bench(Path(scratch), asked.rounds)
        try:
            bench.run(asked.parts)
        except KeyboardInterrupt:
            sys.stderr.write("bench: interrupted\n")
            return 130
    today = datetime.now(timezone.utc).date().isoformat()
    node = surroundings(os.environ, "")["JSII_NODE"]
    came = Results(bench.rounds, bench.slowest, machine(node), at_start, today)
    outcomes = [(goal, outcome) for goal, outcome in came.outcomes() if asked.whole or outcome]
    print(*report(came, outcomes), sep="\n")
    if bench.failures:
        print("", *bench.failures, sep="\n")
        return 1
    if asked.whole:
        write(came)
    return 0


def write(came: Results) -> None:
    """The results, and from what is kept of them the part of the page that shows them, and the plots."""
    results.FILE.write_text(as_json(came), encoding="utf-8")
    kept = read_results(results.FILE)
    files = {page.FILE: page.with_results(page.FILE.read_text(encoding="utf-8"), kept).encode(), **plots(kept)}
    for file, content in files.items():
        file.write_bytes(content)
    names = [file.relative_to(ROOT).as_posix() for file in (results.FILE, *files)]
    print("", "written:", *(f"  {name}" for name in names), sep="\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
