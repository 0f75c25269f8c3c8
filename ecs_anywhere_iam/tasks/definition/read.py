"""Reads a task definition.

https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
"""

from __future__ import annotations

from collections.abc import Mapping

from ecs_anywhere_iam.errors import InvalidTaskDefinitionError
from ecs_anywhere_iam.tasks.definition.external_limits import warnings_of
from ecs_anywhere_iam.tasks.definition.known_keys import check_task_keys
from ecs_anywhere_iam.tasks.definition.node import Node, shown
from ecs_anywhere_iam.tasks.definition.other_file import what_else
from ecs_anywhere_iam.tasks.definition.read_container import read_container
from ecs_anywhere_iam.tasks.definition.read_volume import read_volume
from ecs_anywhere_iam.tasks.definition.reading import Reading

_EXPECTED = "expected a task definition"


def read_task_definition(value: object) -> Reading:
    """What a task definition says.

    :param value: in the JSON shape of ``aws ecs register-task-definition``, or of the answer of
        ``aws ecs describe-task-definition``
    :raises InvalidTaskDefinitionError: it is no task definition, or ECS would refuse it
    """
    if not isinstance(value, Mapping):
        raise InvalidTaskDefinitionError("", f"{_EXPECTED}, got {shown(value)}{what_else(value)}")
    answer = Node(value)
    definition = answer.node("taskDefinition") if answer.value.get("taskDefinition") else answer
    if "containerDefinitions" not in definition.value or "AWSEBDockerrunVersion" in value:
        raise InvalidTaskDefinitionError(
            definition.path, f"{_EXPECTED}, got an object without containerDefinitions{what_else(value)}"
        )
    check_task_keys(definition)
    containers = list(definition.nodes("containerDefinitions"))
    if not containers:
        raise InvalidTaskDefinitionError(
            definition.at("containerDefinitions"), "expected at least one container, got none"
        )
    findings = [finding for container in containers for finding in read_container(container)]
    findings += [finding for volume in definition.nodes("volumes") for finding in read_volume(volume)]
    of_findings = [warning for finding in findings for warning in finding.warnings]
    warnings = dict.fromkeys((*of_findings, *warnings_of(definition)))
    return Reading(tuple(findings), tuple(warnings), definition.text("executionRoleArn"))
