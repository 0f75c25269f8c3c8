"""Task definitions in files, read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ecs_anywhere_iam.errors import InvalidTaskDefinitionError
from ecs_anywhere_iam.files.read_files import read_files
from ecs_anywhere_iam.tasks.definition.read import read_task_definition
from ecs_anywhere_iam.tasks.definition.reading import Reading


@dataclass(frozen=True)
class Definition:
    """A file, by its name as it was given, and the task definition in it."""

    file: str
    reading: Reading


def read_definitions(arguments: Sequence[str]) -> tuple[list[Definition], list[str]]:
    """The task definitions of files, folders and patterns, and a sentence for each that could not be read.

    :param arguments: names of files and folders, patterns, and ``-`` for standard input
    """
    definitions: list[Definition] = []
    problems: list[str] = []
    for file in read_files(arguments):
        if file.error is not None:
            problems.append(str(file.error))
            continue
        try:
            definitions.append(Definition(file.name, read_task_definition(file.content)))
        except InvalidTaskDefinitionError as error:
            problems.append(f"{file.name}: {error}")
    return definitions, problems
