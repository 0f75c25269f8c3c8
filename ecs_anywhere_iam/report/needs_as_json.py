"""Needs as JSON, in the words of the parameters of ``TaskNeeds``."""

from __future__ import annotations

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.target import NamedTarget, PrefixTarget, Target
from ecs_anywhere_iam.tasks.needs import TaskNeeds

_WORDS = {
    NeedKind.AWSLOGS: "log_groups",
    NeedKind.CREATE_LOG_GROUP: "created_log_groups",
    NeedKind.PRIVATE_ECR: "repositories",
    NeedKind.PULL_THROUGH: "pull_through_repositories",
    NeedKind.CREATE_PULL_THROUGH: "created_pull_through_repositories",
    NeedKind.REGISTRY_CREDENTIALS: "registry_credentials",
    NeedKind.SECRET: "secrets",
    NeedKind.SECRET_KEY: "secret_keys",
    NeedKind.PARAMETER: "parameters",
    NeedKind.PARAMETER_KEY: "parameter_keys",
    NeedKind.FILE: "files",
    NeedKind.FILE_KEY: "file_keys",
}


def needs_as_object(needs: TaskNeeds, environment: Environment) -> dict[str, bool | list[str]]:
    """What is asked for: the two flags in any case, everything else where there is any of it."""
    stated: dict[str, bool | list[str]] = {"awslogs": needs.awslogs, "private_ecr": needs.private_ecr}
    for kind, word in _WORDS.items():
        listed = [_name(target, environment) for target in needs.targets(kind)]
        if listed:
            stated[word] = listed
    if any(need.kind is NeedKind.FSX for need in needs):
        stated["fsx"] = True
    return stated


def _name(target: Target, environment: Environment) -> str:
    """The name of a resource of the role's own account and Region; of any other the ARN."""
    match target:
        case NamedTarget(name=name):
            return name
        case PrefixTarget(prefix=prefix):
            return f"{prefix}*"
    return target.arn(environment).removesuffix(target.type.suffix)
