"""The arguments that say how the external instance role is permitted; the sample app's context has the same words."""

from __future__ import annotations

import argparse
from difflib import get_close_matches

from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.catalogue.server_resource import CLUSTER, PARAMETER_PATH
from ecs_anywhere_iam.catalogue.task_resource import REPOSITORY
from ecs_anywhere_iam.command.comma_list import comma_list, named_resources
from ecs_anywhere_iam.errors import ContradictionError, InvalidValueError
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege, ManagedPolicies

_FEATURES = {feature.value: feature for feature in InstanceFeature}
_NARROWING = ("--instance-features", "--instance-repositories", "--parameter-paths")


def add_instance_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments."""
    group = parser.add_argument_group("external instance role")
    group.add_argument("--instance-policy", choices=("least-privilege", "managed"), default="least-privilege",
                       help="only what servers need, or AWS's two managed policies; default: %(default)s")  # fmt: skip
    group.add_argument("--clusters", metavar="A,B", default="default", help="names or ARNs; default: %(default)s")
    group.add_argument("--instance-features", metavar="A,B", default="", help=f"of {', '.join(_FEATURES)}")
    group.add_argument("--instance-repositories", metavar="A,B", default="",
                       help="private ECR repositories that servers pull from themselves; names or ARNs")  # fmt: skip
    group.add_argument("--parameter-paths", metavar="A,B", default="",
                       help="paths of Parameter Store that SSM documents may read, such as fleet/web")  # fmt: skip


def read_instance_permissions(arguments: argparse.Namespace) -> ManagedPolicies | LeastPrivilege:
    """What the arguments say.

    :raises InvalidValueError: a value that is no name, ARN or feature
    :raises ContradictionError: values that exclude each other
    """
    clusters = named_resources(arguments.clusters, CLUSTER, "--clusters")
    features = [_feature(name) for name in comma_list(arguments.instance_features, "--instance-features")]
    repositories = named_resources(arguments.instance_repositories, REPOSITORY, "--instance-repositories")
    paths = named_resources(arguments.parameter_paths, PARAMETER_PATH, "--parameter-paths")
    if arguments.instance_policy == "managed":
        for option, given in zip(_NARROWING, (features, repositories, paths), strict=True):
            if given:
                raise ContradictionError(
                    f"{option}: not with --instance-policy managed, which grants it all; take one of the two out"
                )
        return ManagedPolicies()
    for feature, option, given in (
        (InstanceFeature.IMAGE_PULL, "--instance-repositories", repositories),
        (InstanceFeature.DOCUMENT_PARAMETERS, "--parameter-paths", paths),
    ):
        if feature in features and not given:
            raise ContradictionError(
                f"--instance-features: {feature.value} needs {option}; give it, which also turns the feature on"
            )
    if not clusters:
        raise InvalidValueError("--clusters", got=arguments.clusters, allowed="at least one cluster name or ARN",
                                fix="name those that servers register with")  # fmt: skip
    return LeastPrivilege(clusters=clusters, features=features, repositories=repositories, parameter_paths=paths)


def _feature(name: str) -> InstanceFeature:
    if name not in _FEATURES:
        near = get_close_matches(name.lower().replace("_", "-"), _FEATURES, n=1)
        fix = f"did you mean {near[0]}?" if near else "take it out"
        raise InvalidValueError("--instance-features", got=name, allowed=", ".join(_FEATURES), fix=fix)
    return _FEATURES[name]
