"""The cases: requests with the expected answer and the reason for it, read from ``cases/*.json``.

A file is a table about one configuration of one role. A row stands for one request for each of its actions on each of
its resources; what it does not state is in ``unless_stated``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from tests.simulate.configuration import Configuration, listed, read_configuration
from tests.simulate.simulator import Document, Request

ROW = {"statement", "principal", "action", "resource", "context", "reason"}
HEAD = {
    *("role", "environment", "configuration", "extends", "findings", "unanswered"),
    *("unless_stated", "allowed", "denied"),
}
CASES_FOLDER = Path(__file__).with_name("cases")

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

    def request(self, *documents: Document) -> Request:
        """The request under these documents, with everybody else consenting: only the documents can deny it."""
        caller = self.principal.split(":")[4] if self.principal.startswith("arn:") else None
        owner = self.resource.split(":")[4] if self.resource.startswith("arn:") else ""
        if self.configuration.is_trust:
            # A service has no policies of its own.
            permissions = [EVERYTHING] if caller else []
            [trust] = documents
            return Request(self.action, self.resource, owner, self.principal, self.context, permissions, trust)
        assert caller is not None
        # Another account has a say about what is its own; without its consent the answer would prove nothing.
        consent = OPEN_TO_ALL if owner not in ("", caller) else None
        if self.action.startswith("kms:"):
            consent = _left_to(caller)
        return Request(self.action, self.resource, owner or caller, self.principal, self.context, documents, consent)

    @property
    def expected(self) -> str:
        return "allowed" if self.allowed else "denied"

    def __str__(self) -> str:
        # The requests to a trust policy differ in little but their context.
        what = self.reason if self.configuration.is_trust else f"{self.action} on {self.resource}"
        return f"{self.configuration.name}, {self.expected}: {what}"


def read_cases(file: Path) -> Iterator[Case]:
    """The cases of a file, the requests of each row in the order of its actions."""
    table = json.loads(file.read_text(encoding="utf-8"))
    refuse_unknown(file, table, HEAD)
    configuration = read_configuration(file)
    for expected in ("allowed", "denied"):
        for stated in table[expected]:
            row = {**table["unless_stated"], **stated}
            refuse_unknown(file, row, ROW)
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


@cache
def _left_to(account: str) -> Document:
    """The policy of a key that leaves it to the account's own policies; without it, those about a key say nothing.

    https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
    """
    statement = {"Sid": "Account", "Effect": "Allow", "Principal": {"AWS": account}, "Action": "kms:*", "Resource": "*"}
    return {"Version": "2012-10-17", "Statement": [statement]}


def refuse_unknown(file: Path, table: Mapping[str, Any], known: set[str]) -> None:
    """A misspelt key is an error, not a row that says less than it seems to."""
    if unknown := table.keys() - known:
        raise ValueError(f"{file.name}: unknown keys {sorted(unknown)}")


CASES = tuple(case for file in sorted(CASES_FOLDER.glob("*.json")) for case in read_cases(file))
CONFIGURATIONS = tuple(dict.fromkeys(case.configuration for case in CASES))
BY_NAME = {configuration.name: configuration for configuration in CONFIGURATIONS}
