"""The arguments that say where the roles live; what is not said shows as ``<account>`` and ``<region>`` in ARNs."""

from __future__ import annotations

import argparse
import re

from ecs_anywhere_iam.catalogue.url_suffix import URL_SUFFIXES
from ecs_anywhere_iam.errors import InvalidValueError
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.partition import partition_of
from ecs_anywhere_iam.policy.region import REGION

_ACCOUNT = re.compile(r"[0-9]{12}")
_PARTITION = re.compile(r"aws(?:-[a-z]+)*")


def add_environment_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments."""
    group = parser.add_argument_group("where the roles live")
    group.add_argument("--account", metavar="123456789012", help="default: ARNs show <account>")
    group.add_argument("--region", metavar="eu-west-1", help="default: ARNs show <region>")
    group.add_argument("--partition", metavar="aws", help="default: that of the Region")


def read_environment(arguments: argparse.Namespace) -> Environment:
    """What the arguments say.

    :raises InvalidValueError: a value that is no account, Region or partition
    """
    for option, value, pattern, allowed in (
        ("--account", arguments.account, _ACCOUNT, "the 12 digits of an account"),
        ("--region", arguments.region, REGION, "a Region such as eu-west-1"),
        ("--partition", arguments.partition, _PARTITION, "a partition such as aws, aws-cn or aws-us-gov"),
    ):
        if value is not None and pattern.fullmatch(value) is None:
            raise InvalidValueError(option, got=value, allowed=allowed, fix=f"leave {option} out where it is not known")
    partition = arguments.partition or partition_of(arguments.region or "") or "aws"
    return Environment(
        partition,
        arguments.region or "<region>",
        arguments.account or "<account>",
        URL_SUFFIXES.get(partition, "<url-suffix>"),
    )
