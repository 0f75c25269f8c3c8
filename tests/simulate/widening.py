"""Policies that allow a little too much: what a mistake in the scoping of a statement would make of a good one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from tests.simulate.configuration import Configuration, listed
from tests.simulate.simulator import Document

ARN_PARTS = {"partition": 1, "Region": 3, "account": 4}
# What stands behind a name in a resource: nothing, the things in it, or the streams of a log group.
_NAME = re.compile(r"(?P<name>.*[^*/:])(?P<rest>(?:/\*|:\*)?)")
_TYPE = re.compile(r"[a-z-]+")


@dataclass(frozen=True, eq=False)
class Widening:
    """A document of a configuration with one thing wider than it should be; it concerns only these actions."""

    configuration: Configuration
    what: str
    actions: list[str]
    document: Document

    def __str__(self) -> str:
        return f"{self.configuration.name}: {self.what}"


def widenings(configuration: Configuration) -> Iterator[Widening]:
    """Every narrowing of the configuration's document, taken away alone."""
    for index, statement in enumerate(configuration.statements):
        for what, wider in (*_wider_resources(statement), *_wider_conditions(statement)):
            document: dict[str, Any] = {**configuration.document, "Statement": configuration.statements}
            document["Statement"][index] = wider
            sid = statement.get("Sid", "trust")
            yield Widening(configuration, f"{sid}, {what}", listed(statement["Action"]), document)


def _wider_resources(statement: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for what, wider in _wider_lists(statement.get("Resource", [])):
        yield what, {**statement, "Resource": wider}


def _wider_conditions(statement: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for operator, keys in statement.get("Condition", {}).items():
        for key, values in keys.items():
            without = deepcopy(statement)
            del without["Condition"][operator][key]
            yield f"without {key}", without
            # It alone narrows a trust policy; other ARNs in conditions repeat what the resources say.
            for what, wider in _wider_lists(values) if key == "aws:SourceArn" else ():
                changed = deepcopy(statement)
                changed["Condition"][operator][key] = wider
                yield what, changed


def _wider_lists(arns: str | list[str]) -> Iterator[tuple[str, list[str]]]:
    given = listed(arns)
    for index, arn in enumerate(given):
        for what, wider in _wider_arns(arn) if arn != "*" else ():
            yield f"{what} of {arn}", [*given[:index], wider, *given[index + 1 :]]


def _wider_arns(arn: str) -> Iterator[tuple[str, str]]:
    parts = arn.split(":", 5)
    for what, index in ARN_PARTS.items():
        yield f"any {what}", ":".join([*parts[:index], "*", *parts[index + 1 :]])
    name = _NAME.fullmatch(parts[5])
    if name and not _TYPE.fullmatch(name["name"]):
        yield "any name that begins like that", ":".join([*parts[:5], f"{name['name']}*{name['rest']}"])
