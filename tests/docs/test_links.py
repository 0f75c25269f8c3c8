"""Every link within the checkout leads to a file that is there, and to a heading in it."""

from __future__ import annotations

import pytest

from tests.docs.page import PAGES, ROOT, Page


def broken(page: Page) -> list[str]:
    return [link for link in page.links() if "://" not in link and not leads_somewhere(page, link)]


def leads_somewhere(page: Page, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = (page.path.parent / path).resolve() if path else page.path
    if not target.is_relative_to(ROOT) or not target.exists():
        return False
    return not anchor or anchor in Page(target).anchors()


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_no_link_is_broken(page: Page) -> None:
    assert broken(page) == []


TO_BE_REACHED = [page for page in PAGES if page.path.parent != ROOT]


@pytest.mark.parametrize("page", TO_BE_REACHED, ids=str)
def test_a_page_is_reached_from_the_index(page: Page) -> None:
    index = ROOT / "docs" / "README.md"
    listed = {(index.parent / link.partition("#")[0]).resolve() for link in Page(index).links()}

    assert page.path == index or page.path in listed


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_a_link_elsewhere_is_encrypted(page: Page) -> None:
    assert [link for link in page.links() if link.startswith("http:")] == []
