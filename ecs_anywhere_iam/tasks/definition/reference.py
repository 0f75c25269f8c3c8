"""An ARN or a name in a task definition, parts of which may be placeholders.

A placeholder for the account or the Region is read as the role's own, and told. One in the name leaves the resource
open, and shows as ``<NAME>``: nothing that is in a policy can then be taken for a wildcard or a policy variable.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ecs_anywhere_iam.catalogue.resource_type import ResourceType
from ecs_anywhere_iam.errors import InvalidTaskDefinitionError, InvalidValueError
from ecs_anywhere_iam.policy.arn import Arn, split_arn
from ecs_anywhere_iam.policy.read_target import read_target
from ecs_anywhere_iam.policy.region import REGION
from ecs_anywhere_iam.policy.target import ArnTarget, NamedTarget
from ecs_anywhere_iam.policy.token import is_token
from ecs_anywhere_iam.tasks.definition.node import shown
from ecs_anywhere_iam.tasks.definition.placeholder import shown as with_marks

_MARK = re.compile(r"<[^<>]*>")
# What a part of an ARN looks like, and what stands for it where the rest is checked.
_PARTS = {
    "partition": (re.compile(r"aws(?:-[a-z]+)*"), "aws"),
    "region": (REGION, "us-east-1"),
    "account": (re.compile(r"[0-9]{12}"), "123456789012"),
}


@dataclass(frozen=True)
class Reference:
    """What is referred to.

    ``complete`` is false where the name has a placeholder; ``own`` are the parts of an ARN that are read as the role's
    own, as they are none.
    """

    target: NamedTarget | ArnTarget
    complete: bool = True
    own: tuple[str, ...] = ()


def marked(text: str) -> str:
    """The text with ``<X>`` for each placeholder, in which no colon can be taken for one of an ARN."""
    return _MARK.sub(lambda mark: mark[0].replace(":", "."), with_marks(text))


def has_mark(text: str) -> bool:
    """Whether there was a placeholder in the text."""
    return _MARK.search(text) is not None


def whole_arn(text: str, path: str) -> Arn | None:
    """The parts of an ARN; ``None`` where the text is none.

    :raises InvalidTaskDefinitionError: it starts like one, and is none
    """
    arn = split_arn(text) if text.startswith("arn:") else None
    if arn is None and text.startswith("arn:"):
        raise InvalidTaskDefinitionError(path, f"expected a whole ARN of six parts or more, got {shown(text)}")
    return arn


def read_reference(text: str, resource_type: ResourceType, path: str) -> Reference:
    """What a name or ARN refers to.

    :param text: as ``marked`` makes it
    :raises InvalidTaskDefinitionError: neither a name nor an ARN of the type
    """
    arn = whole_arn(text, path)
    if arn is None:
        return _named(text, resource_type, path)
    stated = {"partition": arn.partition}
    stated |= {"region": arn.region} if resource_type.regional or arn.region else {}
    stated |= {"account": arn.account} if resource_type.owned or arn.account else {}
    known = {part: value for part, value in stated.items() if is_token(value) or _PARTS[part][0].fullmatch(value)}
    sample = {part: known.get(part, _PARTS[part][1]) for part in stated}
    name = _MARK.sub("xxx", arn.resource)
    target = _checked(str(arn._replace(**sample, resource=name)), resource_type, path, text)
    complete = not has_mark(arn.resource)
    resource = target.known.resource if isinstance(target, ArnTarget) and target.known and complete else None
    return Reference(
        ArnTarget(
            resource_type,
            known=Arn(
                known.get("partition", ""),
                arn.service,
                known.get("region", ""),
                known.get("account", ""),
                resource or _with_any_ending(arn.resource, resource_type),
            ),
        ),
        complete,
        tuple(f"{_NOUNS[part]} {shown(value)}" for part, value in stated.items() if part not in known),
    )


_NOUNS = {"partition": "partition", "region": "Region", "account": "account"}


def _named(text: str, resource_type: ResourceType, path: str) -> Reference:
    target = _checked(_MARK.sub("xxx", text), resource_type, path, text)
    if not has_mark(text):
        return Reference(target)
    return Reference(NamedTarget(resource_type, text.removeprefix(resource_type.lead)), complete=False)


def _checked(text: str, resource_type: ResourceType, path: str, got: str) -> NamedTarget | ArnTarget:
    try:
        return read_target(text, resource_type, path)
    except InvalidValueError as error:
        raise InvalidTaskDefinitionError(path, f"expected {error.allowed}, got {shown(got)}; {error.fix}") from error


def _with_any_ending(resource: str, resource_type: ResourceType) -> str:
    ended = re.search(rf"{resource_type.ending}\Z", resource) if resource_type.ending else True
    return resource if ended else resource + resource_type.any_ending
