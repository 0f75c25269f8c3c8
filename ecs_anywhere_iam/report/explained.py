"""A file and what was found out about the task definition in it."""

from __future__ import annotations

from dataclasses import dataclass

from ecs_anywhere_iam.tasks.explanation import Explanation


@dataclass(frozen=True)
class Explained:
    """The name of a file as it was given, and its answer."""

    file: str
    explanation: Explanation
