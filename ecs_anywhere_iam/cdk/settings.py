"""The settings of the sample app, read from CDK context once, into a frozen value.

Knows the context as a mapping, and nothing else of CDK.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.catalogue.resource_type import CLUSTER, LOG_GROUP, REPOSITORY
from ecs_anywhere_iam.cdk.context_key import unknown_keys
from ecs_anywhere_iam.cdk.context_reader import ContextReader
from ecs_anywhere_iam.errors import SettingsError
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege, ManagedPolicies
from ecs_anywhere_iam.policy.role_identity import check_role_name
from ecs_anywhere_iam.tasks.decision import WhenInstanceRolePulls
from ecs_anywhere_iam.tasks.needs import TaskNeeds


@dataclass(frozen=True)
class Settings:
    """What the sample app is told to make."""

    instance_permissions: ManagedPolicies | LeastPrivilege
    needs: TaskNeeds
    when_instance_role_pulls: WhenInstanceRolePulls
    role_name: str


def read_settings(context: Mapping[str, object]) -> Settings:
    """Reads every context key of the sample app; a key that is not given has its default.

    :param context: the whole context of the app, with the keys of CDK itself
    :raises SettingsError: everything that is wrong with it: unknown keys, bad values, contradictions
    """
    read = ContextReader(context)
    managed = read.choice("instance_policy", ("least-privilege", "managed")) == "managed"
    clusters = read.names("clusters", CLUSTER, default=["default"])
    features = read.members("instance_features", {feature.value: feature for feature in InstanceFeature})
    instance_repositories = read.names("instance_repositories", REPOSITORY)
    awslogs = read.boolean("awslogs", default=True)
    log_groups = read.names("log_groups", LOG_GROUP)
    private_ecr = read.boolean("private_ecr", default=True)
    repositories = read.names("repositories", REPOSITORY)
    pulls = read.choice("when_instance_role_pulls", ("grant", "omit"))
    role_name = read.text("role_name", check_role_name, default="ECSAnywhereRole")

    problems = [*unknown_keys(list(context)), *read.problems]
    if not clusters and "clusters" not in read.refused:
        problems.append("clusters: got none; allowed: at least one cluster name or ARN; name those that servers join")
    for key, given in (("instance_features", features), ("instance_repositories", instance_repositories)):
        if managed and given:
            problems.append(f"{key}: not with instance_policy=managed, which grants it all; take one of the two out")
    for key, given, flag, stated in (
        ("log_groups", log_groups, "awslogs", awslogs),
        ("repositories", repositories, "private_ecr", private_ecr),
    ):
        if given and not stated and flag not in read.refused:
            problems.append(f"{key}: not with {flag}=false, which it narrows; set {flag}=true or take {key} out")
    if InstanceFeature.IMAGE_PULL in features and not instance_repositories:
        problems.append("instance_features: image-pull needs instance_repositories; list them, which also turns it on")
    if InstanceFeature.DOCUMENT_PARAMETERS in features:
        problems.append("instance_features: document-parameters needs paths, which no key takes; use the construct")
    if "task_definitions" in context:
        problems.append("task_definitions: not read yet; state awslogs, log_groups, private_ecr and repositories")
    if problems:
        raise SettingsError(problems)
    return Settings(
        instance_permissions=ManagedPolicies()
        if managed
        else LeastPrivilege(clusters=clusters, features=features, repositories=instance_repositories),
        needs=TaskNeeds(awslogs=awslogs, log_groups=log_groups, private_ecr=private_ecr, repositories=repositories),
        when_instance_role_pulls="omit" if pulls == "omit" else "grant",
        role_name=role_name,
    )
