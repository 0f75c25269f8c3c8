"""The mutants that may survive, and why."""

from __future__ import annotations

from dev.checkout import ROOT
from dev.mutation.mutant import Mutant

SURVIVORS = ROOT / "dev" / "survivors.txt"


def accepted_survivors(text: str) -> dict[Mutant, str]:
    """Each mutant that may survive, and why.

    A line names the function; ``-`` stands before what it had, ``+`` before what it has instead, ``=`` before the
    reason, which may be that of several changes.
    """
    accepted: dict[Mutant, str] = {}
    function, was, changes = "", "", list[Mutant]()
    for line in text.splitlines():
        sign, rest = line[:2], line[2:]
        if sign == "- ":
            was = rest
        elif sign == "+ ":
            changes.append(Mutant(function, was, rest))
        elif sign == "= ":
            accepted |= dict.fromkeys(changes, rest)
            changes = []
        elif line and sign != "# ":
            function = line
    return accepted
