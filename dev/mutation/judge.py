"""Whether enough mutants were killed, and all others accepted."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dev.mutation.accepted import SURVIVORS
from dev.mutation.mutant import FLOORS, Mutant

LEAST = 0.9


def judge(
    mutants: Sequence[Mutant], survivors: Sequence[Mutant], accepted: Collection[Mutant]
) -> tuple[list[str], bool]:
    """What to print, and whether it is good enough."""
    new, gone = sorted(set(survivors) - set(accepted)), sorted(set(accepted) - set(survivors))
    lines = [f"survives, and is not in {SURVIVORS.name}: {each}" for each in new]
    lines += [f"in {SURVIVORS.name}, and does not survive: {each}" for each in gone]
    lines.append(f"{'floor':<10} {'mutants':>8} {'killed':>8} {'survived':>9} {'listed':>8} {'score':>8}")
    passed = bool(mutants) and not new and not gone
    for floor in FLOORS:
        made, left, listed = (sum(each.floor == floor for each in some) for some in (mutants, survivors, accepted))
        score = (made - left) / made if made else 1.0
        passed &= score >= LEAST
        shown = f"{score:.1%}" if made else "no code"
        lines.append(f"{floor:<10} {made:>8,} {made - left:>8,} {left:>9,} {listed:>8,} {shown:>8}")
    return lines, passed
