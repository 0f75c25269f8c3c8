"""The page on performance shows the results that are kept, and names the parts that are run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.arguments import PARTS
from benchmarks.goals import GOALS
from benchmarks.outcome import outcome
from benchmarks.page import BEGIN, END, FILE, NoMarkersError, with_results
from benchmarks.plots import plots
from benchmarks.results import FILE as KEPT
from benchmarks.results import Results, as_json, read_results
from tests.docs.page import Page

PAGE = Page(FILE)
RESULTS = read_results(KEPT)


def test_the_page_shows_the_results_that_are_kept() -> None:
    assert with_results(PAGE.text, RESULTS) == PAGE.text


@pytest.mark.parametrize(("file", "drawn"), plots(RESULTS).items(), ids=lambda part: getattr(part, "stem", ""))
def test_a_plot_shows_the_results_that_are_kept(file: Path, drawn: bytes) -> None:
    assert file.read_bytes() == drawn


def test_what_is_computed_from_the_rounds_is_kept_as_computed() -> None:
    assert as_json(RESULTS) == KEPT.read_text(encoding="utf-8")


def test_each_timed_row_is_of_seven_rounds_or_more() -> None:
    came = [outcome(goal, RESULTS.rounds) for goal in GOALS if not goal.counted and goal.contest != "tests"]
    assert [each and each.goal.measure for each in came if each is None or each.rounds < 7] == []


def test_the_page_names_every_part() -> None:
    assert sorted(row[0].strip("`") for row in PAGE.table("Part")) == sorted(PARTS)


def test_the_page_has_a_plot_of_each_series() -> None:
    assert sorted(json.loads(KEPT.read_text(encoding="utf-8"))["series"]) == sorted(
        file.stem.removeprefix("performance-") for file in plots(RESULTS) if f"]({file.name})" in PAGE.text
    )


def test_a_page_without_its_markers_is_not_written() -> None:
    with pytest.raises(NoMarkersError):
        with_results("# What it costs\n", Results({}))


def test_what_stands_around_the_table_is_kept() -> None:
    written = with_results(f"before\n\n{BEGIN}\nold\n{END}\n\nafter\n", Results({}))
    assert (written.startswith(f"before\n\n{BEGIN}\n"), written.endswith(f"{END}\n\nafter\n")) == (True, True)
