"""The settings of the sample app, read from CDK context once, into a frozen value.

Knows the context as a mapping, and nothing else of CDK. Task definitions are read from their files.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.catalogue.server_resource import CLUSTER
from ecs_anywhere_iam.catalogue.task_resource import LOG_GROUP, REPOSITORY
from ecs_anywhere_iam.cdk.context_key import unknown_keys
from ecs_anywhere_iam.cdk.context_reader import ContextReader
from ecs_anywhere_iam.errors import SettingsError
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege, ManagedPolicies
from ecs_anywhere_iam.policy.role_identity import check_role_name
from ecs_anywhere_iam.tasks.decision import WhenInstanceRolePulls
from ecs_anywhere_iam.tasks.needs import TaskNeeds

# What task definitions say where they are given.
_STATED = ("awslogs", "log_groups", "private_ecr", "repositories")


class Settings(NamedTuple):
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
    of_files = read.definitions("task_definitions")
    role_name = read.text("role_name", check_role_name, default="ECSAnywhereRole")

    known = {"clusters", "awslogs", "log_groups", "private_ecr", "repositories"} - read.refused
    no_logs, no_images = ("awslogs" in known and not awslogs), ("private_ecr" in known and not private_ecr)
    contradictions = (
        ("clusters", "clusters" in known and not clusters,
         "got none; allowed: at least one cluster name or ARN; name those that servers join"),
        ("instance_features", managed and features,
         "not with instance_policy=managed, which grants it all; take one of the two out"),
        ("instance_repositories", managed and instance_repositories,
         "not with instance_policy=managed, which grants it all; take one of the two out"),
        ("log_groups", no_logs and log_groups,
         "not with awslogs=false, which it narrows; set awslogs=true or take log_groups out"),
        ("repositories", no_images and repositories,
         "not with private_ecr=false, which it narrows; set private_ecr=true or take repositories out"),
        ("log_groups", "log_groups" in known & context.keys() and not log_groups,
         "got none; leave the key out to allow any of this account and Region"),
        ("repositories", "repositories" in known & context.keys() and not repositories,
         "got none; leave the key out to allow any of this account and Region"),
        ("instance_features", InstanceFeature.IMAGE_PULL in features and not instance_repositories,
         "image-pull needs instance_repositories; list them, which also turns it on"),
        ("instance_features", InstanceFeature.DOCUMENT_PARAMETERS in features,
         "document-parameters needs paths, which no key takes; use the construct"),
        *((key, "task_definitions" in context and key in context,
           "not with task_definitions, which say it; take one of the two out") for key in _STATED),
    )  # fmt: skip
    problems = [*unknown_keys(list(context)), *read.problems]
    problems += [f"{key}: {sentence}" for key, broken, sentence in contradictions if broken]
    if problems:
        raise SettingsError(problems)
    return Settings(
        instance_permissions=ManagedPolicies()
        if managed
        else LeastPrivilege(clusters=clusters, features=features, repositories=instance_repositories),
        needs=of_files
        if of_files is not None
        else TaskNeeds(
            awslogs=awslogs, log_groups=log_groups or None, private_ecr=private_ecr, repositories=repositories or None
        ),
        when_instance_role_pulls="omit" if pulls == "omit" else "grant",
        role_name=role_name,
    )
