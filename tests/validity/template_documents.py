"""The policy documents in a template, as CloudFormation fills them in at some place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tests.validity.dimension import Place
from tests.validity.pure_documents import Document

# What `Ref` and the ARN of the resources are that a configuration refers to.
_NAMES = {
    "AWS::ECR::Repository": "team/web",
    "AWS::ECS::Cluster": "web",
    "AWS::IAM::Role": "Role",
    "AWS::KMS::Key": "1234abcd-12ab-34cd-56ef-1234567890ab",
    "AWS::Logs::LogGroup": "/ecs/web",
    "AWS::S3::Bucket": "bucket",
    "AWS::SSM::Parameter": "web",
    "AWS::SecretsManager::Secret": "arn:{partition}:secretsmanager:{region}:{account}:secret:web/db-AbCdE1",
}
_ARNS = {
    "AWS::ECR::Repository": "arn:{partition}:ecr:{region}:{account}:repository/team/web",
    "AWS::ECS::Cluster": "arn:{partition}:ecs:{region}:{account}:cluster/web",
    "AWS::IAM::Role": "arn:{partition}:iam::{account}:role/Role",
    "AWS::KMS::Key": "arn:{partition}:kms:{region}:{account}:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    "AWS::Logs::LogGroup": "arn:{partition}:logs:{region}:{account}:log-group:/ecs/web:*",
    "AWS::S3::Bucket": "arn:{partition}:s3:::bucket",
}
_DOCUMENTS = {"AWS::IAM::ManagedPolicy": "managed policy", "AWS::IAM::Policy": "inline policy"}


def documents_in(template: Mapping[str, Any], place: Place) -> Iterator[tuple[str, Document]]:
    """Each document with the logical id of its resource."""
    for name, resource in template.get("Resources", {}).items():
        properties = resource.get("Properties", {})
        if resource["Type"] == "AWS::IAM::Role":
            yield name, Document("trust policy", filled(properties["AssumeRolePolicyDocument"], template, place))
            for policy in properties.get("Policies", ()):
                yield name, Document("inline policy", filled(policy["PolicyDocument"], template, place))
        elif resource["Type"] in _DOCUMENTS:
            yield name, Document(_DOCUMENTS[resource["Type"]], filled(properties["PolicyDocument"], template, place))


def filled(value: Any, template: Mapping[str, Any], place: Place) -> Any:
    """The value, with what CloudFormation makes of it."""
    if isinstance(value, list):
        return [filled(each, template, place) for each in value]
    if not isinstance(value, dict):
        return value
    if not any(key == "Ref" or key.startswith("Fn::") for key in value):
        return {key: filled(each, template, place) for key, each in value.items()}
    return _made_by_function(value, template, place)


def _made_by_function(value: Mapping[str, Any], template: Mapping[str, Any], place: Place) -> Any:
    match value:
        case {"Ref": str(name)}:
            return _of_reference(name, template, place)
        case {"Fn::GetAtt": [str(name), "Arn"]}:
            return _ARNS[template["Resources"][name]["Type"]].format_map(vars(place))
        case {"Fn::Join": [str(between), list(parts)]}:
            return between.join(filled(parts, template, place))
        case {"Fn::Split": [str(between), whole]}:
            return filled(whole, template, place).split(between)
        case {"Fn::Select": [number, parts]}:
            return filled(parts, template, place)[int(number)]
    raise NotImplementedError(f"in a policy document: {value}")


def _of_reference(name: str, template: Mapping[str, Any], place: Place) -> str:
    pseudo = {
        "AWS::Partition": place.partition,
        "AWS::Region": place.region,
        "AWS::AccountId": place.account,
        "AWS::URLSuffix": place.url_suffix,
    }
    if name in pseudo:
        return pseudo[name]
    parameter = template.get("Parameters", {}).get(name)
    if parameter is not None:
        return str(parameter["Default"])
    return _NAMES[template["Resources"][name]["Type"]].format_map(vars(place))
