"""JSON and YAML, and nothing that only looks like them."""

from __future__ import annotations

import codecs
import json
from typing import Any

from ecs_anywhere_iam.errors import UnreadableFileError
from ecs_anywhere_iam.files.parse_yaml import parse_yaml

# PowerShell writes UTF-16 with a mark. The longer marks come first, as one starts like another.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_YAML = (".yaml", ".yml")


def parse(content: bytes, name: str) -> object:
    """What the content says: YAML where the name ends so, JSON otherwise; of standard input, whichever it looks like.

    :param name: as it is shown
    :raises UnreadableFileError: it is neither, or says something twice
    """
    text = _text(content, name)
    if not text.strip():
        raise UnreadableFileError(name, "empty")
    try:
        if name.lower().endswith(_YAML) or (name == "standard input" and text.lstrip()[0] not in "{["):
            return parse_yaml(text, name)
        return _checked(_parse_json(text, name), name)
    except RecursionError as error:
        raise UnreadableFileError(name, "nested too deeply") from error


def _text(content: bytes, name: str) -> str:
    encoding = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFileError(name, f"not text in UTF-8: byte {error.start + 1} is none of it") from error
    if "\0" in text:
        raise UnreadableFileError(name, "binary, not JSON")
    return text


def _parse_json(text: str, name: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_constant, parse_int=_integer)
    except json.JSONDecodeError as error:
        raise UnreadableFileError(
            name, f"not JSON: {error.msg[0].lower()}{error.msg[1:]} at line {error.lineno}, column {error.colno}"
        ) from error
    except _FaultError as error:
        raise UnreadableFileError(name, str(error)) from error


class _FaultError(Exception):
    """JSON that Python takes and that says nothing certain."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _FaultError(f"the key {json.dumps(twice)} stands twice in one object{_which(made)}")
    return made


def _which(made: dict[str, Any]) -> str:
    name = made.get("name")
    return f", that of {json.dumps(name)}" if isinstance(name, str) else ""


def _constant(name: str) -> Any:
    raise _FaultError(f"not JSON: {name} is no value")


def _integer(digits: str) -> int | float:
    # Python refuses to read thousands of digits, and no field has them.
    return int(digits) if len(digits) < 30 else float(digits)  # noqa: PLR2004 - any number that is large enough


def _checked(value: Any, name: str) -> Any:
    """The value, where all of its text can be written out again: half of a surrogate pair cannot."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise UnreadableFileError(name, "half of a surrogate pair stands alone, which is no character") from error
    return value
