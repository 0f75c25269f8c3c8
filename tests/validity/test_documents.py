"""Every document that the pure floors can make is valid: for parliament, and for the sizes that IAM takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import pytest

from tests.validity.combinations import product_of, rows_of
from tests.validity.dimension import ENVIRONMENTS, LEFT_OUT, Row
from tests.validity.parliament_check import parliament_finds
from tests.validity.pure_kind import PRODUCTS, PURE_KINDS, PureKind, expected_findings
from tests.validity.size_check import over_quota

Record = Callable[[str, object], None]


@dataclass
class Checked:
    """What is wrong, by configuration, and how much was looked at."""

    configurations: int = 0
    documents: int = 0
    wrong: dict[str, list[str]] = field(default_factory=dict)


def check(kind: PureKind, rows: Iterable[Row]) -> Checked:
    checked = Checked()
    for row in rows:
        for environment in ENVIRONMENTS:
            found = set()
            wrong = []
            documents = list(kind.documents(row, environment))
            for document in documents:
                found |= parliament_finds(document.content)
                if size := over_quota(document.part, document.content):
                    wrong.append(f"{document.part}: {size}")
            expected = expected_findings(row) if documents else set()
            wrong += [f"parliament: {issue} of {sid}" for sid, issue in sorted(found - expected)]
            wrong += [f"no longer found: {issue} of {sid}" for sid, issue in sorted(expected - found)]
            if wrong:
                stated = ", ".join(f"{option}={choice}" for option, choice in row.items() if choice != LEFT_OUT)
                checked.wrong[f"{environment}: {stated}"] = wrong
            checked.configurations += 1
            checked.documents += len(documents)
    return checked


def claim(kind: PureKind, rows: Iterable[Row], record_property: Record) -> None:
    """Everything is valid; how much it was is in the JUnit report, and shown by ``pytest -rP``."""
    checked = check(kind, rows)
    record_property("configurations", checked.configurations)
    record_property("documents", checked.documents)
    print(f"{checked.configurations} configurations, {checked.documents} documents")  # noqa: T201
    assert checked.wrong == {}


@pytest.mark.parametrize("name", PURE_KINDS)
def test_with_every_pair_of_choices_each_document_is_valid(name: str, record_property: Record) -> None:
    kind = PURE_KINDS[name]
    claim(kind, rows_of(kind.table, kind.clashes), record_property)


@pytest.mark.thorough
@pytest.mark.parametrize("name", [name for name, kind in PURE_KINDS.items() if len(kind.table) > 2])
def test_with_every_three_choices_each_document_is_valid(name: str, record_property: Record) -> None:
    kind = PURE_KINDS[name]
    claim(kind, rows_of(kind.table, kind.clashes, 3), record_property)


@pytest.mark.thorough
@pytest.mark.parametrize("name", PRODUCTS)
def test_with_every_combination_each_document_is_valid(name: str, record_property: Record) -> None:
    kind = PRODUCTS[name]
    claim(kind, product_of(kind.table, kind.clashes), record_property)
