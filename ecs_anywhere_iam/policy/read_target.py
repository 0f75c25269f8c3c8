"""Reads what a user gave for a resource: a name, an ARN, a CDK token or a CDK object."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ecs_anywhere_iam.catalogue.resource_type import ResourceType
from ecs_anywhere_iam.errors import InvalidValueError, as_text
from ecs_anywhere_iam.policy.arn import Arn, split_arn
from ecs_anywhere_iam.policy.region import REGION
from ecs_anywhere_iam.policy.target import ArnTarget, NamedTarget, PrefixTarget
from ecs_anywhere_iam.policy.token import TOKEN, has_token, is_token

# Compiled where they are first used: most resources are given by name.
_PARTITION = r"aws(?:-[a-z]+)*"
_NOTHING = ""
_ACCOUNT = r"[0-9]{12}"
_SERVICE = r"[a-z0-9-]{1,63}"


def read_targets(values: object, resource_type: ResourceType, what: str) -> tuple[NamedTarget | ArnTarget, ...]:
    """The targets in the order given, each once.

    :raises InvalidValueError: where the value is no list, or an item is no name, ARN, token or CDK object of the type.
    """
    items = _items(values, f"a list of {resource_type.noun} names or ARNs", what)
    return tuple(
        dict.fromkeys(read_target(item, resource_type, f"{what}[{index}]") for index, item in enumerate(items))
    )


def read_prefixes(values: object, resource_type: ResourceType, what: str) -> tuple[PrefixTarget, ...]:
    """All resources whose names start so, in the order given, each prefix once.

    :raises InvalidValueError: where the value is no list, or an item is nothing that a name can start with
    """
    items = _items(values, f"a list of prefixes of {resource_type.noun} names", what)
    for index, item in enumerate(items):
        # Nothing is known of a token: it could turn out to be empty, which every name starts with.
        if not isinstance(item, str) or re.fullmatch(resource_type.prefix_pattern, item) is None:
            raise InvalidValueError(
                f"{what}[{index}]",
                got=item,
                allowed=f"the start of a {resource_type.noun} name of {resource_type.name_rule}",
                fix="leave out the wildcard, which is added, and anything before the name",
            )
    # A member of an enumeration that is text as well shows in other text as its name.
    return tuple(dict.fromkeys(PrefixTarget(resource_type, str.__str__(item)) for item in items))


def _items(values: object, allowed: str, what: str) -> list[Any]:
    if isinstance(values, (str, bytes, Mapping)) or not isinstance(values, Iterable):
        raise InvalidValueError(
            what, got=values, allowed=allowed, fix="put it into a list, also where there is only one"
        )
    # A set has another order in each process, and the template would change with it.
    return sorted(values, key=_place) if isinstance(values, (set, frozenset)) else list(values)


def _place(value: Any) -> str:
    """Where an item of a set comes: by its text, or for a CDK object by its path, as its text changes."""
    path = getattr(getattr(value, "node", None), "path", None)
    return next((text for text in (path, value) if isinstance(text, str)), as_text(value))


def read_target(value: Any, resource_type: ResourceType, what: str) -> NamedTarget | ArnTarget:
    """One target.

    A token that stands alone is taken for a name here; the ``cdk`` floor turns it into an ARN where CDK knows that it
    is one.

    :raises InvalidValueError: where the value is no name, ARN, token or CDK object of the type.
    """
    if isinstance(value, str):
        if has_token(value) and resource_type.written_out:
            raise InvalidValueError(
                what, got=value, allowed=f"a {resource_type.noun} without CDK tokens", fix="write it out"
            )
        if value.startswith("arn:"):
            return ArnTarget(resource_type, known=_read_arn(value, resource_type, what))
        return NamedTarget(resource_type, _read_name(value.removeprefix(resource_type.lead), resource_type, what))
    arn = _arn_of(value, resource_type)
    if not isinstance(arn, str):
        name = re.sub(rf"{resource_type.ending}\Z", "", resource_type.example.rpartition(f":{resource_type.prefix}")[2])
        raise InvalidValueError(
            what,
            got=value,
            allowed=f"a {resource_type.noun} name or an ARN"
            + (f", or an object with `{resource_type.attribute}`" if resource_type.attribute else ""),
            fix=f"give the {resource_type.noun}'s name, such as {name!r}",
        )
    if is_token(arn):
        return ArnTarget(resource_type, text=arn)
    return ArnTarget(resource_type, known=_read_arn(arn, resource_type, what))


def _arn_of(value: Any, resource_type: ResourceType) -> Any:
    attributes = (resource_type.full_attribute, resource_type.attribute)
    arns = (getattr(value, attribute, None) for attribute in attributes if attribute)
    return next((arn for arn in arns if arn is not None), None)


def _read_name(name: str, resource_type: ResourceType, what: str) -> str:
    is_mistaken = resource_type.mistaken_pattern and re.fullmatch(resource_type.mistaken_pattern, name)
    if is_mistaken or not _is_name(name, resource_type):
        raise InvalidValueError(
            what,
            got=name,
            allowed=f"a {resource_type.noun} name of {resource_type.name_rule}, or an ARN like {resource_type.example}",
            fix=_fix_of_name(name, resource_type),
        )
    return name


def _is_name(name: str, resource_type: ResourceType) -> bool:
    """Whether AWS takes the name, as far as can be told where parts of it are tokens."""
    if has_token(name):
        return is_token(name) or re.fullmatch(resource_type.name_pattern, TOKEN.sub("xxx", name)) is not None
    return len(name) <= resource_type.name_length and re.fullmatch(resource_type.name_pattern, name) is not None


def _read_arn(text: str, resource_type: ResourceType, what: str) -> Arn:
    arn = split_arn(text)
    fault = "it has fewer than six parts: give the whole ARN" if arn is None else _fault_of_arn(arn, resource_type)
    if arn is None or fault:
        raise InvalidValueError(what, got=text, allowed=f"an ARN like {resource_type.example}", fix=fault)
    name = _name_in(arn, resource_type)
    return arn._replace(resource=f"{resource_type.prefix}{_ended(name, resource_type)}{resource_type.suffix}")


def _ended(name: str, resource_type: ResourceType) -> str:
    """The name in an ARN with what AWS adds to it, or with what stands for all that it may add."""
    if not resource_type.ending or re.search(rf"(?:{resource_type.ending}|{TOKEN.pattern})\Z", name):
        return name
    return name + resource_type.any_ending


def _name_in(arn: Arn, resource_type: ResourceType) -> str:
    return arn.resource.removeprefix(resource_type.prefix).removesuffix(resource_type.suffix)


def _fault_of_arn(arn: Arn, resource_type: ResourceType) -> str:
    """What is wrong with an ARN's parts and how to mend it; empty where nothing is."""
    if arn.service != resource_type.service:
        service = arn.service if re.fullmatch(_SERVICE, arn.service) else as_text(arn.service)
        return f"it is an ARN of another service ({service}): give the {resource_type.noun}'s own"
    if not arn.resource.startswith(resource_type.prefix):
        return f"it is not the ARN of a {resource_type.noun}: `{resource_type.prefix}` comes after the account"
    for part, pattern, noun in (
        (arn.partition, _PARTITION, "partition"),
        (arn.region, REGION.pattern if resource_type.regional else _NOTHING, "Region"),
        (arn.account, _ACCOUNT if resource_type.owned else _NOTHING, "account"),
    ):
        if pattern == _NOTHING and part:
            return f"{as_text(part)} is no {noun} of a {resource_type.noun}, whose ARN has none: leave it out"
        if not is_token(part) and re.fullmatch(pattern, part) is None:
            return f"{as_text(part)} is no {noun}: write the whole ARN out"
    name = _name_in(arn, resource_type)
    return "" if _is_name(name, resource_type) else _fix_of_name(name, resource_type)


def _fix_of_name(name: str, resource_type: ResourceType) -> str:
    if "*" in name or "?" in name or "${" in TOKEN.sub("", name):
        return f"wildcards are not taken: list each {resource_type.noun}"
    if ".dkr." in name or "dkr-ecr" in name:
        return "this is an image: give its repository, what stands between the registry's host and the tag"
    if name.startswith("alias/"):
        return "IAM does not take aliases: give the ID of the key, or its ARN"
    if resource_type.holder and "/" not in name:
        return f"name the {resource_type.noun} in the {resource_type.holder} as well, behind a slash"
    if name != name.strip():
        return "take the blanks away"
    return f"give the {resource_type.noun} as AWS shows it"
