"""What is wrong within a file that could be parsed, and where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ecs_anywhere_iam.errors import UnreadableFileError, quoted

# Task definitions have eight levels, templates of CloudFormation a dozen more.
MOST_LEVELS = 100
TOO_DEEP = f"nested too deeply: more than {MOST_LEVELS} levels"
# An integer of more digits is none that any field takes, and Python reads no more than some thousands.
MOST_DIGITS = 30

# A key of an object, or an index of a list.
_Step = str | int


@dataclass(frozen=True)
class Fault:
    """Stands in place of a value that a parser takes and that says nothing certain."""

    problem: str


def checked(value: object, name: str) -> object:
    """The value, where there is no fault in it.

    It is looked through without recursion, which has an end where a file may have none.

    :raises UnreadableFileError: a fault, text that cannot be written out again, or too many levels
    """
    # The objects and lists that are being looked through, each in the one before, and the step from one to the next.
    open_ones = [iter(_parts([value]))]
    steps: list[_Step] = []
    while open_ones:
        for step, part in open_ones[-1]:
            problem = _problem(part)
            if problem:
                raise UnreadableFileError(name, f"{_path([*steps, step][1:])}: {problem}".removeprefix(": "))
            if isinstance(part, (dict, list)):
                if len(steps) == MOST_LEVELS:
                    raise UnreadableFileError(name, TOO_DEEP)
                open_ones.append(iter(_parts(part)))
                steps.append(step)
                break
        else:
            open_ones.pop()
            del steps[-1:]
    return value


def _parts(value: dict[str, object] | list[object]) -> Iterable[tuple[_Step, object]]:
    return value.items() if isinstance(value, dict) else enumerate(value)


def _path(steps: Sequence[_Step]) -> str:
    """As ``containerDefinitions[0].image``."""
    shown = (f"[{step}]" if isinstance(step, int) else f".{quoted(step)}" for step in steps)
    return "".join(shown).removeprefix(".")


def _problem(value: object) -> str:
    if isinstance(value, Fault):
        return value.problem
    text = value if isinstance(value, str) else "".join(value) if isinstance(value, dict) else ""
    return (
        "" if text.isascii() or not _is_broken(text) else "half of a surrogate pair stands alone, which is no character"
    )


def _is_broken(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
