"""The cases: requests with the expected answer and the reason for it, read from ``cases/*.json``.

A file is a table about one configuration of one role. A row stands for one request for each of its actions on each of
its resources; what it does not state is in ``unless_stated``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from tests.simulate.configuration import Configuration, listed, read_configuration
from tests.simulate.simulator import Document, Request

ROW = {"statement", "principal", "action", "resource", "context", "reason"}
HEAD = {"role", "environment", "configuration", "unless_stated", "allowed", "denied"}

# Somebody who may do anything anywhere, and somebody who lets anyone do anything to what is theirs. The latter has no
# resources, like the policies of roles and of repositories.
EVERYTHING: Document = {
    "Version": "2012-10-17",
    "Statement": [{"Sid": "Everything", "Effect": "Allow", "Action": "*", "Resource": "*"}],
}
OPEN_TO_ALL: Document = {
    "Version": "2012-10-17",
    "Statement": [{"Sid": "OpenToAll", "Effect": "Allow", "Principal": "*", "Action": "*"}],
}


@dataclass(frozen=True, eq=False)
class Case:
    """A request, whether it must be allowed, and why; ``statement`` is the one that allows it."""

    configuration: Configuration
    allowed: bool
    principal: str
    action: str
    resource: str
    context: Mapping[str, str]
    reason: str
    statement: str | None

    def request(self, document: Document) -> Request:
        """The request under this document, with everybody else consenting: only the document can deny it."""
        caller = self.principal.split(":")[4] if self.principal.startswith("arn:") else None
        owner = self.resource.split(":")[4] if self.resource.startswith("arn:") else ""
        if self.configuration.is_trust:
            # A service has no policies of its own.
            permissions = [EVERYTHING] if caller else []
            return Request(self.action, self.resource, owner, self.principal, self.context, permissions, document)
        assert caller is not None
        # Another account has a say about what is its own; without its consent the answer would prove nothing.
        consent = OPEN_TO_ALL if owner not in ("", caller) else None
        return Request(self.action, self.resource, owner or caller, self.principal, self.context, [document], consent)

    @property
    def expected(self) -> str:
        return "allowed" if self.allowed else "denied"

    def __str__(self) -> str:
        # The requests to a trust policy differ in little but their context.
        what = self.reason if self.configuration.is_trust else f"{self.action} on {self.resource}"
        return f"{self.configuration.name}, {self.expected}: {what}"


def _cases_of(file: Path) -> Iterator[Case]:
    table = json.loads(file.read_text(encoding="utf-8"))
    _refuse_unknown(file, table, HEAD)
    configuration = read_configuration(file.stem, table)
    for expected in ("allowed", "denied"):
        for stated in table[expected]:
            row = {**table["unless_stated"], **stated}
            _refuse_unknown(file, row, ROW)
            for action, resource in product(listed(row["action"]), listed(row["resource"])):
                yield Case(
                    configuration=configuration,
                    allowed=expected == "allowed",
                    principal=row["principal"],
                    action=action,
                    resource=resource,
                    context=row.get("context", {}),
                    reason=row["reason"],
                    statement=row.get("statement"),
                )


def _refuse_unknown(file: Path, table: Mapping[str, Any], known: set[str]) -> None:
    if unknown := table.keys() - known:
        raise ValueError(f"{file.name}: unknown keys {sorted(unknown)}")


CASES = tuple(case for file in sorted(Path(__file__).parent.glob("cases/*.json")) for case in _cases_of(file))
CONFIGURATIONS = tuple(dict.fromkeys(case.configuration for case in CASES))
