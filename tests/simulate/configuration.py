"""The roles whose policies are simulated, each described in a file of cases."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ecs_anywhere_iam.policy.document import policy_document
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.grant import Grant
from tests.simulate.kind import KINDS, TRUST, spelt_out, trust_document
from tests.simulate.simulator import Document


@dataclass(frozen=True, eq=False)
class Configuration:
    """A role as it was asked for, and the document that this makes of it.

    The document is a trust policy where ``is_trust``, else a permission policy made of the ``grants``. A document from
    elsewhere, say read back after a deployment, can be put to the same cases in its place. A configuration that extends
    another has cases for what is different: what is the same is shown by the cases of the other. ``findings`` are what
    parliament has to say about it, each with why it stands nevertheless. ``unanswered`` are actions, each with its
    resource and a reason, that the authorization reference does not have, so that the simulator cannot be asked.
    """

    name: str
    role: str
    environment: Environment
    kind: str
    options: Mapping[str, Any]
    document: Document
    grants: tuple[Grant, ...]
    extends: Configuration | None
    findings: Mapping[str, str]
    unanswered: Sequence[Mapping[str, str]]

    @property
    def is_trust(self) -> bool:
        return self.kind == TRUST

    @property
    def asked_for(self) -> str:
        return f"{self.kind} {dict(self.options)}"

    def without(self, sid: str) -> Document:
        """The permission policy without one of its statements."""
        return {**self.document, "Statement": [each for each in self.statements if each["Sid"] != sid]}

    @property
    def statements(self) -> list[dict[str, Any]]:
        statements: Any = self.document["Statement"]
        return list(statements)

    @property
    def own_statements(self) -> list[dict[str, Any]]:
        """The statements that the extended configuration does not have in the same words."""
        same = self.extends.statements if self.extends else []
        return [statement for statement in self.statements if statement not in same]

    @property
    def own_actions(self) -> set[str]:
        return {action for statement in self.own_statements for action in listed(statement["Action"])}


@cache
def read_configuration(file: Path) -> Configuration:
    """The configuration that the head of a file of cases describes."""
    described = json.loads(file.read_text(encoding="utf-8"))
    environment = Environment(**described["environment"])
    [(kind, options)] = described["configuration"].items()
    grants = () if kind == TRUST else KINDS[kind](spelt_out(options), environment)
    return Configuration(
        name=file.stem,
        role=described["role"],
        environment=environment,
        kind=kind,
        options=options,
        document=trust_document(dict(options), environment)
        if kind == TRUST
        else policy_document([grant.statement() for grant in grants]),
        grants=grants,
        extends=read_configuration(file.with_stem(described["extends"])) if "extends" in described else None,
        findings=described.get("findings", {}),
        unanswered=described.get("unanswered", []),
    )


def listed(value: str | list[str]) -> list[str]:
    """What IAM, and the files of cases after it, write as one value or as a list of them."""
    return [value] if isinstance(value, str) else list(value)
