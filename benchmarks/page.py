"""The part of the page that a run writes: the table, the machine, and the slowest tests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.cells import HEADER, cells
from benchmarks.results import Results
from dev.checkout import ROOT

FILE = ROOT / "docs" / "explanation" / "performance.md"
BEGIN = "<!-- From benchmarks/results.json, by `make bench`: do not change it by hand. -->"
END = "<!-- Until here. -->"


class NoMarkersError(Exception):
    """The page has lost the comments between which the table stands."""


def rendered(results: Results) -> str:
    """What stands between the markers."""
    return "\n\n".join(_parts(results))


def with_results(page: str, results: Results) -> str:
    """The page, with these results in the place of those that it had."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise NoMarkersError(f"{FILE.name}: expected the lines {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{rendered(results)}\n\n{END}{after}"


def _parts(results: Results) -> Iterator[str]:
    outcomes = results.outcomes()
    yield _table(HEADER, [cells(goal, came) for goal, came in outcomes if not goal.informational])
    yield "For information:"
    # Nothing is asked of these, so the columns for that stay away.
    yield _table(HEADER[:-2], [cells(goal, came)[:-2] for goal, came in outcomes if goal.informational])
    counts = [came.rounds for _, came in outcomes if came and not came.goal.counted and came.goal.contest != "tests"]
    if counts:
        fewest, most = min(counts), max(counts)
        rounds = f"{fewest}" if fewest == most else f"{fewest} to {most}"
        yield f"Measured on {results.date}, in {rounds} rounds, with a load of {results.load:.1f} at the start, on:"
    yield "\n".join(f"- {name}: {value}" for name, value in results.machine.items())
    if results.slowest:
        yield "The slowest tests of `make test`:"
        yield _table(
            ("seconds", "phase", "test"),
            [(f"{test.seconds:.2f}", test.phase, _code(test.test)) for test in results.slowest],
        )


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _code(text: str) -> str:
    return f"`{text}`".replace("|", "\\|")
