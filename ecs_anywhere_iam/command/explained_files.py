"""The task definition files of the arguments, each explained."""

from __future__ import annotations

import argparse

from ecs_anywhere_iam.command.beside_arguments import read_beside
from ecs_anywhere_iam.command.pull_arguments import read_instance_pulls
from ecs_anywhere_iam.files.definitions import Definition, read_definitions
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.report.explained import Explained
from ecs_anywhere_iam.tasks.explanation import explain
from ecs_anywhere_iam.tasks.needs import TaskNeeds


def explained_files(arguments: argparse.Namespace, environment: Environment) -> tuple[list[Explained], list[str]]:
    """The explanations, and a sentence for each file that could not be read.

    :raises InvalidValueError: an argument that is no name, ARN or prefix
    :raises ContradictionError: arguments that exclude each other
    """
    instance_pulls = read_instance_pulls(arguments, environment)
    # What is wrong with them is wrong whatever the files hold.
    read_beside(arguments, TaskNeeds())

    def explained(definition: Definition) -> Explained:
        explanation = explain(
            definition.reading,
            instance_pulls=instance_pulls,
            when_instance_role_pulls=arguments.when_instance_role_pulls,
            environment=environment,
            beside=read_beside(arguments, TaskNeeds.of(definition.reading.needs)),
        )
        return Explained(definition.file, explanation)

    definitions, problems = read_definitions(arguments.files)
    return [explained(definition) for definition in definitions], problems
