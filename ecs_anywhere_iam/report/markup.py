"""HTML that is put together of text and markup, where text is always escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from html import escape
from importlib.resources import files

_SLOT = re.compile(r"\{\{(\w+)\}\}")


class Markup(str):
    """HTML that stands as it is; any other text is escaped before it gets into a page."""

    __slots__ = ()


def markup(text: str) -> Markup:
    """The text as HTML."""
    return text if isinstance(text, Markup) else Markup(escape(text, quote=True))


def element(name: str, content: str = "", /, **attributes: str) -> Markup:
    """``<name attribute="value">content</name>``; the attribute ``class`` is given as ``class_``."""
    written = "".join(f' {key.rstrip("_").replace("_", "-")}="{markup(value)}"' for key, value in attributes.items())
    return Markup(f"<{name}{written}>{markup(content)}</{name}>")


def joined(parts: Iterable[str], separator: str = "") -> Markup:
    """The parts, one after the other."""
    return Markup(markup(separator).join(map(markup, parts)))


def sentence(text: str) -> Markup:
    """A sentence in which what stands between backticks is code."""
    words = text.split("`")
    if len(words) % 2 == 0:
        return markup(text)
    return joined(element("code", word) if index % 2 else word for index, word in enumerate(words))


def fill(file: str, **values: str) -> Markup:
    """A file of ``report/html`` with each ``{{name}}`` in it replaced; what is put in is not looked at again.

    :raises KeyError: a name for which there is no value
    """
    return Markup(_SLOT.sub(lambda slot: markup(values[slot[1]]), page_part(file)))


@cache
def page_part(file: str) -> Markup:
    """A file of ``report/html``."""
    return Markup((files("ecs_anywhere_iam.report") / "html" / file).read_text(encoding="utf-8"))
