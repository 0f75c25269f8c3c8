"""What the tasks of task definition files need altogether."""

from __future__ import annotations

from collections.abc import Sequence

from ecs_anywhere_iam.errors import UndeterminedNeedsError
from ecs_anywhere_iam.files.definitions import read_definitions
from ecs_anywhere_iam.tasks.needs import TaskNeeds


def needs_of_files(arguments: Sequence[str]) -> tuple[TaskNeeds, list[str]]:
    """The union over all files, and a sentence for each file that cannot be read, or leaves open what it needs.

    The needs are those of all tasks only where there is no such sentence.

    :param arguments: names of files and folders, and patterns
    """
    definitions, problems = read_definitions(arguments)
    needs = TaskNeeds()
    for definition in definitions:
        try:
            needs |= TaskNeeds.of(definition.reading.settled_needs())
        except UndeterminedNeedsError as error:  # noqa: PERF203 - each file has its own answer
            problems.append(f"{definition.file}: {error}")
    if not definitions and not problems:
        problems.append("no task definition in it; name files or folders that have some")
    return needs, problems
