"""Warns of what a task definition has that does not work on external instances."""

from __future__ import annotations

from collections.abc import Iterator

from ecs_anywhere_iam.catalogue.external_limit import EXTERNAL_LIMITS
from ecs_anywhere_iam.catalogue.source import ECS_ANYWHERE
from ecs_anywhere_iam.errors import quoted
from ecs_anywhere_iam.tasks.definition.node import Node, shown
from ecs_anywhere_iam.tasks.definition.placeholder import has_placeholder

# On which a task definition for external instances can be placed; ECS adds the others that fit to `compatibilities`.
_EXTERNAL = ("EXTERNAL",)
_FITTING = ("EC2", "EXTERNAL")


def warnings_of(definition: Node) -> Iterator[str]:
    """A sentence for each thing, with the page that says so."""
    for limit in EXTERNAL_LIMITS:
        *lists, field = limit.field.split("[].")
        for holder in _nodes(definition, lists):
            value = holder.value.get(field)
            if holder.has(field) and (not limit.values or value in limit.values):
                stated = shown(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else "set"
                yield f"{holder.at(field)} is {stated}: {limit.why} ({limit.source})"
    for field, fitting in (("requiresCompatibilities", _FITTING), ("compatibilities", _EXTERNAL)):
        stated_kinds = [text for text, _ in definition.texts(field)]
        if stated_kinds and not any(map(has_placeholder, stated_kinds)) and not set(stated_kinds) & set(fitting):
            listed = quoted(", ".join(stated_kinds))
            yield (
                f"{field} is {listed}: ECS places such tasks on no external instance; EXTERNAL has to be among them "
                f"({ECS_ANYWHERE})"
            )


def _nodes(definition: Node, lists: list[str]) -> Iterator[Node]:
    if not lists:
        yield definition
        return
    for node in definition.nodes(lists[0]):
        yield from _nodes(node, lists[1:])
