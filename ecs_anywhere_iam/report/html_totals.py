"""The totals of a role as a bar and as numbers, for the HTML page."""

from __future__ import annotations

from collections.abc import Iterator

from ecs_anywhere_iam.report.comparison import Totals
from ecs_anywhere_iam.report.markup import Markup, element, fill, joined


def bar(totals: Totals) -> Markup:
    """One piece for each status, as wide as its share; the numbers beside it say the same in text."""

    def pieces() -> Iterator[Markup]:
        start, whole = 0, sum(totals.by_status.values()) or 1
        for status, number in totals.by_status.items():
            if number:
                x, width = (f"{100 * part / whole:.3f}%" for part in (start, number))
                yield element("rect", x=x, width=width, height="100%", class_=status.value)
                start += number

    return element("svg", joined(pieces()), class_="bar", aria_hidden="true", focusable="false")


def numbers(totals: Totals) -> Markup:
    """How many actions AWS grants and how many are granted here, and how many there are of each status."""
    counted = joined(
        element("li", joined((element("b", str(number)), f" {status.value}")), class_=status.value)
        for status, number in totals.by_status.items()
        if number
    )
    return fill(
        "numbers.html",
        managed=str(totals.managed),
        ours=str(totals.ours),
        managed_on_everything=str(totals.managed_on_everything),
        ours_on_everything=str(totals.ours_on_everything),
        by_status=counted,
    )
