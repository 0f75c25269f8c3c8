"""A small change of the code, known by what it changes: the number that mutmut gives it is another one tomorrow."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

PACKAGE = "ecs_anywhere_iam"
FLOORS = ("catalogue", "policy", "tasks")


@dataclass(frozen=True, order=True)
class Mutant:
    """A change of one function: the lines that it had, and those that it has instead."""

    function: str
    was: str
    now: str

    @property
    def floor(self) -> str:
        """The floor that the function is on."""
        return self.function.split(".")[0]

    def __str__(self) -> str:
        return f"{self.function}\n- {self.was}\n+ {self.now}"


def mutant_of(name: str, original: Sequence[str], mutated: Sequence[str]) -> Mutant:
    """A mutant by the name that mutmut gave it, such as ``….arn.x_split_arn__mutmut_1``, and both functions."""
    function = function_of(name)
    module, _, called = function.rpartition(".")
    # The signature is compared as well, as defaults are changed there; without what mutmut made of the name.
    before, after = (_renamed(lines, called.rpartition("ǁ")[2]) for lines in (original, mutated))
    changed = [line for line in difflib.ndiff(before, after) if line[:2] in ("- ", "+ ")]
    was, now = (" ".join(line[2:].strip() for line in changed if line[0] == sign) for sign in "-+")
    plain = called.removeprefix("x").removeprefix("_").removeprefix("ǁ").replace("ǁ", ".")
    return Mutant(f"{module.removeprefix(PACKAGE + '.')}.{plain}", was, now)


def function_of(name: str) -> str:
    """What mutmut calls the function of a mutant: ``x_f`` is one of a module, ``xǁClassǁf`` a method."""
    return name.rpartition("__mutmut_")[0]


def _renamed(lines: Sequence[str], called: str) -> list[str]:
    at = next(number for number, line in enumerate(lines) if line.lstrip().startswith("def "))
    signature = f"def {called.removeprefix('x_')}({lines[at].partition('(')[2]}"
    return [*lines[:at], signature, *lines[at + 1 :]]
