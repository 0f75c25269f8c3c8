"""Tells what a CDK token that was given for a resource is: its name, or its ARN and the parts of that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import aws_cdk as cdk
from constructs import Construct

from ecs_anywhere_iam.catalogue.resource_type import ResourceType
from ecs_anywhere_iam.catalogue.server_resource import CLUSTER
from ecs_anywhere_iam.catalogue.task_resource import FILE
from ecs_anywhere_iam.cdk.environment import environment_of
from ecs_anywhere_iam.cdk.own_token import looks_like_token, resolved_in
from ecs_anywhere_iam.errors import InvalidValueError
from ecs_anywhere_iam.policy.arn import Arn
from ecs_anywhere_iam.policy.read_target import read_target
from ecs_anywhere_iam.policy.target import ArnTarget, NamedTarget, Target
from ecs_anywhere_iam.policy.token import PSEUDO_PARAMETER, has_token, is_token
from ecs_anywhere_iam.tasks.secret import is_open


def settle_in(scope: Construct) -> Callable[[Target], Target]:
    """Makes of a target what CDK knows of it in this scope.

    A token is an ARN where CDK renders it as the ``Arn`` attribute of a resource or as text that starts with ``arn:``.
    So is the ``Ref`` of a secret. Any other token is a name, as ``Ref`` is for clusters, repositories and log groups; a
    warning says so where nothing shows which of the two it is. A name or ARN that turns out to be plain text is read
    again, and checked.

    The function raises ``InvalidValueError`` for text in the form of a token that this app did not make, and for text
    that is no name or ARN.
    """

    def settle(target: Target) -> Target:
        text = _text_with_tokens(target, scope)
        if text is None:
            return target
        from ecs_anywhere_iam.cdk.literal_text import check_literal_text  # noqa: PLC0415 - for tokens alone

        noun = target.type.noun
        rendered = resolved_in(scope, text, what=noun, allowed=f"a {noun} name, an ARN")
        plain = _text_of(rendered)
        if plain is not None:
            return _with_any_ending(read_target(plain, target.type, noun))
        check_literal_text(rendered, target.type, text)
        if target.type is FILE:
            known = target.known if isinstance(target, ArnTarget) else None
            return _file_in_bucket(text if known is None else known.resource, rendered)
        if not is_token(text):
            return target
        if isinstance(target, NamedTarget) and not _is_arn(rendered, target.type):
            if target.type.lead:
                raise InvalidValueError(
                    target.type.noun,
                    got=text,
                    allowed=f"a name that is written out, an ARN, or an object with `{target.type.attribute}`",
                    fix=f"give the object: a name may start with {target.type.lead!r}, an ARN does not have it twice",
                )
            _warn_of_guess(scope, rendered, target)
            return target
        return ArnTarget(target.type, text=text + _missing_suffix(rendered, target.type.suffix))

    return settle


def _with_any_ending(target: Target) -> Target:
    """CDK puts the ARN of a secret in another environment together from its name, and leaves the ending out."""
    known = target.known if isinstance(target, ArnTarget) and is_open(target) else None
    if known is None:
        return target
    return ArnTarget(target.type, known=known._replace(resource=known.resource + target.type.any_ending))


def _warn_of_guess(scope: Construct, rendered: Any, target: Target) -> None:
    if isinstance(rendered, dict) and "Fn::ImportValue" in rendered:
        cdk.Annotations.of(scope).add_warning_v2(
            f"ecs-anywhere-iam:{target.type.placeholder}-token",
            f"an imported value is taken for the name of a {target.type.noun}; if it is an ARN, give an object with "
            f"`{target.type.attribute}` instead, or the permissions on it have no effect",
        )


def resolved_regions(regions: Sequence[str], scope: Construct) -> Sequence[str]:
    """The Regions, with those that CDK knows already in place of their tokens, so that they are checked."""
    if not isinstance(regions, (list, tuple)):
        return regions
    texts = [
        _text_of(resolved_in(scope, region, what="activation_regions", allowed="Regions such as 'eu-west-1'"))
        if isinstance(region, str) and has_token(region)
        else region
        for region in regions
    ]
    return [region if text is None else text for region, text in zip(regions, texts, strict=True)]


def split_cluster(target: Target) -> Target:
    """A cluster whose ARN is a token, with the parts of the ARN: they name the container instances in it."""
    if not isinstance(target, ArnTarget) or target.text is None or target.type is not CLUSTER:
        return target
    by_colon = cdk.Fn.split(":", target.text)
    partition, region, account = (cdk.Fn.select(index, by_colon) for index in (1, 3, 4))
    name = cdk.Fn.select(1, cdk.Fn.split("/", target.text))
    return target.split(Arn(partition, CLUSTER.service, region, account, f"{CLUSTER.prefix}{name}"))


def _text_with_tokens(target: Target, scope: Construct) -> str | None:
    """The name or ARN, where parts of it are known only to CDK; ``None`` where there is nothing to ask."""
    match target:
        case NamedTarget(name=text) | ArnTarget(text=str(text)):
            pass
        case ArnTarget(known=Arn()):
            text = target.arn(environment_of(scope))
        case _:
            return None
    return text if looks_like_token(PSEUDO_PARAMETER.sub("", text)) else None


def _text_of(rendered: Any) -> str | None:
    """What CDK renders as text, with nothing in it that is known only at deployment but pseudo parameters."""
    match rendered:
        case str():
            return rendered
        case {"Fn::Join": ["", list(parts)]}:
            texts = [part if isinstance(part, str) else _pseudo_parameter(part) for part in parts]
            return None if None in texts else "".join(text for text in texts if text is not None)
    return None


def _pseudo_parameter(rendered: Any) -> str | None:
    match rendered:
        case {"Ref": "AWS::Partition"}:
            return cdk.Aws.PARTITION
        case {"Ref": "AWS::Region"}:
            return cdk.Aws.REGION
        case {"Ref": "AWS::AccountId"}:
            return cdk.Aws.ACCOUNT_ID
    return None


def _is_arn(rendered: Any, resource_type: ResourceType) -> bool:
    match rendered:
        case {"Ref": str()}:
            return resource_type.ref_is_arn
        case {"Fn::GetAtt": [_, str(attribute)]}:
            return attribute.endswith("Arn")
        case {"Fn::Join": ["", [str(first), *_]]} | {"Fn::Sub": [str(first), *_]} | {"Fn::Sub": str(first)}:
            return first.startswith("arn:")
        case {"Fn::If": [_, one, other]}:
            return _is_arn_or_text(one, resource_type) and _is_arn_or_text(other, resource_type)
    return False


def _is_arn_or_text(rendered: Any, resource_type: ResourceType) -> bool:
    return rendered.startswith("arn:") if isinstance(rendered, str) else _is_arn(rendered, resource_type)


def _file_in_bucket(text: str, rendered: Any) -> Target:
    """A file in a bucket that is known at deployment, by its name or its ARN."""
    bucket, slash, key = text.partition("/")
    if not slash or not is_token(bucket):
        raise InvalidValueError(
            FILE.noun, got=text, allowed="a bucket, which may be a token, a slash and a key", fix="write the key out"
        )
    first = rendered["Fn::Join"][1][0] if isinstance(rendered, dict) and "Fn::Join" in rendered else rendered
    name = cdk.Fn.select(5, cdk.Fn.split(":", bucket)) if _is_arn(first, FILE) else bucket
    return NamedTarget(FILE, f"{name}/{key}")


def _missing_suffix(rendered: Any, suffix: str) -> str:
    """What IAM wants behind an ARN that was put together without it; CloudFormation's own attributes have it."""
    match rendered:
        case {"Fn::Join": ["", [*_, last]]}:
            return "" if isinstance(last, str) and last.endswith(suffix) else suffix
    return ""
