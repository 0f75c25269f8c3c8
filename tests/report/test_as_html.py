"""The HTML page: whatever text gets into it stays text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from ecs_anywhere_iam.report.as_html import as_html
from ecs_anywhere_iam.report.compare import compare
from ecs_anywhere_iam.report.configuration import Configuration
from ecs_anywhere_iam.report.markup import Markup, element, fill, joined, sentence

from .configurations import DEFAULT, EVERYTHING, MANAGED, NOTHING, with_text

VOID = {"meta", "input", "link", "br", "img"}
NASTY = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload='alert(1)'>",
    "' autofocus onfocus='alert(1)",
    "javascript:alert(1)",
    "data:text/html,<b>",
    "https://a.example/\"onmouseover='alert(1)'",
    "{{style}} {{script}}",
    "&lt;b&gt; &amp; <!-- -->",
    "]]> <![CDATA[ \\1 \\g<0> $1",
    "``` <b> `` \u202e",
)


class Outline(HTMLParser):
    """The elements of a page, with the names of their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))
        self.links += [value or "" for name, value in attrs if name in {"href", "src", "action", "xlink:href"}]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.mark.parametrize("text", NASTY)
def test_planted_text_makes_no_element_no_attribute_and_no_link(text: str) -> None:
    outline, plain = Outline(as_html(with_text(text))), Outline(as_html(with_text("plain")))
    without_code = [each for each in outline.elements if each[0] != "code"]
    assert without_code == [each for each in plain.elements if each[0] != "code"]
    assert outline.links == plain.links
    assert text.replace("`", "") in "".join(outline.words).replace("`", "")


@pytest.mark.parametrize("configuration", [DEFAULT, MANAGED, NOTHING, EVERYTHING],
                         ids=["default", "managed", "nothing", "everything"])  # fmt: skip
def test_the_page_loads_nothing_and_links_only_to_pages_and_to_itself(configuration: Configuration) -> None:
    page = as_html(compare(configuration))
    outline = Outline(page)
    loading = {"link", "img", "iframe", "object", "embed", "video", "audio", "source", "base"}
    assert (
        outline.open,
        [tag for tag, names in outline.elements if tag in loading or "src" in names],
        re.findall(r"@import|url\(|<style[^>]*src", page),
        [link for link in outline.links if not re.match(r"https://(docs\.aws\.amazon\.com|github\.com)/|#", link)],
    ) == ([], [], [], [])


def test_no_slot_is_left_open() -> None:
    assert re.findall(r"\{\{(?!ssm:)\w+", as_html(compare(DEFAULT))) == []


def test_text_is_escaped_and_markup_is_not() -> None:
    assert joined(["<b>", Markup("<i>")], "&") == "&lt;b&gt;&amp;<i>"


def test_an_attribute_is_escaped() -> None:
    assert element("a", "x", href='"><b>', class_="y") == '<a href="&quot;&gt;&lt;b&gt;" class="y">x</a>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("on `*` it", "on <code>*</code> it"),
        ("`{{ssm:<name>}}`", "<code>{{ssm:&lt;name&gt;}}</code>"),
        ("one ` <b>", "one ` &lt;b&gt;"),
    ],
)
def test_what_stands_between_backticks_is_code(text: str, html: str) -> None:
    assert sentence(text) == html


def test_a_value_is_not_looked_at_again() -> None:
    made = fill("filter.html", kind="{{value}}", value="status", label="<b>")
    assert ('name="{{value}}"' in made, "&lt;b&gt;" in made) == (True, True)


def test_a_slot_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError, match="label"):
        fill("filter.html", kind="status", value="kept")
