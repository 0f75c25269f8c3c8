"""JSON, with what Python takes beyond it marked as a fault.

https://www.rfc-editor.org/rfc/rfc8259
"""

from __future__ import annotations

import json
import math
from typing import Any

from ecs_anywhere_iam.errors import UnreadableFileError
from ecs_anywhere_iam.files.fault import MOST_DIGITS, TOO_DEEP, Fault
from ecs_anywhere_iam.tasks.definition.node import shown


def parse_json(text: str, name: str) -> object:
    """What the text says.

    :raises UnreadableFileError: no JSON
    """
    try:
        value: object = json.loads(
            text, object_pairs_hook=_object, parse_constant=_constant, parse_int=_integer, parse_float=_number
        )
    except json.JSONDecodeError as error:
        what = f"{error.msg[0].lower()}{error.msg[1:]}".removesuffix(" at")
        raise UnreadableFileError(name, f"not JSON: {what} at line {error.lineno}, column {error.colno}") from error
    except RecursionError as error:
        raise UnreadableFileError(name, TOO_DEEP) from error
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any] | Fault:
    made: dict[str, Any] = {}
    for key, value in pairs:
        if key in made:
            return Fault(f"duplicate key {shown(key)}")
        made[key] = value
    return made


def _constant(name: str) -> Fault:
    return Fault(f"not JSON: {name} is no value")


def _integer(digits: str) -> int | Fault:
    return int(digits) if len(digits) <= MOST_DIGITS else Fault(f"a number of {len(digits):,} digits")


def _number(digits: str) -> float | Fault:
    number = float(digits)
    return number if math.isfinite(number) else Fault(f"{shown(digits)} is too large a number")
