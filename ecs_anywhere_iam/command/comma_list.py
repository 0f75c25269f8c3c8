"""Lists on the command line: items with commas between them, as with ``-c key=a,b`` of the CDK command line."""

from __future__ import annotations

from ecs_anywhere_iam.catalogue.resource_type import ResourceType
from ecs_anywhere_iam.errors import InvalidValueError
from ecs_anywhere_iam.policy.read_target import read_target


def comma_list(text: str, option: str) -> list[str]:
    """The items without the blanks around them; empty text is an empty list.

    :raises InvalidValueError: an empty item
    """
    items = [item.strip() for item in text.split(",")] if text.strip() else []
    if not all(items):
        raise InvalidValueError(option, got=text, allowed="items with commas between them", fix="take out empty items")
    return items


def named_resources(text: str, resource_type: ResourceType, option: str) -> list[str]:
    """The items, each a name or ARN that AWS takes.

    :raises InvalidValueError: an empty item, or one that is neither
    """
    items = comma_list(text, option)
    for index, item in enumerate(items):
        read_target(item, resource_type, f"{option}[{index}]")
    return items
