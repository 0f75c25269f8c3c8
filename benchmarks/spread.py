"""What many measurements of one thing come to."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median, quantiles
from typing import NamedTuple


class Spread(NamedTuple):
    """The middle of the numbers, and how far they lie apart."""

    median: float
    low: float
    high: float
    first_quartile: float
    third_quartile: float


def spread(numbers: Sequence[float]) -> Spread:
    """Of at least one number. The quartiles lie between the numbers, as those of a spreadsheet do."""
    quartiles = quantiles(numbers, method="inclusive") if len(numbers) > 1 else [numbers[0]] * 3
    return Spread(median(numbers), min(numbers), max(numbers), quartiles[0], quartiles[2])
