"""What of a task definition does not work on external instances."""

from typing import NamedTuple

from ecs_anywhere_iam.catalogue.source import ECS_AGENT, ECS_ANYWHERE

_CAPABILITIES = ECS_AGENT + "agent/app/agent_capability.go"
_TASK_PARAMETERS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html"
_EBS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ebs-volumes.html"


class ExternalLimit(NamedTuple):
    """A field of a task definition, ``[]`` behind each list in its path, and the values that do not work.

    Without values, any does not work that is set at all.
    """

    field: str
    why: str
    source: str
    values: tuple[str, ...] = ()


EXTERNAL_LIMITS: tuple[ExternalLimit, ...] = (
    ExternalLimit("networkMode", "external instances have no awsvpc network mode", ECS_ANYWHERE, values=("awsvpc",)),
    ExternalLimit("proxyConfiguration", "external instances have no App Mesh", _CAPABILITIES),
    ExternalLimit("inferenceAccelerators", "external instances have no Elastic Inference", _CAPABILITIES),
    ExternalLimit("ephemeralStorage", "ephemeral storage can be set on Fargate only", _TASK_PARAMETERS),
    ExternalLimit("enableFaultInjection", "external instances have no fault injection", _CAPABILITIES),
    ExternalLimit("volumes[].efsVolumeConfiguration", "external instances mount no EFS volumes", ECS_ANYWHERE),
    ExternalLimit("volumes[].configuredAtLaunch", "external instances attach no EBS volumes", _EBS),
    ExternalLimit(
        "containerDefinitions[].portMappings[].appProtocol",
        "it is for Service Connect, which external instances do not have",
        _CAPABILITIES,
    ),
)
