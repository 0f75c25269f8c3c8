"""The dimensions of a configuration: what each option may be, by name, and which choices exclude each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

# The choice of an option that is not passed at all.
LEFT_OUT = "-"

# What each option of a configuration is, by the name of the choice.
Row = Mapping[str, str]
# What the choices of each option are.
Table = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Place:
    """Where a role lives, and another Region of the same partition."""

    partition: str
    region: str
    elsewhere: str
    url_suffix: str = "amazonaws.com"
    account: str = "123456789012"


@dataclass(frozen=True)
class InApp:
    """A choice that only a CDK app has: an object, or a token. It is made by a method of ``Given``."""

    make: Callable[[Any], object]


@dataclass(frozen=True)
class Clash:
    """Choices that no configuration has together, as the product refuses them, and why."""

    why: str
    choices: Mapping[str, frozenset[str]]

    def is_in(self, row: Row) -> bool:
        return all(row.get(option) in choices for option, choices in self.choices.items())


def clash(why: str, **choices: str) -> Clash:
    """One choice of each option, or several with a bar between them."""
    return Clash(why, {option.replace("__", "."): frozenset(stated.split("|")) for option, stated in choices.items()})


PLACES = {
    "aws": Place("aws", "us-east-1", "eu-west-1"),
    "aws-us-gov": Place("aws-us-gov", "us-gov-west-1", "us-gov-east-1"),
    "aws-cn": Place("aws-cn", "cn-north-1", "cn-northwest-1", "amazonaws.com.cn"),
}
# The stack leaves its Region and account open: tokens, which CloudFormation fills in any partition.
AGNOSTIC = "agnostic"
ENVIRONMENTS = (*PLACES, AGNOSTIC)


def places_of(environment: str) -> Mapping[str, Place]:
    """Every place that a stack of this environment may be deployed to."""
    return PLACES if environment == AGNOSTIC else {environment: PLACES[environment]}


def written_for(value: Any, environment: str) -> Any:
    """A choice, with the ARNs in it as a user of this environment writes them."""
    if isinstance(value, list):
        return [written_for(each, environment) for each in value]
    if not isinstance(value, str):
        return value
    for part, text in vars(PLACES.get(environment, PLACES["aws"])).items():
        value = value.replace(f"{{{part}}}", text)
    return value
