from __future__ import annotations

import pytest

from benchmarks.machine import processor_in, warning


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        pytest.param("processor\t: 0\nmodel name\t: A  Processor 3\nmodel name\t: B\n", "A Processor 3", id="named"),
        pytest.param("processor\t: 0\nFeatures\t: fp\n", "", id="not named"),
    ],
)
def test_the_processor_is_the_first_that_is_named(known: str, expected: str) -> None:
    assert processor_in(known) == expected


@pytest.mark.parametrize(("load", "told"), [(1.0, False), (1.01, True)])
def test_a_load_above_one_is_warned_of(load: float, *, told: bool) -> None:
    assert bool(warning(load)) == told
