"""The plots of the page, from the results."""

from __future__ import annotations

from pathlib import Path

from benchmarks.chart import chart
from benchmarks.results import Results
from dev.checkout import ROOT

FOLDER = ROOT / "docs" / "explanation"

_LINES = {"ours": "ours", "hand": "by hand", "tuned": "by hand, tuned"}
_PLOTS = {
    "roles": ("Roles in one app", "number of roles, both kinds in turn"),
    "repositories": ("Repositories of one task execution role", "number of repositories"),
}


def plots(results: Results) -> dict[Path, bytes]:
    """What each file has to hold."""
    return {
        FOLDER / f"performance-{of}.svg": chart(
            of, title, counted, {_LINES[kind]: points for kind, points in results.series(of).items()}
        )
        for of, (title, counted) in _PLOTS.items()
    }
