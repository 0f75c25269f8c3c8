"""What tasks need: stated with options, or read from their task definitions."""

from __future__ import annotations

import argparse
import sys

from ecs_anywhere_iam.command.beside_arguments import add_beside_arguments, read_beside
from ecs_anywhere_iam.command.comma_list import comma_list
from ecs_anywhere_iam.command.need_arguments import NEED_OPTIONS, add_need_arguments, read_needs
from ecs_anywhere_iam.errors import ContradictionError, UnreadableFileError
from ecs_anywhere_iam.files.stated_needs import needs_of_files
from ecs_anywhere_iam.tasks.needs import TaskNeeds


def add_task_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments."""
    group = add_need_arguments(parser)
    group.add_argument("--task-definitions", metavar="A,B",
                       help="files or folders that say what tasks need, in place of the other options")  # fmt: skip
    add_beside_arguments(parser)


def read_task_needs(arguments: argparse.Namespace, *, open_is_told: bool = False) -> TaskNeeds:
    """What the arguments say.

    :param open_is_told: what placeholders leave open is told on standard error, and is no mistake
    :raises InvalidValueError: a value that is no name or ARN
    :raises ContradictionError: values that exclude each other
    :raises UnreadableFileError: a file that holds no task definition, or one that leaves open what it needs
    """
    needs = read_needs(arguments) if arguments.task_definitions is None else _of_files(arguments, open_is_told)
    return needs | read_beside(arguments, needs)


def _of_files(arguments: argparse.Namespace, open_is_told: bool) -> TaskNeeds:  # noqa: FBT001 - handed on
    given = [option for option, attribute in NEED_OPTIONS.items() if getattr(arguments, attribute) not in (None, False)]
    if given:
        raise ContradictionError(f"{', '.join(given)}: not with --task-definitions, which says it; take one out")
    read = needs_of_files(comma_list(arguments.task_definitions, "--task-definitions"))
    refused = (*read.problems, *(() if open_is_told else read.open))
    if refused:
        raise UnreadableFileError("--task-definitions", "; ".join(refused))
    for sentence in read.open:
        print(sentence, file=sys.stderr)  # noqa: T201 - a command speaks here
    return read.needs
