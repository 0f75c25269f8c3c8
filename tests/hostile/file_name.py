"""Names of files that are not there, of folders and patterns, with anything in them, as text with commas between."""

from __future__ import annotations

import posixpath

from hypothesis import strategies as st

from tests.hostile.text import SIGN, TEXT

THERE = ("web.json", "open.json", "bad.json", "hostile.json", "role.json", "template.json", "folder", ".", "*", "**",
         "folder/**/*.json", "[", "[!a]*", "-", "nowhere.json", "web.yaml", "folder\0/*", "\ud800/*")  # fmt: skip
_ONE = st.one_of(st.sampled_from(THERE), st.builds("{}{}".format, st.sampled_from(THERE), SIGN), TEXT).map(
    # The name of a file is told whole, however long it is.
    lambda name: name[:300]
)


def _here(name: str) -> str:
    """The name without the way out of the current folder: walking somebody's disk would prove nothing."""
    inside = posixpath.normpath(name.strip()) if name else ""
    return name if not inside.startswith(("/", "..")) else "nowhere.json"


FILE_NAME = _ONE.map(_here)
FILE_NAMES = st.lists(FILE_NAME, min_size=1, max_size=3).map(
    lambda names: ",".join(_here(part) for name in names for part in name.split(","))
)
# Behind a start of its own, so that no file of the tests is written over.
NEW_FILE = st.one_of(st.just("."), st.just(""), TEXT.map(lambda text: f"out-{text.replace('/', '')}"))
