"""What hostile input may end in: a value, or an error of this package that can be read in a line.

What Python itself refuses is left to it. A parameter that is missing, is none, or is given by its place is a
``TypeError``, as with every function; ``InstanceFeature("x")`` is the ``ValueError`` of every enumeration, and
``needs | 7`` the ``TypeError`` of every operator. Which values a parameter takes is this package's own affair, whatever
their type: a wrong one is an ``EcsAnywhereIamError``, mostly an ``InvalidValueError``, and never a ``TypeError``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ecs_anywhere_iam.errors import EcsAnywhereIamError, SettingsError

_Made = TypeVar("_Made")
# What was got is shown with 200 signs in each of the two places where it may be; all else is ours.
LONGEST_LINE = 1_500


def answer(make: Callable[[], _Made]) -> _Made | None:
    """What is made; ``None`` where it is refused in a way that people can read. Any other error is none of ours."""
    try:
        return make()
    except EcsAnywhereIamError as error:
        lines = error.problems if isinstance(error, SettingsError) else (str(error),)
        assert [line for line in lines if unreadable(line)] == []
        return None


def unreadable(line: str) -> bool:
    """Whether the line is empty, or very long, or has a sign in it that breaks it or that a terminal obeys."""
    return not line.strip() or len(line) > LONGEST_LINE or not line.isprintable()
