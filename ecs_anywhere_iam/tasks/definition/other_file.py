"""What a file is that is no task definition, where that can be told: folders hold many of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def what_else(value: object) -> str:
    """Half a sentence that says what it is and what to give instead; empty where that is not known."""
    if isinstance(value, Mapping):
        return _of_object(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        keys = {key for item in value if isinstance(item, Mapping) for key in item}
        if "imageUri" in keys:
            return "; this is a list of images for CodePipeline"
        if "containerDefinitions" in keys:
            return "; give each task definition in a file of its own"
        if keys & {"image", "essential"}:
            return "; a list of containers goes into containerDefinitions"
    return ""


def _of_object(value: Mapping[object, object]) -> str:
    resources = value.get("Resources")
    kinds = (
        (
            isinstance(resources, Mapping) or bool({"AWSTemplateFormatVersion", "Properties"} & value.keys()),
            "this is a CloudFormation template: give the task definition alone, or use needs_of in a CDK app",
        ),
        (isinstance(resources, list), "this is a CodeDeploy AppSpec file"),
        ("AWSEBDockerrunVersion" in value, "this is a Dockerrun.aws.json of Elastic Beanstalk"),
        ("ContainerDefinitions" in value, "its keys start with small letters"),
        ("taskDefinitionArns" in value or "families" in value, "this is a list of names: describe one of them"),
        ("serviceName" in value or "services" in value, "this is a service, or a Compose file"),
    )
    return next((f"; {what}" for is_so, what in kinds if is_so), "")
