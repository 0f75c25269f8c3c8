"""Roles that are too large for one document, described in ``cases/large/*.json``, and how they are packed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from ecs_anywhere_iam.catalogue.quota import MANAGED_POLICIES_OF_A_ROLE
from ecs_anywhere_iam.policy.document import PolicyDocument, Statement
from ecs_anywhere_iam.policy.packing import pack
from tests.simulate.case import CASES_FOLDER, Case, read_cases
from tests.simulate.configuration import Configuration, listed

# The names of the large roles end in a number; behind it stands what is in the resource.
_NUMBERED = re.compile(r"(?P<name>.*-\d+)(?P<rest>/\*|:\*|)")


@dataclass(frozen=True, eq=False)
class PackedRole:
    """A role with the cases about it; ``documents`` are the inline policy and the managed ones."""

    configuration: Configuration
    cases: tuple[Case, ...]

    @cached_property
    def documents(self) -> tuple[PolicyDocument, ...]:
        packed = pack(self.configuration.grants, MANAGED_POLICIES_OF_A_ROLE)
        return (packed.inline, *packed.managed)

    @cached_property
    def boundaries(self) -> tuple[tuple[Case, ...], ...]:
        """Of each document, a request for each first and last resource of a statement, and for its neighbour."""
        return tuple(
            tuple(
                case
                for statement in document["Statement"]
                for index in {0, len(listed(statement["Resource"])) - 1}
                for model in self._models(statement["Sid"])
                for case in _about(statement, index, model)
            )
            for document in self.documents
        )

    @cached_property
    def inside(self) -> tuple[Case, ...]:
        """A request for each resource of each statement of the whole document, with one of its actions."""
        return tuple(
            case
            for grant in self.configuration.grants
            for statement in [grant.statement()]
            for index in range(len(listed(statement["Resource"])))
            for model in self._models(statement["Sid"])[:1]
            for case in _about(statement, index, model)
            if case.allowed
        )

    def _models(self, sid: str) -> list[Case]:
        """A request for each action of the statement."""
        return list({case.action: case for case in self.cases if case.allowed and case.statement == sid}.values())


def _about(statement: Statement, index: int, model: Case) -> Iterator[Case]:
    """The model's request about one resource of the statement, and about another whose name begins like that."""
    numbered = _NUMBERED.fullmatch(listed(statement["Resource"])[index])
    if numbered is None:
        return
    behind = _behind_the_name(model.resource)
    own = replace(
        model,
        resource=numbered["name"] + behind,
        context={
            # The clusters of the sessions stand in the order of their container instances.
            key: listed(values)[index]
            for keys in statement.get("Condition", {}).values()
            for key, values in keys.items()
        },
        reason="It is a resource of the role.",
    )
    yield own
    neighbour = f"{numbered['name']}-2{behind}"
    yield replace(own, resource=neighbour, allowed=False, statement=None, reason="Its name begins like one of ours.")


def _behind_the_name(resource: str) -> str:
    found = re.fullmatch(r".*-\d+(/[0-9a-f]+|:.*|)", resource.split(":", 5)[5])
    assert found is not None, resource
    return found[1]


def _read() -> Iterator[PackedRole]:
    for file in sorted(CASES_FOLDER.glob("large/*.json")):
        cases = tuple(read_cases(file))
        yield PackedRole(cases[0].configuration, cases)


PACKED_ROLES = tuple(_read())
