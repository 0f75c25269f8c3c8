"""The page on the evidence names what `make prove` runs, and the faults that it plants."""

from __future__ import annotations

from dev.planted_faults import PLANTED_FAULTS
from dev.proof import PARTS
from tests.docs.page import ROOT, Page

PAGE = Page(ROOT / "docs" / "explanation" / "evidence.md")


def test_the_page_has_every_part_of_the_proof() -> None:
    assert PAGE.table("Part") == [[f"`{part.name}`", part.claim] for part in PARTS]


def test_the_page_has_every_fault_that_is_planted_and_what_notices_it() -> None:
    told = [[fault.kind, fault.what, f"`{fault.noticed}`"] for fault in PLANTED_FAULTS]
    assert PAGE.table("Kind") == told
