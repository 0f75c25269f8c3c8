"""The faults that are planted have a place each, and one that nothing notices is told."""

from __future__ import annotations

import re
import sys

import pytest

from dev.checkout import ROOT
from dev.plant import UnnoticedFaultError, notice, planted
from dev.planted_faults import PLANTED_FAULTS, PlantedFault

by_kind = pytest.mark.parametrize("fault", PLANTED_FAULTS, ids=lambda fault: fault.kind)


@by_kind
def test_the_place_of_each_fault_is_there_once(fault: PlantedFault) -> None:
    before = (ROOT / fault.file).read_text(encoding="utf-8")
    assert planted(fault, before) != before


@by_kind
def test_the_claim_that_notices_it_is_there(fault: PlantedFault) -> None:
    file, _, name = fault.noticed.partition("::")
    # What notices the untested branch is the coverage, not a test.
    assert not name or f"\ndef {name}(" in (ROOT / file).read_text(encoding="utf-8")


def test_each_kind_is_planted_once() -> None:
    assert [fault.kind for fault in PLANTED_FAULTS] == [
        "widened scope",
        "dropped condition",
        "missing quota check",
        "swallowed exception",
        "replaced role",
        "unpinned dependency",
        "untested branch",
    ]


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("print('tests/x.py::test_it')", id="no failure"),
        pytest.param("print('tests/y.py::test_another'); exit(1)", id="a failure for another reason"),
    ],
)
def test_a_fault_that_is_not_noticed_is_told(code: str) -> None:
    command = (sys.executable, "-c", code)
    fault = PlantedFault("licence", "no licence", "LICENSE", "Apache License\n", "", command, "tests/x.py::test_it")
    with pytest.raises(UnnoticedFaultError, match=r"^licence: not noticed by tests/x\.py::test_it\n"):
        notice(fault)


def test_the_place_of_a_fault_that_has_moved_is_told() -> None:
    fault = PlantedFault("licence", "no licence", "LICENSE", "no such text", "", (), "")
    with pytest.raises(UnnoticedFaultError, match=re.escape("licence: LICENSE has 0 times: no such text")):
        planted(fault, "Apache License")
