"""The two ways to permit the external instance role."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.catalogue.server_resource import CLUSTER, PARAMETER_PATH
from ecs_anywhere_iam.catalogue.task_resource import REPOSITORY
from ecs_anywhere_iam.errors import ContradictionError, InvalidValueError
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.flag import check_flag
from ecs_anywhere_iam.policy.image_pull import ImagePull
from ecs_anywhere_iam.policy.read_target import read_prefixes, read_targets
from ecs_anywhere_iam.policy.target import Target

if TYPE_CHECKING:
    from ecs_anywhere_iam.policy.arn_holder import ClusterHolder, RepositoryHolder


@dataclass(frozen=True)
class ManagedPolicies:
    """AWS's two managed policies, which work for every cluster and grant more than a server needs.

    They are ``AmazonSSMManagedInstanceCore`` and ``service-role/AmazonEC2ContainerServiceforEC2Role``.
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/iam-role-ecsanywhere.html
    """

    def image_pull(self, environment: Environment) -> ImagePull:  # noqa: ARG002 - as of the other permissions
        """Every private image: ``AmazonEC2ContainerServiceforEC2Role`` grants the pull on ``*``."""
        return ImagePull(everything=True)


@dataclass(frozen=True, init=False)
class LeastPrivilege:
    """Only what the ECS agent and the SSM agent call on an external instance, on the given clusters.

    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/iam-role-ecsanywhere.html
    """

    clusters: tuple[Target, ...]
    features: frozenset[InstanceFeature]
    repositories: tuple[Target, ...]
    parameter_paths: tuple[Target, ...]
    relaxed: frozenset[str]

    def __init__(
        self,
        *,
        clusters: Sequence[str | ClusterHolder],
        features: Iterable[InstanceFeature] = (),
        repositories: Sequence[str | RepositoryHolder] = (),
        repository_prefixes: Sequence[str] = (),
        parameter_paths: Sequence[str] = (),
        allow_heartbeats_as_any_instance: bool = False,
        allow_sessions_as_any_container_instance: bool = False,
    ) -> None:
        """
        :param clusters: the clusters that servers register with, at least one; names (of this account and Region),
            ARNs, CDK tokens or ``ecs.ICluster``
        :param features: optional abilities of the servers; none by default
        :param repositories: private ECR repositories that the servers pull from themselves, for tasks without an
            execution role; names (of this account and Region), ARNs, CDK tokens or ``ecr.IRepository``; none by default
        :param repository_prefixes: what the names of further such repositories start with, such as ``team/``; of this
            account and Region, none by default
        :param parameter_paths: paths of Parameter Store below which SSM documents may read every parameter, such as
            ``fleet/web``; needed for ``InstanceFeature.DOCUMENT_PARAMETERS``, none by default
        :param allow_heartbeats_as_any_instance: grants ``ssm:UpdateInstanceInformation`` on ``*``, as AWS's pages show
            it, where the service authorization reference has managed instances; False by default
        :param allow_sessions_as_any_container_instance: grants ``ecs:Poll`` and ``ecs:StartTelemetrySession`` on ``*``
            under the condition of the clusters, as CDK does for EC2, where AWS's own policy names container
            instances; False by default
        :raises InvalidValueError: no cluster, or a value that is no name, ARN or feature
        :raises ContradictionError: a feature without the repositories or paths that it is for
        """
        read_clusters = read_targets(clusters, CLUSTER, "clusters")
        if not read_clusters:
            raise InvalidValueError(
                "clusters",
                got=clusters,
                allowed="at least one cluster name or ARN",
                fix="name the clusters that the servers register with, such as ['default']",
            )
        named = read_targets(repositories, REPOSITORY, "repositories")
        prefixed = read_prefixes(repository_prefixes, REPOSITORY, "repository_prefixes")
        object.__setattr__(self, "clusters", read_clusters)
        object.__setattr__(self, "repositories", (*named, *prefixed))
        object.__setattr__(self, "parameter_paths", read_targets(parameter_paths, PARAMETER_PATH, "parameter_paths"))
        switches = {
            "allow_heartbeats_as_any_instance": allow_heartbeats_as_any_instance,
            "allow_sessions_as_any_container_instance": allow_sessions_as_any_container_instance,
        }
        object.__setattr__(self, "relaxed", frozenset(name for name, on in switches.items() if check_flag(name, on)))
        object.__setattr__(self, "features", self._with_implied(_read_features(features)))

    def _with_implied(self, features: frozenset[InstanceFeature]) -> frozenset[InstanceFeature]:
        """The features, and those that the targets imply.

        :raises ContradictionError: a feature without its targets
        """
        for feature, parameter, targets in (
            (InstanceFeature.IMAGE_PULL, "repositories", self.repositories),
            (InstanceFeature.DOCUMENT_PARAMETERS, "parameter_paths", self.parameter_paths),
        ):
            if feature in features and not targets:
                raise ContradictionError(
                    f"features has {feature} but {parameter} is empty: list what the servers may read, "
                    "which turns the feature on by itself"
                )
            if targets:
                features |= {feature}
        return features

    def map_targets(self, change: Callable[[Target], Target]) -> LeastPrivilege:
        """The same permissions with each cluster and repository changed, and each once."""
        made = copy(self)
        object.__setattr__(made, "clusters", tuple(dict.fromkeys(map(change, self.clusters))))
        object.__setattr__(made, "repositories", tuple(dict.fromkeys(map(change, self.repositories))))
        return made

    def image_pull(self, environment: Environment) -> ImagePull:
        """Images of the given repositories, for a role in this environment."""
        return ImagePull.of(self.repositories, environment)


def _read_features(features: object) -> frozenset[InstanceFeature]:
    allowed = f"a set of InstanceFeature members: {', '.join(f.name for f in InstanceFeature)}"
    if isinstance(features, str) or not isinstance(features, Iterable):
        raise InvalidValueError("features", got=features, allowed=allowed, fix="put the members into a set")
    read = list(features)
    for feature in read:
        if not isinstance(feature, InstanceFeature):
            raise InvalidValueError(
                "features", got=feature, allowed=allowed, fix="import InstanceFeature and give its members"
            )
    return frozenset(read)
