"""The resources that servers are permitted on."""

from __future__ import annotations

from ecs_anywhere_iam.catalogue.resource_type import ResourceType

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
    written_out=True,
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

SERVER_RESOURCES: tuple[ResourceType, ...] = (CLUSTER, PARAMETER_PATH, INSTANCE_ROLE)
