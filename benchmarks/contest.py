"""Programs that are run in turn, so that whatever else the machine does at the time meets all of them alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# What one run of a program came to: seconds, and the numbers that it printed.
Figures = Mapping[str, float]
# What each contestant came to in one round.
Round = Mapping[str, Figures]


@dataclass(frozen=True)
class Contestant:
    """A program that is run as a whole process from the root of the checkout.

    In its arguments, ``{scratch}`` is a temporary folder. Where ``prints`` is set, it prints a JSON object of figures.
    """

    name: str
    command: tuple[str, ...]
    prints: bool = False


@dataclass(frozen=True)
class Contest:
    """Contestants, how many rounds of them are counted, and the part of the benchmarks that it belongs to.

    One round more comes first, and is not counted: it fills the caches. Where they are full, ``warm`` leaves it out.
    ``counted`` figures are the same each time.
    """

    name: str
    part: str
    contestants: tuple[Contestant, ...]
    rounds: int = 11
    counted: bool = False
    warm: bool = False


def order(contestants: Sequence[Contestant], number: int) -> Sequence[Contestant]:
    """Who runs when in a round: forwards and backwards in turn, so that nobody always profits from being last."""
    return contestants[::-1] if number % 2 else contestants
