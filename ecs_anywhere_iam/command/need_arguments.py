"""The arguments that say what tasks ask of their execution role; the sample app's context has the same words."""

from __future__ import annotations

import argparse

from ecs_anywhere_iam.catalogue.resource_type import ResourceType
from ecs_anywhere_iam.catalogue.task_resource import LOG_GROUP, REPOSITORY
from ecs_anywhere_iam.command.comma_list import named_resources
from ecs_anywhere_iam.command.pull_arguments import add_when_argument
from ecs_anywhere_iam.errors import ContradictionError
from ecs_anywhere_iam.tasks.needs import TaskNeeds

# The options that say what tasks need, and where the parser keeps them.
NEED_OPTIONS = {
    "--awslogs": "awslogs",
    "--log-groups": "log_groups",
    "--create-log-groups": "create_log_groups",
    "--private-ecr": "private_ecr",
    "--repositories": "repositories",
}


def add_need_arguments(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """Adds the arguments, and gives their group."""
    group = parser.add_argument_group("task execution role")
    group.add_argument("--awslogs", choices=("true", "false"),
                       help="containers use the awslogs log driver; default: true")  # fmt: skip
    group.add_argument("--log-groups", metavar="A,B",
                       help="names or ARNs; default: any log group of the account and Region")  # fmt: skip
    group.add_argument("--create-log-groups", action="store_true", help="containers set awslogs-create-group")
    group.add_argument("--private-ecr", choices=("true", "false"),
                       help="images are in private ECR repositories; default: true")  # fmt: skip
    group.add_argument("--repositories", metavar="A,B",
                       help="names or ARNs; default: any repository of the account and Region")  # fmt: skip
    add_when_argument(group)
    return group


def read_needs(arguments: argparse.Namespace) -> TaskNeeds:
    """What the arguments say.

    :raises InvalidValueError: a value that is no name or ARN
    :raises ContradictionError: values that exclude each other
    """
    awslogs, private_ecr = (value != "false" for value in (arguments.awslogs, arguments.private_ecr))
    log_groups = _named(arguments.log_groups, LOG_GROUP, "--log-groups")
    repositories = _named(arguments.repositories, REPOSITORY, "--repositories")
    for option, given, flag, stated in (
        ("--log-groups", log_groups, "--awslogs", awslogs),
        ("--create-log-groups", arguments.create_log_groups, "--awslogs", awslogs),
        ("--repositories", repositories, "--private-ecr", private_ecr),
    ):
        if given and not stated:
            raise ContradictionError(f"{option}: not with {flag} false; say {flag} true, or take {option} out")
    return TaskNeeds(
        awslogs=awslogs,
        log_groups=log_groups,
        create_log_groups=arguments.create_log_groups,
        private_ecr=private_ecr,
        repositories=repositories,
    )


def _named(value: str | None, resource_type: ResourceType, option: str) -> list[str] | None:
    """The resources of an option; ``None`` where it is not given, which allows any."""
    if value is None:
        return None
    named = named_resources(value, resource_type, option)
    if not named:
        raise ContradictionError(f"{option}: got none; leave the option out to allow any of the account and Region")
    return named
