"""What the table of the proof says is what the programs said."""

from __future__ import annotations

import pytest

from dev.tried import tried

HYPOTHESIS = """\
tests/hostile/test_x.py::test_nothing_widens:

  - during reuse phase (0.01 seconds):
    - Typical runtimes: ~ 0-6 ms, of which ~ 0-5 ms in data generation
    - 3 passing, 0 failing, and 0 invalid test cases

  - during generate phase (2.24 seconds):
    - Typical runtimes: ~ 0-6 ms, of which ~ 0-5 ms in data generation
    - 20000 passing, 0 failing, and 22 invalid test cases

  - Stopped because settings.max_examples=20000


1 passed in 2.31s
"""
MUTATION = """\
floor       mutants   killed  survived   score
catalogue         0        0         0 no code
policy        1,887    1,871        16   99.2%
tasks         2,600    2,590        10   99.6%
"""


@pytest.mark.parametrize(
    ("output", "counts"),
    [
        pytest.param("12 passed in 1.02s\n", {"claims": 12}, id="passed"),
        pytest.param("1 failed, 11 passed in 1.02s\n", {"claims": 12, "failed": 1}, id="failed"),
        pytest.param("2 failed in 1.02s\n", {"claims": 2, "failed": 2}, id="all failed"),
        pytest.param("11 passed, 1 error in 1.02s\n", {"claims": 11, "failed": 1}, id="one error"),
        pytest.param("9 passed, 2 skipped, 3 errors in 9.1s", {"claims": 9, "skipped": 2, "failed": 3}, id="errors"),
        pytest.param("==== 12 passed, 4 deselected, 1 warning in 1.02s ====\n", {"claims": 12}, id="in a frame"),
        pytest.param("no tests ran in 0.01s\n", {}, id="no tests"),
        pytest.param("it says 12 passed in 1.02s\n", {}, id="in the middle of a line"),
        pytest.param("1 passed in 1.02s\n2 passed in 2.02s\n", {"claims": 3}, id="two runs"),
        pytest.param(HYPOTHESIS, {"claims": 1, "examples": 20_003}, id="Hypothesis"),
        pytest.param(
            "25 configurations, 168 documents\n16 configurations, 24 documents\n",
            {"configurations": 41, "documents": 192},
            id="validity",
        ),
        pytest.param("9996 requests simulated\n4 passed in 1.02s\n", {"requests": 9_996, "claims": 4}, id="simulated"),
        pytest.param("Success: no issues found in 383 source files\n", {"files": 383}, id="types"),
        pytest.param("Found 2 errors in 1 file (checked 380 source files)\n", {"failed": 2}, id="types that fail"),
        pytest.param("Found 1 error.\n", {"failed": 1}, id="lint that fails"),
        pytest.param(MUTATION, {"faults": 4_487}, id="mutation"),
    ],
)  # fmt: skip
def test_what_was_tried_is_read_from_the_output(output: str, counts: dict[str, int]) -> None:
    assert tried(output) == counts
