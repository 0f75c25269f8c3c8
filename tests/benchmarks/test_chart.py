from __future__ import annotations

import re

import pytest

from benchmarks.chart import Point, chart
from benchmarks.plots import plots
from benchmarks.results import FILE, read_results

SERIES = {"ours": [Point(10, 40.5), Point(1000, 4000)], "by hand": [Point(10, 50), Point(1000, 9000)]}
DRAWN = chart("roles", "Roles in one app", "number of roles", SERIES)


def test_the_same_points_make_the_same_bytes() -> None:
    assert chart("roles", "Roles in one app", "number of roles", SERIES) == DRAWN


def test_each_line_and_axis_is_named() -> None:
    told = re.findall(r"<text[^>]*>([^<]+)</text>", DRAWN.decode())
    wanted = {"Roles in one app", "number of roles", "milliseconds", "ours", "by hand"}
    assert wanted - set(told) == set()


@pytest.mark.parametrize("drawn", plots(read_results(FILE)).values(), ids=("roles", "repositories"))
def test_nothing_in_a_plot_runs_or_is_fetched(drawn: bytes) -> None:
    text = drawn.decode().replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert re.findall(r"<script|\bon\w+=|https?:|href|url\(|@import|<image|<!--", text) == []
