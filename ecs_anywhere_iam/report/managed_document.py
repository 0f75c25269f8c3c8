"""AWS's managed policies as this package carries them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ecs_anywhere_iam.catalogue.managed_policy import ManagedPolicy
from ecs_anywhere_iam.policy.document import listed
from ecs_anywhere_iam.report.allowance import Allowance, statement_allowance

_READ = {"Sid", "Effect", "Action", "Resource", "Condition"}


@dataclass(frozen=True)
class ManagedDocument:
    """A policy of AWS with its version, such as ``v10``, the time of that version, and its statements as JSON."""

    policy: ManagedPolicy
    version: str
    updated: str
    statements: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class WrittenAction:
    """An action as the document writes it, wildcards included, and what it is allowed on.

    ``fault`` says why the statement could not be read; then there is no allowance.
    """

    pattern: str
    allowance: Allowance | None
    fault: str | None = None


def read_managed_document(policy: ManagedPolicy) -> ManagedDocument:
    """The document of the policy, from the package's own data."""
    # An import of a tenth of all that the commands load, for the report alone.
    from importlib.resources import files  # noqa: PLC0415

    file = files("ecs_anywhere_iam.catalogue") / "managed" / f"{policy.name}.json"
    kept = json.loads(file.read_text(encoding="utf-8"))
    return ManagedDocument(policy, kept["version"], kept["updated"], tuple(kept["document"]["Statement"]))


def written_actions(document: ManagedDocument, partition: str) -> Iterator[WrittenAction]:
    """Each action of each statement, with the ARNs of AWS's own partition turned into those of the given one."""
    for statement in document.statements:
        fault = _fault(statement)
        allowance = None if fault else _in_partition(statement, document.policy.name, partition)
        for pattern in listed(statement.get("Action", "NotAction")):
            yield WrittenAction(pattern, allowance, fault)


def _fault(statement: Mapping[str, Any]) -> str | None:
    """Why what the statement grants cannot be told action by action; nothing is guessed."""
    if statement.get("Effect") != "Allow":
        return f"A statement with the effect {statement.get('Effect')} is not read here."
    unread = sorted(statement.keys() - _READ)
    if unread or not {"Action", "Resource"} <= statement.keys():
        return f"A statement with {', '.join(unread) or 'neither Action nor Resource'} is not read here."
    return None


def _in_partition(statement: Mapping[str, Any], name: str, partition: str) -> Allowance:
    resources = [
        f"arn:{partition}:{arn.removeprefix('arn:aws:')}" if arn.startswith("arn:aws:") else arn
        for arn in listed(statement["Resource"])
    ]
    return statement_allowance({**statement, "Resource": resources}, by=name)
