"""Changes single rows of the catalogue, which has no functions for mutmut to change.

A row is one object wherever its table is read. It is changed in place, in the process that tries it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import Any

from dev.mutation.mutant import PACKAGE, Mutant

_LISTS = ("actions", "features", "needs", "types")
_ARNS = ("arn", "value")
_TEXTS = ("sid", "key", "operator", "service", "source_service", "source_operator", "prefix", "suffix")
_PLACEHOLDER = re.compile(r"\{\w+\}")


def table_mutants() -> dict[str, Mutant]:
    """All changes of the rows, by their names: module, place of the row, and number of the change."""
    found: dict[str, Mutant] = {}
    seen = set[int]()
    for file in sorted(Path(PACKAGE, "catalogue").glob("*.py")):
        module = f"{PACKAGE}.catalogue.{file.stem}"
        for place, row in enumerate(_rows(module)):
            if id(row) not in seen:
                seen.add(id(row))
                for number, (field, was, now) in enumerate(_changes(row)):
                    called = row[0]
                    function = f"catalogue.{file.stem}.{called.name if isinstance(called, Enum) else called}"
                    found[f"{module}:{place}:{number}"] = Mutant(function, f"{field} = {was}", f"{field} = {now}")
    return found


def is_row(name: str) -> bool:
    """Whether it is the name of a change of a row, and not of a function."""
    return ":" in name


def change_row(name: str) -> None:
    """Changes the row for whoever asks it for the field by its name, as all of the code does."""
    module, place, number = name.split(":")
    row = list(_rows(module))[int(place)]
    field, _, now = list(_changes(row))[int(number)]
    unchanged = getattr(type(row), field)
    setattr(type(row), field, property(lambda self: now if self is row else unchanged.__get__(self)))


def _rows(module: str) -> Iterator[Any]:
    for value in list(vars(import_module(module)).values()):
        for row in value if isinstance(value, tuple) and not _is_named_tuple(value) else (value,):
            if _is_named_tuple(row):
                yield row


def _is_named_tuple(value: object) -> bool:
    """A row is a named tuple; its type also has names of fields."""
    return isinstance(value, tuple) and hasattr(value, "_fields")


def _changes(row: Any) -> Iterator[tuple[str, object, object]]:
    for field in row._fields:
        was = getattr(row, field)
        if field in _LISTS:
            yield from ((field, was, tuple(other for other in was if other is not each)) for each in was)
        elif isinstance(was, bool):
            yield field, was, not was
        elif isinstance(was, int):
            yield field, was, was + 1
        elif isinstance(was, Enum) and field == "scope":
            scopes = list(type(was))
            yield field, was, scopes[(scopes.index(was) + 1) % len(scopes)]
        elif field == "relaxation" and was is not None:
            yield field, was, None
        elif field in _ARNS:
            yield from ((field, was, was.replace(each, "*")) for each in sorted(set(_PLACEHOLDER.findall(was))))
        elif field in _TEXTS:
            yield field, was, f"{was}X"
