"""What the tasks of task definition files need altogether."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ecs_anywhere_iam.errors import UndeterminedNeedsError
from ecs_anywhere_iam.files.definitions import read_definitions
from ecs_anywhere_iam.tasks.needs import TaskNeeds


@dataclass(frozen=True)
class FileNeeds:
    """The union over all files.

    ``problems`` has a sentence for each file that could not be read, ``open`` one for each that has placeholders: the
    needs are those of all tasks only where there is neither.
    """

    needs: TaskNeeds
    problems: tuple[str, ...]
    open: tuple[str, ...]


def needs_of_files(arguments: Sequence[str]) -> FileNeeds:
    """What the files say.

    :param arguments: names of files and folders, and patterns
    """
    definitions, problems = read_definitions(arguments)
    needs = TaskNeeds()
    open_files: list[str] = []
    for definition in definitions:
        try:
            needs |= TaskNeeds.of(definition.reading.settled_needs())
        except UndeterminedNeedsError as error:  # noqa: PERF203 - each file has its own answer
            needs |= TaskNeeds.of(definition.reading.needs)
            open_files.append(f"{definition.file}: {error}")
    if not definitions and not problems:
        problems.append("no task definition in it; name files or folders that have some")
    return FileNeeds(needs, tuple(problems), tuple(open_files))
