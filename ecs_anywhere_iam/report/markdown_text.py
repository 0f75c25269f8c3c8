"""Text for Markdown as GitHub renders it, in tables too."""

from __future__ import annotations

import re

# https://github.github.com/gfm/ : what would otherwise start a link, emphasis, a table cell, HTML or a mention.
# An address without the punctuation after it.
_ADDRESS = re.compile(r"(https://[A-Za-z0-9./_#-]*[A-Za-z0-9/])")
_SPECIAL = re.compile(r"([\\*_\[\]|~#!`])")


def prose(text: str) -> str:
    """A sentence in which only what stands between backticks is marked up, as code."""
    words = text.replace("\n", " ").split("`")
    if len(words) % 2 == 0:
        return _linked("`".join(words))
    return "".join(code(word) if index % 2 else _linked(word) for index, word in enumerate(words))


def code(text: str) -> str:
    """Text as code, whatever is in it."""
    # A bar would end the cell of a table even here; a backtick the code.
    safe = text.replace("\n", " ").replace("`", "'").replace("|", "\\|")
    return f"`{safe}`" if safe.strip() else ""


def _linked(text: str) -> str:
    return "".join(f"<{part}>" if index % 2 else _plain(part) for index, part in enumerate(_ADDRESS.split(text)))


def _plain(text: str) -> str:
    escaped = _SPECIAL.sub(r"\\\1", text)
    return escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@", "&#64;")
