"""Policies that allow a little too much: what a mistake in the scoping of a statement would make of a good one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from tests.simulate.configuration import Configuration, listed
from tests.simulate.simulator import Document

ARN_PARTS = {"partition": 1, "Region": 3, "account": 4}
# What stands behind a name in a resource: nothing, what is in it, the rest of the name, the streams of a log group.
_NAME = re.compile(r"(?P<name>.*[^*/:])(?P<rest>/?\*?(?::\*)?)")
_TYPE = re.compile(r"[a-z-]+")
# What Secrets Manager adds to a name, as it stands in an ARN.
_ENDING = re.compile(r"-(?:\?{6}|[A-Za-z0-9]{6})\Z")
_ANY_ENDING = "-??????"


@dataclass(frozen=True, eq=False)
class Widening:
    """A document of a configuration with one thing wider: in a statement about these actions and resources."""

    configuration: Configuration
    what: str
    actions: list[str]
    resources: list[str]
    document: Document

    def concerns(self, action: str, resource: str) -> bool:
        """Whether the wider statement is about the action and the resource; if not, it lets nothing through."""
        return action in self.actions and any(fnmatchcase(resource, pattern) for pattern in self.resources)

    def __str__(self) -> str:
        return f"{self.configuration.name}: {self.what}"


def widenings(configuration: Configuration) -> Iterator[Widening]:
    """Every narrowing of the configuration's document that no configuration it extends has, taken away alone."""
    for index, statement in enumerate(configuration.statements):
        if statement not in configuration.own_statements:
            continue
        unanswered = {row["resource"] for row in configuration.unanswered if row["action"] == statement["Action"]}
        for what, wider in (*_wider_resources(statement, unanswered), *_wider_conditions(statement)):
            document: dict[str, Any] = {**configuration.document, "Statement": configuration.statements}
            document["Statement"][index] = wider
            sid = statement.get("Sid", "trust")
            resources = listed(wider.get("Resource", "*"))
            yield Widening(configuration, f"{sid}, {what}", listed(statement["Action"]), resources, document)


def _wider_resources(statement: dict[str, Any], unanswered: set[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    for what, wider in _wider_lists(statement.get("Resource", []), unanswered):
        yield what, {**statement, "Resource": wider}


def _wider_conditions(statement: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for operator, keys in statement.get("Condition", {}).items():
        for key, values in keys.items():
            without = deepcopy(statement)
            del without["Condition"][operator][key]
            yield f"without {key}", without
            if key == "kms:ViaService":
                service, region, suffix = listed(values)[0].split(".", 2)
                for what, like in (("service", f"*.{region}.{suffix}"), ("Region", f"{service}.*.{suffix}")):
                    yield f"any {what} of {key}", {**statement, "Condition": {"StringLike": {key: like}}}
                yield f"any suffix of {key}", {**statement, "Condition": {"StringLike": {key: f"{service}.{region}.*"}}}
            # It alone narrows a trust policy; other ARNs in conditions repeat what the resources say.
            for what, wider in _wider_lists(values) if key == "aws:SourceArn" else ():
                changed = deepcopy(statement)
                changed["Condition"][operator][key] = wider
                yield what, changed


def _wider_lists(arns: str | list[str], unanswered: Iterable[str] = ()) -> Iterator[tuple[str, list[str]]]:
    given = listed(arns)
    for index, arn in enumerate(given):
        for what, wider in _wider_arns(arn) if arn not in ("*", *unanswered) else ():
            yield f"{what} of {arn}", [*given[:index], wider, *given[index + 1 :]]


def _wider_arns(arn: str) -> Iterator[tuple[str, str]]:
    parts = arn.split(":", 5)
    for what, index in ARN_PARTS.items():
        # A role is in no Region, and a bucket has no account in its ARN either, so there is none to narrow it to.
        if not parts[index] and not parts[ARN_PARTS["Region"]]:
            continue
        yield f"any {what}", ":".join([*parts[:index], "*", *parts[index + 1 :]])
    for what, wider in _wider_names(parts[2], parts[5]):
        yield what, ":".join([*parts[:5], wider])


def _wider_names(service: str, resource: str) -> Iterator[tuple[str, str]]:
    if service == "secretsmanager":
        named = _ENDING.sub("", resource)
        yield "any name that begins like that", f"{named}*"
        yield "any name with that and more", f"{resource}*"
        if named + _ANY_ENDING != resource:
            yield "any six characters at the end", named + _ANY_ENDING
        return
    name = _NAME.fullmatch(resource)
    if name and not (name["rest"] and _TYPE.fullmatch(name["name"])):
        # A prefix that ends within a name already allows what begins like it, and the IDs of keys have all one length:
        # a mistake would cut them shorter.
        begun = name["name"][:-1] if name["rest"].startswith("*") or service == "kms" else name["name"]
        yield "any name that begins like that", f"{begun}*{name['rest']}"
