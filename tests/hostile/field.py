"""Each parameter that names a resource, and the policy that a configuration with one name in it makes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.catalogue.server_resource import CLUSTER as CLUSTER_TYPE
from ecs_anywhere_iam.catalogue.server_resource import INSTANCE_ROLE
from ecs_anywhere_iam.policy.document import policy_document
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege
from ecs_anywhere_iam.policy.instance_policy import instance_policy
from ecs_anywhere_iam.policy.read_target import read_target, read_targets
from ecs_anywhere_iam.policy.registrar_policy import registrar_grants
from ecs_anywhere_iam.tasks.execution_policy import execution_policy
from ecs_anywhere_iam.tasks.needs import TaskNeeds
from tests.hostile.kind import CLUSTER, FILE, KEY, LOG_GROUP, PARAMETER, PATH, REPOSITORY, ROLE, SECRET, Kind

HERE = Environment("aws", "us-east-1", "123456789012")
# All that calls for no target of its own.
_FEATURES = set(InstanceFeature) - {InstanceFeature.IMAGE_PULL, InstanceFeature.DOCUMENT_PARAMETERS}
_ROLE_ARN = "arn:aws:iam::123456789012:role/Servers"


@dataclass(frozen=True)
class Field:
    """``policy`` makes the policy of a configuration with these texts in the list of the parameter."""

    kind: Kind
    policy: Callable[..., Any]
    takes_arns: bool = True
    takes_names: bool = True
    is_prefix: bool = False


def _of_tasks(parameter: str, kind: Kind, **other: Any) -> Field:
    is_prefix = parameter.endswith("_prefixes")
    return Field(
        kind,
        lambda *texts: execution_policy(TaskNeeds(**{parameter: list(texts), **other}), HERE),
        takes_arns=not is_prefix,
        is_prefix=is_prefix,
    )


def _of_servers(parameter: str, kind: Kind, *, relaxed: bool = False) -> Field:
    def policy(*texts: str) -> Any:
        named: dict[str, Any] = {"clusters": ["main"], parameter: list(texts)}
        permissions = LeastPrivilege(
            **named,
            features=_FEATURES,
            allow_heartbeats_as_any_instance=relaxed,
            allow_sessions_as_any_container_instance=relaxed,
        )
        return instance_policy(permissions, HERE)

    is_prefix = parameter.endswith("_prefixes")
    return Field(kind, policy, takes_arns=not is_prefix, is_prefix=is_prefix)


def _registrar(role: str, *clusters: str) -> Any:
    read = read_target(role, INSTANCE_ROLE, "role_arn")
    targets = read_targets(clusters, CLUSTER_TYPE, "clusters")
    return policy_document([each.statement() for each in registrar_grants(read, targets, HERE, ["us-east-1"])])


_LOGS = {"awslogs": True, "create_log_groups": True}
_CACHED = {"private_ecr": True, "create_pull_through_repositories": True}
FIELDS = {
    "log_groups": _of_tasks("log_groups", LOG_GROUP, **_LOGS),
    "log_group_prefixes": _of_tasks("log_group_prefixes", LOG_GROUP, **_LOGS),
    "repositories": _of_tasks("repositories", REPOSITORY, private_ecr=True),
    "repository_prefixes": _of_tasks("repository_prefixes", REPOSITORY, private_ecr=True),
    "pull_through_repositories": _of_tasks("pull_through_repositories", REPOSITORY, **_CACHED),
    "pull_through_prefixes": _of_tasks("pull_through_prefixes", REPOSITORY, **_CACHED),
    "registry_credentials": _of_tasks("registry_credentials", SECRET),
    "secrets": _of_tasks("secrets", SECRET),
    "secret_keys": _of_tasks("secret_keys", KEY),
    "parameters": _of_tasks("parameters", PARAMETER),
    "parameter_keys": _of_tasks("parameter_keys", KEY),
    "files": _of_tasks("files", FILE),
    "file_keys": _of_tasks("file_keys", KEY),
    "LeastPrivilege clusters": _of_servers("clusters", CLUSTER),
    "LeastPrivilege clusters, relaxed": _of_servers("clusters", CLUSTER, relaxed=True),
    "LeastPrivilege repositories": _of_servers("repositories", REPOSITORY),
    "LeastPrivilege repository_prefixes": _of_servers("repository_prefixes", REPOSITORY),
    "LeastPrivilege parameter_paths": _of_servers("parameter_paths", PATH),
    "registrar clusters": Field(CLUSTER, lambda *texts: _registrar(_ROLE_ARN, *texts)),
    "registrar role": Field(ROLE, lambda text: _registrar(text, "main"), takes_names=False),
}
