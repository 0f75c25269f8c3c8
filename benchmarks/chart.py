"""A plot as SVG: nothing in it runs, nothing is fetched, and the same points make the same bytes."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pygal  # type: ignore[import-untyped]
from pygal.style import Style  # type: ignore[import-untyped]

# Its finder of plug-ins speaks a protocol that Python has given up; every later import would warn of that.
sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, pygal.PluginImportFixer)]

_SVG = "http://www.w3.org/2000/svg"
_FONT = "Helvetica, Arial, sans-serif"
# Of different brightness as well, for whoever does not tell the colours apart.
_COLORS = ("#0b5fa5", "#d9730d", "#7a1f5c")
# White all over: on a dark page too, black writing stands on white.
_STYLE = Style(
    background="#ffffff",
    plot_background="#ffffff",
    foreground="#222222",
    foreground_strong="#000000",
    foreground_subtle="#666666",
    opacity="1",
    guide_stroke_color="#cccccc",
    major_guide_stroke_color="#cccccc",
    colors=_COLORS,
    font_family=_FONT,
    title_font_size=18,
    label_font_size=13,
    major_label_font_size=13,
    legend_font_size=14,
)
# They wait for a mouse, and a script that shows them.
_FOR_SCRIPTS = ("tooltip-overlay", "text-overlay")


class Point(NamedTuple):
    """A number of things, and what they cost."""

    number: int
    milliseconds: float


def chart(name: str, title: str, counted: str, series: Mapping[str, Sequence[Point]]) -> bytes:
    """A line for each of the series; ``counted`` is what stands below the horizontal axis."""
    plot = pygal.XY(
        style=_STYLE,
        title=title,
        x_title=counted,
        y_title="milliseconds",
        width=860,
        height=480,
        js=(),
        dots_size=4,
        legend_at_bottom=True,
        legend_at_bottom_columns=len(series),
        truncate_legend=-1,
        include_x_axis=True,
        range=(0, _top(series)),
        xrange=(0, max(point.number for line in series.values() for point in line)),
        value_formatter=lambda value: f"{value:,.0f}",
        x_value_formatter=lambda value: f"{value:,.0f}",
        show_x_guides=False,
    )
    # Which is random otherwise.
    plot.uuid = name
    for line, points in series.items():
        plot.add(line, [tuple(point) for point in points])
    return _still(plot.render())


def _top(series: Mapping[str, Sequence[Point]]) -> float:
    return 1.05 * max(point.milliseconds for line in series.values() for point in line)


def _still(drawn: bytes) -> bytes:
    """Without what runs, what waits for it, and pygal's comments, which have the day in them."""
    ET.register_namespace("", _SVG)
    # The parser leaves comments out.
    root = ET.fromstring(drawn)  # noqa: S314 - pygal wrote it
    for parent in list(root.iter()):
        for child in list(parent):
            classes = child.get("class", "").split()
            if child.tag == f"{{{_SVG}}}script" or any(name in classes for name in _FOR_SCRIPTS):
                parent.remove(child)
    return bytes(ET.tostring(root, encoding="utf-8")) + b"\n"
