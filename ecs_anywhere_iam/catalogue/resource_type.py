"""The AWS resources that a user names, and what their names look like."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ResourceType:
    """A kind of resource: how it is called, how its ARN is built, which names AWS accepts.

    ``prefix`` stands between the account and the name, ``suffix`` after the name where IAM wants one.
    ``parameter`` is what lists of them are called where they are given.
    ``placeholder`` stands for the name in the ARNs of ``scope_resource.py``.
    ``prefix_pattern`` is what a name may start with, for resources that can be named by prefix.
    ``attribute`` is where the CDK object of this kind keeps its ARN.
    """

    noun: str
    parameter: str
    placeholder: str
    service: str
    prefix: str
    suffix: str
    name_pattern: str
    name_length: int
    name_rule: str
    attribute: str
    example: str
    source: str
    prefix_pattern: str = ""
    regional: bool = True


CLUSTER = ResourceType(
    noun="cluster",
    parameter="clusters",
    placeholder="cluster",
    service="ecs",
    prefix="cluster/",
    suffix="",
    name_pattern=r"[A-Za-z0-9_-]+",
    name_length=255,
    name_rule="1 to 255 letters, digits, hyphens and underscores",
    attribute="cluster_arn",
    example="arn:aws:ecs:us-east-1:123456789012:cluster/web",
    source="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html",
)

REPOSITORY = ResourceType(
    noun="repository",
    parameter="repositories",
    placeholder="repository",
    service="ecr",
    prefix="repository/",
    suffix="",
    name_pattern=r"(?=..)(?:[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*/)*[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*",
    name_length=256,
    name_rule="2 to 256 lower-case letters and digits, separated by . _ - or /",
    attribute="repository_arn",
    example="arn:aws:ecr:us-east-1:123456789012:repository/team/web",
    source="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html",
    prefix_pattern=r"[a-z0-9][a-z0-9._/-]*",
)

LOG_GROUP = ResourceType(
    noun="log group",
    parameter="log_groups",
    placeholder="log_group",
    service="logs",
    prefix="log-group:",
    # IAM wants `:*` behind a log group for every action but tagging:
    # https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogGroup.html
    suffix=":*",
    name_pattern=r"[A-Za-z0-9_/.#-]+",
    name_length=512,
    name_rule="1 to 512 letters, digits and the characters _ - / . #",
    attribute="log_group_arn",
    example="arn:aws:logs:us-east-1:123456789012:log-group:/ecs/web",
    source="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html",
    prefix_pattern=r"[A-Za-z0-9_/.#-]+",
)

PARAMETER_PATH = ResourceType(
    noun="parameter path",
    parameter="parameter_paths",
    placeholder="path",
    service="ssm",
    prefix="parameter/",
    suffix="/*",
    name_pattern=r"[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)*",
    name_length=1011,
    name_rule="letters, digits and the characters . _ - between slashes, without a slash at either end",
    # CDK has no object for a path.
    attribute="",
    example="arn:aws:ssm:us-east-1:123456789012:parameter/fleet/web/*",
    source="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html",
)

INSTANCE_ROLE = ResourceType(
    noun="role",
    parameter="role_arn",
    placeholder="instance_role",
    service="iam",
    prefix="role/",
    suffix="",
    name_pattern=r"(?:[A-Za-z0-9_+=,.@-]+/)*[A-Za-z0-9_+=,.@-]+",
    name_length=512 + 64,
    name_rule="1 to 64 letters, digits and the characters _+=,.@-, behind its path",
    attribute="role_arn",
    example="arn:aws:iam::123456789012:role/ECSAnywhereRole",
    source="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html",
    regional=False,
)

RESOURCE_TYPES: tuple[ResourceType, ...] = (CLUSTER, REPOSITORY, LOG_GROUP, PARAMETER_PATH, INSTANCE_ROLE)
