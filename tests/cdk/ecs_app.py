"""Task definitions of an app, and what the roles made for them come out as."""

from __future__ import annotations

import graphlib
import re
from collections.abc import Iterator
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_ecs as ecs

from ecs_anywhere_iam import EcsAnywhereRoles, LeastPrivilege
from tests.cdk.synthesis import template

NGINX = ecs.ContainerImage.from_registry("nginx:1")
# Eight digits that CDK adds to the names of its resources.
_HASH = re.compile(r"[0-9A-F]{8}")
_ASSET = re.compile(r"[0-9a-f]{64}")


def other_stack(made: cdk.Stack) -> cdk.Stack:
    """A second stack of the same app."""
    return cdk.Stack(cdk.App.of(made), "Other")


def add(task_definition: ecs.TaskDefinition, name: str, **properties: Any) -> ecs.ContainerDefinition:
    """A container that asks for nothing, as far as the properties do not."""
    return task_definition.add_container(name, **{"image": NGINX, "memory_limit_mib": 64, **properties})


def task(scope: cdk.Stack, construct_id: str = "Task", **properties: Any) -> ecs.ExternalTaskDefinition:
    """A task definition with one container."""
    made = ecs.ExternalTaskDefinition(scope, construct_id)
    add(made, "web", **properties)
    return made


def roles(scope: cdk.Stack, *task_definitions: Any, repositories: Any = (), **properties: Any) -> EcsAnywhereRoles:
    """The roles for the task definitions, on servers that pull from the repositories."""
    least = LeastPrivilege(clusters=["web"], repositories=repositories)
    given = {"instance_permissions": least, "task_definitions": task_definitions, **properties}
    return EcsAnywhereRoles(scope, "Roles", **given)


def awslogs(**properties: Any) -> ecs.LogDriver:
    return ecs.LogDrivers.aws_logs(stream_prefix="web", **properties)


def shown(rendered: Any) -> Any:
    """What CDK renders as text that can be read: ``<Web.Arn>`` for an attribute of what is named Web in the app."""
    match rendered:
        case str():
            rendered = _ASSET.sub("<hash>", rendered)
        case list():
            rendered = [shown(each) for each in rendered]
        case {"Fn::Join": ["", list(parts)]}:
            rendered = "".join(map(shown, parts))
        case {"Fn::Select": [int(part), {"Fn::Split": [":", text]}]}:
            rendered = f"<part {part} of {shown(text)}>"
        case {"Ref": str(name)} | {"Fn::ImportValue": str(name)}:
            rendered = f"<{named(name)}>"
        case {"Fn::GetAtt": [str(name), str(attribute)]}:
            rendered = f"<{named(name)}.{attribute}>"
    return rendered


def named(logical_id: str) -> str:
    """The name of a resource, export or pseudo parameter without what CDK adds to it."""
    return _HASH.sub("", logical_id).removeprefix("AWS::")


def found(made: cdk.Stack, *kinds: str) -> dict[str, dict[str, Any]]:
    """The resources of these kinds, by their names."""
    every = template(made).get("Resources", {})
    return {named(logical_id): each for logical_id, each in every.items() if each["Type"][len("AWS::") :] in kinds}


def granted(made: cdk.Stack, role: str = "RolesTaskExecutionRole") -> dict[str, Any]:
    """What each statement of the role is about, by its Sid, or by its actions where somebody else added it."""
    documents = []
    for name, each in found(made, "IAM::Role", "IAM::Policy", "IAM::ManagedPolicy").items():
        properties = each["Properties"]
        if f"<{role}>" in shown(properties.get("Roles", [])):
            documents.append(properties["PolicyDocument"])
        elif name == role:
            documents += [policy["PolicyDocument"] for policy in properties.get("Policies", ())]
    statements = [statement for document in documents for statement in document["Statement"]]
    return {each.get("Sid") or str(each["Action"]): shown(each["Resource"]) for each in statements}


def execution_roles(made: cdk.Stack) -> dict[str, Any]:
    """The execution role of each task definition."""
    every = found(made, "ECS::TaskDefinition")
    return {name: shown(each["Properties"].get("ExecutionRoleArn")) for name, each in every.items()}


def unmade(made: cdk.Stack) -> set[str]:
    """What the template refers to and does not have."""
    rendered = template(made)
    made_here = {*rendered.get("Resources", {}), *rendered.get("Parameters", {})}
    return {name for name in _names_in(rendered.get("Resources", {})) if not name.startswith("AWS::")} - made_here


def order_of_deployment(made: cdk.Stack) -> list[str]:
    """An order in which CloudFormation can make the resources.

    :raises graphlib.CycleError: there is none
    """
    every = template(made)["Resources"]
    waits_for = {name: set(_names_in(each)) & every.keys() for name, each in every.items()}
    return list(graphlib.TopologicalSorter(waits_for).static_order())


def _names_in(rendered: Any) -> Iterator[str]:
    match rendered:
        case {"Ref": str(name)}:
            yield name
        case {"Fn::GetAtt": [str(name), *_]}:
            yield name
        case dict():
            waits_for = rendered.get("DependsOn", [])
            yield from [waits_for] if isinstance(waits_for, str) else waits_for
            for each in rendered.values():
                yield from _names_in(each)
        case list():
            for each in rendered:
                yield from _names_in(each)
