"""The arguments that say what of tasks cannot be read in their task definitions."""

from __future__ import annotations

import argparse

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.catalogue.task_resource import KEY, REPOSITORY
from ecs_anywhere_iam.command.comma_list import comma_list, named_resources
from ecs_anywhere_iam.errors import ContradictionError
from ecs_anywhere_iam.policy.read_target import read_prefixes
from ecs_anywhere_iam.tasks.needs import TaskNeeds
from ecs_anywhere_iam.tasks.pull_through import filled_by_cache

# What they are the keys of: as people say it, and as tasks ask for it. For tasks that ask for none, no key is needed.
_KEYS = {
    "secret_keys": ("secrets", (NeedKind.SECRET, NeedKind.REGISTRY_CREDENTIALS)),
    "parameter_keys": ("parameters", (NeedKind.PARAMETER,)),
    "file_keys": ("files in S3", (NeedKind.FILE,)),
}


def add_beside_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments."""
    group = parser.add_argument_group("what no task definition says")
    for name, (noun, _) in _KEYS.items():
        group.add_argument(f"--{name.replace('_', '-')}", metavar="A,B", default="",
                           help=f"customer managed KMS keys of {noun}; IDs or ARNs")  # fmt: skip
    group.add_argument("--pull-through-prefixes", metavar="A,B", default="",
                       help="what repositories start with that a pull-through cache fills: docker-hub/")  # fmt: skip
    group.add_argument("--create-pull-through-repositories", action="store_true",
                       help="the first pull makes those repositories")  # fmt: skip


def read_beside(arguments: argparse.Namespace, needs: TaskNeeds) -> TaskNeeds:
    """What the arguments say of tasks with these needs.

    :raises InvalidValueError: a value that is no key or prefix
    :raises ContradictionError: values that exclude each other
    """
    named = {name: named_resources(getattr(arguments, name), KEY, f"--{name.replace('_', '-')}") for name in _KEYS}
    used = {name: named[name] if needs.targets(*kinds) else [] for name, (_, kinds) in _KEYS.items()}
    prefixes = comma_list(arguments.pull_through_prefixes, "--pull-through-prefixes")
    read_prefixes(prefixes, REPOSITORY, "--pull-through-prefixes")
    create = arguments.create_pull_through_repositories
    if create and not prefixes:
        raise ContradictionError(
            "--create-pull-through-repositories: not without --pull-through-prefixes; name them, or take it out"
        )
    keys = TaskNeeds(
        secret_keys=used["secret_keys"], parameter_keys=used["parameter_keys"], file_keys=used["file_keys"]
    )
    return keys | filled_by_cache(needs, prefixes, create=create)
