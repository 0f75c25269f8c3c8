"""Rows of a table in which every pair of choices occurs, or every three, but for those that exclude each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from importlib import import_module
from itertools import combinations, product

from tests.validity.dimension import Clash, Row, Table

# By name, since it has no type hints.
AllPairs = import_module("allpairspy").AllPairs

Group = frozenset[tuple[str, str]]


def rows_of(table: Table, clashes: Sequence[Clash], strength: int = 2) -> tuple[Row, ...]:
    """As few rows as a greedy search finds, those that show most first."""
    options = list(table)

    def allowed(choices: Sequence[str]) -> bool:
        row = dict(zip(options, choices, strict=False))
        last = options[len(choices) - 1]
        return not any(last in each.choices and each.is_in(row) for each in clashes)

    found = AllPairs([list(table[option]) for option in options], filter_func=allowed, n=strength)
    rows: list[Row] = [dict(zip(options, choices, strict=True)) for choices in found]
    # With a filter the search ends as soon as one row brings nothing new; the rest is found here.
    missing = dict.fromkeys(group for group in groups_of(table, strength))
    for row in rows:
        _take_out(missing, row, strength)
    while missing:
        group = next(iter(missing))
        del missing[group]
        completed = next(_completions(table, clashes, dict(group), missing.keys(), strength), None)
        if completed is not None:
            rows.append(completed)
            _take_out(missing, completed, strength)
    return tuple(rows)


def product_of(table: Table, clashes: Sequence[Clash]) -> Iterator[Row]:
    """Every row that the clashes allow."""
    for choices in product(*table.values()):
        row = dict(zip(table, choices, strict=True))
        if not any(each.is_in(row) for each in clashes):
            yield row


def few_of(rows: Sequence[Row]) -> tuple[Row, ...]:
    """As few of the rows as a greedy search finds in which each choice occurs at least once."""
    few: list[Row] = []
    missing = groups_in(rows, 1)
    while missing:
        few.append(max(rows, key=lambda row: len(groups_in([row], 1) & missing)))
        missing -= groups_in(few[-1:], 1)
    return tuple(few)


def row_with(table: Table, clashes: Sequence[Clash], chosen: Row) -> Row:
    """Some row with these choices."""
    return next(_completions(table, clashes, chosen, set(), 2))


def groups_of(table: Table, strength: int = 2) -> Mapping[Group, None]:
    """Every pair (or more) of choices of different options, in the order of the table."""
    return {
        frozenset(zip(options, choices, strict=True)): None
        for options in combinations(table, strength)
        for choices in product(*(table[option] for option in options))
    }


def groups_in(rows: Sequence[Row], strength: int = 2) -> set[Group]:
    """Every pair (or more) of choices that some row has."""
    return {frozenset(group) for row in rows for group in combinations(row.items(), strength)}


def _take_out(missing: dict[Group, None], row: Row, strength: int) -> None:
    for group in combinations(row.items(), strength):
        missing.pop(frozenset(group), None)


def _completions(
    table: Table, clashes: Sequence[Clash], chosen: Mapping[str, str], missing: AbstractSet[Group], strength: int
) -> Iterator[Row]:
    """Rows with these choices, those first that show most of what is missing."""
    if any(each.is_in(chosen) for each in clashes):
        return
    left = next((option for option in table if option not in chosen), None)
    if left is None:
        yield {option: chosen[option] for option in table}
        return

    def shown(choice: str) -> int:
        others = combinations(chosen.items(), strength - 1)
        return sum(frozenset((*other, (left, choice))) in missing for other in others)

    for choice in sorted(table[left], key=shown, reverse=True):
        yield from _completions(table, clashes, {**chosen, left: choice}, missing, strength)
