"""The arguments that say which images the instance role pulls itself; those of ``explain``, which asks for no more."""

from __future__ import annotations

import argparse

from ecs_anywhere_iam.catalogue.task_resource import REPOSITORY
from ecs_anywhere_iam.command.comma_list import named_resources
from ecs_anywhere_iam.errors import ContradictionError
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.image_pull import ImagePull
from ecs_anywhere_iam.policy.instance_permissions import ManagedPolicies
from ecs_anywhere_iam.policy.read_target import read_targets


def add_pull_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments."""
    group = parser.add_argument_group("external instance role")
    group.add_argument("--instance-policy", choices=("least-privilege", "managed"), default="least-privilege",
                       help="managed: AWS's policies, which pull any image; default: %(default)s")  # fmt: skip
    group.add_argument("--instance-repositories", metavar="A,B", default="",
                       help="private ECR repositories that servers pull from themselves; names or ARNs")  # fmt: skip
    add_when_argument(group)


def add_when_argument(group: argparse._ArgumentGroup) -> None:
    """Adds what an execution role that exists anyway may pull."""
    group.add_argument("--when-instance-role-pulls", choices=("grant", "omit"), default="grant",
                       help="whether an execution role that exists anyway may pull what the instance role can pull "
                       "too; default: %(default)s")  # fmt: skip


def read_instance_pulls(arguments: argparse.Namespace, environment: Environment) -> ImagePull:
    """What the arguments say.

    :raises InvalidValueError: a value that is no name or ARN
    :raises ContradictionError: repositories beside policies that pull from all
    """
    repositories = named_resources(arguments.instance_repositories, REPOSITORY, "--instance-repositories")
    if arguments.instance_policy == "managed":
        if repositories:
            raise ContradictionError(
                "--instance-repositories: not with --instance-policy managed, which pulls from all; take one of the "
                "two out"
            )
        return ManagedPolicies().image_pull(environment)
    return ImagePull.of(read_targets(repositories, REPOSITORY, "--instance-repositories"), environment)
