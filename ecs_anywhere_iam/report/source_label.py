"""What a link to a source is called."""

from __future__ import annotations

import re

# An upstream file at a commit.
_FILE = re.compile(r"https://github\.com/[^/]+/(?P<project>[^/]+)/blob/[0-9a-f]{40}/(?P<path>.+)")
_PAGE = re.compile(r"https://docs\.aws\.amazon\.com/(?P<guide>.+)/(?P<page>[^/]+)\.html")


def source_label(source: str) -> str:
    """The project and path of an upstream file, the guide and page of AWS's documentation, or the address itself."""
    if file := _FILE.fullmatch(source):
        return f"{file['project']}: {file['path']}"
    if page := _PAGE.fullmatch(source):
        return f"{page['guide'].split('/')[0]}: {page['page']}"
    return source


def is_link(source: str) -> bool:
    """Whether the source is the address of a page; nothing else is ever made a link."""
    return re.fullmatch(r"https://[A-Za-z0-9._~:/?#\[\]@!$&'*+,;=%-]+", source) is not None
