"""Refuses keys that ECS would not take for what they were meant to be, and that would therefore not be read here."""

from __future__ import annotations

from ecs_anywhere_iam.errors import InvalidTaskDefinitionError, quoted
from ecs_anywhere_iam.tasks.definition.node import Node

_OF_TASK = ("containerDefinitions", "volumes", "networkMode", "requiresCompatibilities", "executionRoleArn")
_OF_CONTAINER = (
    "name",
    "image",
    "repositoryCredentials",
    "logConfiguration",
    "firelensConfiguration",
    "secrets",
    "environmentFiles",
    "credentialSpecs",
    "dockerSecurityOptions",
)
_OF_VOLUME = ("fsxWindowsFileServerVolumeConfiguration", "efsVolumeConfiguration")
_OF_LOGGING = ("logDriver", "options", "secretOptions")
# In a task definition as such, these two have another meaning or none.
_ONLY_OF_CONTAINER = frozenset(_OF_CONTAINER) - {"name"}


def check_task_keys(definition: Node) -> None:
    """Passes a task definition in which nothing of a container stands outside of one.

    :raises InvalidTaskDefinitionError: another one
    """
    _check(definition, _OF_TASK)
    for key in definition.value:
        if key in _ONLY_OF_CONTAINER and definition.has(str(key)):
            raise InvalidTaskDefinitionError(definition.at(str(key)), "it belongs into a container")


def check_container_keys(container: Node) -> None:
    """Passes a container whose keys are written as ECS takes them.

    :raises InvalidTaskDefinitionError: another one
    """
    _check(container, _OF_CONTAINER)
    _check(container.node("logConfiguration"), _OF_LOGGING)


def check_volume_keys(volume: Node) -> None:
    """Passes a volume whose keys are written as ECS takes them.

    :raises InvalidTaskDefinitionError: another one
    """
    _check(volume, _OF_VOLUME)


def _check(node: Node, known: tuple[str, ...]) -> None:
    meant = {key.lower(): key for key in known}
    for key in node.value:
        right = meant.get(key.lower()) if isinstance(key, str) else None
        if right is not None and right != key:
            raise InvalidTaskDefinitionError(node.at(quoted(str(key))), f"expected the key {right}, which ECS takes")
