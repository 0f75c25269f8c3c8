"""A task definition of the same app, as a mapping.

What is known only at deployment is text with CDK's own tokens in it. A token knows the resource that it refers to, and
becomes a reference between stacks where a policy of another stack takes it up. What ``Stack.resolve`` makes of it
(``{"Ref": …}``) has lost that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import aws_cdk as cdk
from constructs import Construct

from ecs_anywhere_iam.cdk.keeping_tokens import KeepingTokens
from ecs_anywhere_iam.errors import InvalidValueError

if TYPE_CHECKING:
    from aws_cdk import aws_ecs as ecs

# As text, since `aws_ecs` takes seconds to import.
TaskDefinition: TypeAlias = "ecs.TaskDefinition | ecs.CfnTaskDefinition"

_TYPE = "AWS::ECS::TaskDefinition"
# What is read of a container. What an environment variable stands for may not be settled yet, and CDK keeps the first
# answer that it gets.
_READ = {
    "credentialSpecs": "credential_specs",
    "dockerSecurityOptions": "docker_security_options",
    "environmentFiles": "environment_files",
    "firelensConfiguration": "firelens_configuration",
    "image": "image",
    "logConfiguration": "log_configuration",
    "name": "name",
    "portMappings": "port_mappings",
    "repositoryCredentials": "repository_credentials",
    "secrets": "secrets",
}
# Where the names of CDK's properties are not those of the API.
_IN_THE_API = {
    "fSxWindowsFileServerVolumeConfiguration": "fsxWindowsFileServerVolumeConfiguration",
    "s3FilesVolumeConfiguration": "s3filesVolumeConfiguration",
}


@dataclass(frozen=True)
class Definition:
    """A task definition in the JSON shape of ``aws ecs register-task-definition``, as far as it is read.

    ``parts`` has the tokens that are parts of an ARN: which ARN, and which part (3 is the Region, 4 the account).
    """

    mapping: Mapping[str, Any]
    parts: Mapping[str, tuple[str, int]]


def read_definition(task_definition: TaskDefinition, *, at_synth: bool = False) -> Definition:
    """What the task definition says by now.

    :param at_synth: nothing can be added any more. Before, what has all containers (the property of the resource) must
        not be looked at: CDK would leave out whatever is added later
    :raises InvalidValueError: no task definition of this app, or one whose containers are not known yet
    """
    resource = resource_of(task_definition)
    resolver = KeepingTokens()
    mapping: dict[str, Any] = cdk.Tokenization.resolve(
        {
            "containerDefinitions": resource.container_definitions
            if at_synth
            else [_read(container) for container in _containers(task_definition, resource)],
            "enableFaultInjection": resource.enable_fault_injection,
            "ephemeralStorage": resource.ephemeral_storage,
            "networkMode": resource.network_mode,
            "proxyConfiguration": resource.proxy_configuration,
            "requiresCompatibilities": resource.requires_compatibilities,
            "volumes": resource.volumes,
        },
        scope=resource,
        resolver=resolver,
    )
    if isinstance(mapping.get("volumes"), list):
        mapping["volumes"] = [_named_as_in_the_api(volume) for volume in mapping["volumes"]]
    return Definition(mapping, resolver.parts)


def resource_of(task_definition: TaskDefinition) -> ecs.CfnTaskDefinition:
    """The CloudFormation resource of the task definition.

    :raises InvalidValueError: no task definition of this app
    """
    own = task_definition.node.default_child if isinstance(task_definition, Construct) else None
    for resource in (task_definition, own):
        if isinstance(resource, cdk.CfnResource) and resource.cfn_resource_type == _TYPE:
            return cast("ecs.CfnTaskDefinition", resource)
    raise InvalidValueError(
        "task_definition",
        got=task_definition,
        allowed="an ecs.TaskDefinition or ecs.CfnTaskDefinition that this app makes",
        fix="of any other, state what it needs with TaskNeeds",
    )


def _containers(task_definition: TaskDefinition, resource: ecs.CfnTaskDefinition) -> Sequence[Any]:
    if not isinstance(task_definition, cdk.CfnResource):
        children = task_definition.node.children
        return [
            child.render_container_definition() for child in children if hasattr(child, "render_container_definition")
        ]
    try:
        containers = resource.container_definitions
    except (KeyError, ValueError):
        # jsii cannot hand over a list with something lazy in it; before 1.142 it raises ValueError.
        containers = None
    if isinstance(containers, list) and not any(cdk.Tokenization.is_resolvable(container) for container in containers):
        return containers
    raise InvalidValueError(
        "task_definition",
        got=f"{resource.node.path}, whose containers are known only at synth",
        allowed="an ecs.CfnTaskDefinition with a list of containers, or an ecs.TaskDefinition",
        fix="give the ecs.TaskDefinition itself, or state what it needs with TaskNeeds",
    )


def _read(container: Any) -> dict[str, Any]:
    if isinstance(container, Mapping):
        return {key: container[key] for key in _READ if key in container}
    return {key: getattr(container, name) for key, name in _READ.items()}


def _named_as_in_the_api(volume: Any) -> Any:
    return {_IN_THE_API.get(key, key): value for key, value in volume.items()} if isinstance(volume, dict) else volume
