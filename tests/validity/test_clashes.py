"""What no row has together is refused by the library, or a gap in the tables would pass for an exclusion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

import aws_cdk as cdk
import pytest

from ecs_anywhere_iam.errors import EcsAnywhereIamError
from tests.validity.app_configuration import make_stack
from tests.validity.combinations import row_with
from tests.validity.dimension import Clash, Row
from tests.validity.kind import KINDS
from tests.validity.pure_kind import PURE_KINDS


def beside(clash: Clash, clashes: Sequence[Clash]) -> list[Clash]:
    """Those about other options: with them kept, only this one is in a row, or what follows from it."""
    return [each for each in clashes if not each.choices.keys() & clash.choices.keys()]


def refused_rows(kind: str, clash: Clash) -> Iterator[Row]:
    """A row for each combination of what clashes."""
    pure = PURE_KINDS[kind]
    for choices in product(*(sorted(choices & pure.table[option].keys()) for option, choices in clash.choices.items())):
        chosen = dict(zip(clash.choices, choices, strict=True))
        yield row_with(pure.table, beside(clash, pure.clashes), chosen)


def is_refused(kind: str, row: Row) -> bool:
    try:
        list(PURE_KINDS[kind].documents(row, "aws"))
    except EcsAnywhereIamError:
        return True
    return False


@pytest.mark.parametrize(
    ("kind", "clash"),
    [
        pytest.param(name, clash, id=f"{name}: {clash.why}")
        for name, kind in PURE_KINDS.items()
        for clash in kind.clashes
    ],
)
def test_choices_that_exclude_each_other_are_refused(kind: str, clash: Clash) -> None:
    rows = list(refused_rows(kind, clash))
    assert rows != []
    assert [row for row in rows if not is_refused(kind, row)] == []


@pytest.mark.parametrize(
    ("kind", "clash"),
    [
        pytest.param(name, clash, id=f"{name}: {', '.join(clash.choices)}")
        for name in ("roles", "by name", "by arn", "sample")
        for clash in KINDS[name].clashes
    ],
)
def test_choices_of_an_app_that_exclude_each_other_are_refused(kind: str, clash: Clash) -> None:
    chosen = {option: min(choices) for option, choices in clash.choices.items()}
    row = row_with(KINDS[kind].table, beside(clash, KINDS[kind].clashes), chosen)
    with pytest.raises(EcsAnywhereIamError):
        make_stack(cdk.App(outdir=None), "stack", kind, row)
