"""JSON and YAML, and nothing that only looks like them."""

from __future__ import annotations

import codecs

from ecs_anywhere_iam.errors import UnreadableFileError
from ecs_anywhere_iam.files.content import shown_name
from ecs_anywhere_iam.files.fault import checked
from ecs_anywhere_iam.files.find import STANDARD_INPUT
from ecs_anywhere_iam.files.parse_json import parse_json
from ecs_anywhere_iam.files.parse_yaml import parse_yaml

# PowerShell writes UTF-16 with a mark. The longer marks come first, as one starts like another.
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF8, "UTF-8"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_YAML = (".yaml", ".yml")


def parse(content: bytes, name: str, *, template: bool = False) -> object:
    """What the content says: YAML where the name ends so, JSON otherwise; of standard input, whichever it looks like.

    :param name: as it is shown
    :param template: YAML may have the short forms of CloudFormation's functions, which become the long ones
    :raises UnreadableFileError: it is neither, or says something twice
    """
    text = _text(content, name)
    start = text.lstrip(" \t\r\n")[:1]
    if not start:
        raise UnreadableFileError(name, "empty")
    if name.lower().endswith(_YAML) or (name == shown_name(STANDARD_INPUT) and start not in "{["):
        return checked(parse_yaml(text, name, template=template), name)
    return checked(parse_json(text, name), name)


def _text(content: bytes, name: str) -> str:
    encoding = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "UTF-8")
    try:
        text = content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(name, f"not text in {encoding}: byte {error.start + 1} is none of it") from error
    if "\0" in text:
        raise UnreadableFileError(name, "binary, not text")
    return text
