"""Booleans that users give."""

from __future__ import annotations

from ecs_anywhere_iam.errors import InvalidValueError


def check_flag(what: str, value: object) -> bool:
    """The value, where it is a boolean.

    :raises InvalidValueError: anything else, such as the text ``"false"``, which Python takes for true
    """
    if not isinstance(value, bool):
        raise InvalidValueError(what, got=value, allowed="True or False", fix="give the boolean itself")
    return value
