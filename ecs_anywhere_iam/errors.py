"""Every error that is raised here.

::

    EcsAnywhereIamError
    ├── InvalidValueError     one value that cannot be right (also a ValueError)
    ├── ContradictionError    values that exclude each other
    ├── NothingToGrantError   a role was asked for that would permit nothing
    ├── QuotaExceededError    a policy that IAM would refuse
    ├── VanishingGrantError   a grant that CDK would drop without a word
    ├── SettingsError         everything that is wrong with an app's context, at once
    ├── UnreadableFileError   a file that holds no task definition that could be read
    ├── InvalidTaskDefinitionError   a task definition that ECS would refuse
    └── UndeterminedNeedsError       a task definition that does not say yet what it needs
"""

from __future__ import annotations

from collections.abc import Sequence

# A value longer than this says no more, and hides the rest of the message.
_SHOWN_CHARACTERS = 200
# A whole ARN with fields behind it still fits.
_QUOTED_CHARACTERS = 1_200


class EcsAnywhereIamError(Exception):
    """Base of every error raised by this package."""


class InvalidValueError(EcsAnywhereIamError, ValueError):
    """A value that cannot be right: says what it is for, what was got, what is allowed, and how to mend it."""

    def __init__(self, what: str, *, got: object, allowed: str, fix: str) -> None:
        super().__init__(f"{what}: got {as_text(got)}; allowed: {allowed}; {fix}")
        self.what = what
        self.got = got
        self.allowed = allowed
        self.fix = fix


class ContradictionError(EcsAnywhereIamError, ValueError):
    """Values that exclude each other."""


class NothingToGrantError(EcsAnywhereIamError, ValueError):
    """A role was asked for that would permit nothing."""


class QuotaExceededError(EcsAnywhereIamError):
    """A policy that is too large for IAM."""


class VanishingGrantError(EcsAnywhereIamError):
    """A grant that CDK would drop without a word."""


class SettingsError(EcsAnywhereIamError):
    """Everything that is wrong with the context of an app; ``problems`` has one sentence for each."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        noun = "problem" if len(self.problems) == 1 else "problems"
        super().__init__(
            "\n".join([f"{len(self.problems)} {noun} in the context:", *(f"- {p}" for p in self.problems)])
        )


class UnreadableFileError(EcsAnywhereIamError, ValueError):
    """A file that cannot be read, or is neither JSON nor YAML; ``where`` names it, and the place in it."""

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"{where}: {problem}")
        self.where = where
        self.problem = problem


class InvalidTaskDefinitionError(EcsAnywhereIamError, ValueError):
    """A task definition that ECS would refuse; ``path`` is where, such as ``containerDefinitions[0].image``."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}" if path else problem)
        self.path = path
        self.problem = problem


class UndeterminedNeedsError(EcsAnywhereIamError, ValueError):
    """A task definition that leaves open what it needs; ``points`` has one sentence for each open point."""

    def __init__(self, points: Sequence[str]) -> None:
        self.points = tuple(points)
        super().__init__(
            f"the task definition leaves open what it needs: {'; '.join(self.points)}; fill it in before it is read"
        )


def as_text(value: object) -> str:
    """The value as text that fits in a line of a message, however large it is."""
    try:
        text = repr(value)
    except Exception:  # noqa: BLE001 - such as lists in lists without end: the message is still about the value
        return f"a value of type {type(value).__name__}"
    shown = text if len(text) <= _SHOWN_CHARACTERS else f"{text[:_SHOWN_CHARACTERS]}… ({len(text)} characters)"
    return in_one_line(shown)


def in_one_line(text: str) -> str:
    """The text, with signs that would break the line or that a terminal obeys as Python writes them."""
    return text if text.isprintable() else "".join(s if s.isprintable() else ascii(s)[1:-1] for s in text)


def quoted(text: str) -> str:
    """A name or text that somebody else wrote, as it can stand in a sentence."""
    shortened = text if len(text) <= _QUOTED_CHARACTERS else f"{text[:_QUOTED_CHARACTERS]}…"
    return in_one_line(shortened)
