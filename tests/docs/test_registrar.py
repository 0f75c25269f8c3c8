"""The page on registration gives the catalogue's reasons."""

from __future__ import annotations

from ecs_anywhere_iam.catalogue.registrar import REGISTRAR_PERMISSIONS
from tests.docs.page import ROOT, Page

PAGE = Page(ROOT / "docs" / "how-to" / "hand-out-registration.md")


def test_each_statement_of_the_registrar_is_explained_in_the_words_of_its_row() -> None:
    assert PAGE.table("Sid", "Why") == [[f"`{row.sid}`", row.why] for row in REGISTRAR_PERMISSIONS]
