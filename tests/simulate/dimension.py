"""What narrows a statement, each part of each ARN and each condition key, and requests that differ in it alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from tests.simulate.case import Case
from tests.simulate.configuration import Configuration, listed

_ARN = ("partition", "service", "Region", "account")
_HOST = ("service", "Region", "suffix")
# The type of a resource in its ARN, and the name up to the first wildcard. Buckets have no type.
_RESOURCE = re.compile(r"(?P<type>[a-z-]+[/:])?(?P<name>[^*?]*)")

# Keys that no other action takes.
OF_ONE_ACTION = {"ecs:CreateAction", "iam:PassedToService"}
ACTION, PRINCIPAL, PRESENCE = "action", "principal", "presence of "


@dataclass(frozen=True, eq=False)
class Dimension:
    """One thing that narrows a statement; for a part of an ARN, on this resource or for this value of a key."""

    configuration: Configuration
    statement: Mapping[str, Any]
    what: str
    resource: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)

    def pair(self, cases: Iterable[Case]) -> tuple[Case, Case] | None:
        """A request that the statement allows and one that is denied, which differ in nothing else."""
        own = [case for case in cases if case.configuration is self.configuration]
        denied = [case for case in own if not case.allowed]
        allowed = (case for case in own if case.allowed and self._is_about(case))
        return next(((one, other) for one in allowed for other in denied if self._is_all(one, other)), None)

    def _is_about(self, case: Case) -> bool:
        return (
            case.statement == self.statement.get("Sid")
            and case.action in listed(self.statement["Action"])
            and (self.resource is None or fnmatchcase(case.resource, self.resource))
            and all(fnmatchcase(case.context.get(key, ""), value) for key, value in self.values.items())
        )

    def _is_all(self, one: Case, other: Case) -> bool:
        """Whether this is all in which the two differ."""
        if self.what == ACTION and other.action in listed(self.statement["Action"]):
            return False
        mine, others = self._parts(one, one), self._parts(other, one)
        if (self.what in others) is self.what.startswith(PRESENCE):
            return False
        return {part for part in mine.keys() | others.keys() if mine.get(part) != others.get(part)} == {self.what}

    def _parts(self, case: Case, model: Case) -> dict[str, str]:
        """The request in parts, with the model to say where a name ends."""
        parts = {ACTION: case.action, PRINCIPAL: case.principal}
        parts |= _cut(case.resource, self.resource, model.resource) if self.resource else {"resource": case.resource}
        for key, value in case.context.items():
            if self.what == ACTION and key in OF_ONE_ACTION:
                continue
            cut = _cut(value, self.values[key], model.context[key]) if key in self.values else {}
            parts |= {f"{part} of {key}": text for part, text in cut.items()} if cut else {PRESENCE + key: value}
        return parts

    def __str__(self) -> str:
        where = [*([self.resource] if self.resource else []), *self.values.values()]
        about = f"{self.what} on {' and '.join(where)}" if where else self.what
        return f"{self.configuration.name}: {self.statement.get('Sid', 'trust')}, {about}"


def dimensions(configuration: Configuration) -> Iterator[Dimension]:
    """All that narrows the statements that the configuration does not share with one it extends."""
    extended = configuration.extends.statements if configuration.extends else []
    for statement in configuration.own_statements:
        yield Dimension(configuration, statement, ACTION)
        if "Principal" in statement:
            yield Dimension(configuration, statement, PRINCIPAL)
        # A resource that the extended one has in the same statement is shown there.
        elsewhere = {
            each for other in extended if other["Sid"] == statement["Sid"] for each in listed(other["Resource"])
        }
        elsewhere |= {row["resource"] for row in configuration.unanswered if row["action"] == statement["Action"]}
        for resource in listed(statement.get("Resource", [])):
            # What service it is of is said by the action.
            for part in sorted(_narrowed(resource) - {"service"}) if resource not in elsewhere else ():
                yield Dimension(configuration, statement, part, resource)
        yield from _of_condition(configuration, statement)


def _of_condition(configuration: Configuration, statement: Mapping[str, Any]) -> Iterator[Dimension]:
    for keys in statement.get("Condition", {}).values():
        for key, values in keys.items():
            yield Dimension(configuration, statement, PRESENCE + key)
            for value in listed(values):
                # What service a cluster is of is said by the key.
                for part in sorted(_narrowed(value) - ({"service"} if key == "ecs:cluster" else set())):
                    yield Dimension(configuration, statement, f"{part} of {key}", values={key: value})


def _narrowed(pattern: str) -> set[str]:
    """The parts that are not left open; a role or a bucket is in no Region, so neither has one to narrow."""
    parts = _cut(pattern, pattern, pattern)
    nowhere = {"Region", "account"} if parts.get("Region") == parts.get("account") == "" else set()
    nowhere |= {"Region"} if parts.get("Region") == "" else set()
    return {part for part, text in parts.items() if part not in {"type", "rest", *nowhere} and (text or part in _ARN)}


def _cut(text: str, pattern: str, model: str) -> dict[str, str]:
    """The parts of an ARN, of the host of a service in a Region, or of a plain word; nothing of ``*``."""
    if pattern == "*" or text == "*":
        return {"rest": text}
    if not pattern.startswith("arn:"):
        hosts = text.split(".", 2)
        is_host = len(pattern.split(".")) > len(_HOST)
        return dict(zip(_HOST, hosts, strict=True)) if is_host and len(hosts) == len(_HOST) else {"value": text}
    *place, resource = text.split(":", 5)[1:]
    parts = dict(zip(_ARN, place, strict=True))
    if parts["service"] == "s3":
        bucket, _, key = resource.partition("/")
        return {**parts, "bucket": bucket, "key": key}
    return {**parts, **_cut_resource(resource, pattern.split(":", 5)[5], model.split(":", 5)[5])}


def _cut_resource(text: str, pattern: str, model: str) -> dict[str, str]:
    """The name is what stands where the pattern has no wildcard yet."""
    literal = _RESOURCE.match(pattern)
    assert literal is not None
    kind, rest = literal["type"] or "", model[literal.end() :]
    if not text.startswith(kind) or not text.endswith(rest):
        return {"type": text}
    return {"type": kind, "name": text[len(kind) : len(text) - len(rest)], "rest": rest}
