"""The actions that a wildcard of AWS's managed policies stands for."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase

# What the service authorization reference lists for each; a test compares them with it.
_WRITTEN_DOWN = {
    "ecs:Submit*": (
        "ecs:SubmitAttachmentStateChanges",
        "ecs:SubmitContainerStateChange",
        "ecs:SubmitTaskStateChange",
    ),
}


def expand(pattern: str, known: Sequence[str]) -> tuple[str, ...]:
    """The actions that a pattern of a policy stands for, in any case of letters, as the known ones are written.

    A wildcard that is not written down above stands for those of the known actions that it matches *and for itself*:
    who does not know all that it allows must not call it accounted for.
    """
    written = _WRITTEN_DOWN.get(pattern)
    if written is not None:
        return written
    matching = tuple(action for action in known if fnmatchcase(action.lower(), pattern.lower()))
    return (*matching, pattern) if _is_wildcard(pattern) or not matching else matching


def _is_wildcard(pattern: str) -> bool:
    return any(sign in pattern for sign in "*?")
