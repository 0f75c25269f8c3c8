from __future__ import annotations

import pytest

from benchmarks.spread import Spread, spread


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        pytest.param([2.0], Spread(2, 2, 2, 2, 2), id="one"),
        pytest.param([3.0, 1.0], Spread(2, 1, 3, 1.5, 2.5), id="two"),
        pytest.param([5.0, 1.0, 2.0, 9.0, 3.0], Spread(3, 1, 9, 2, 5), id="five, in no order"),
    ],
)
def test_the_middle_and_how_far_the_others_lie(numbers: list[float], expected: Spread) -> None:
    assert spread(numbers) == expected
