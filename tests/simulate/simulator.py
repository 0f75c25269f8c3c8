"""The IAM simulator: a Node process that answers a whole batch of requests.

The simulator's licence, the AGPL, keeps it out of the package and out of this process; see ``evaluate.mjs``.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

EVALUATE = Path(__file__).with_name("evaluate.mjs")
DECISIONS = {"Allowed": True, "ImplicitlyDenied": False, "ExplicitlyDenied": False}

Document = Mapping[str, object]

# How many requests each process was given, for the summary of the tests.
asked: list[int] = []


class SimulationError(Exception):
    """The simulator gave no answer, because a request or a policy is not what it should be."""


@dataclass(frozen=True)
class Request:
    """Somebody asks AWS to do something; ``resource_policy`` is the resource's own, for a role its trust policy."""

    action: str
    resource: str
    resource_account: str
    principal: str
    context: Mapping[str, str] = field(default_factory=dict)
    identity_policies: Sequence[Document] = ()
    resource_policy: Document | None = None
    boundary: Document | None = None


@dataclass(frozen=True)
class Answer:
    """The decision, and the statements of the principal's own policies that allow the request."""

    decision: str
    statements: tuple[str, ...]

    @property
    def allowed(self) -> bool:
        return DECISIONS[self.decision]


def evaluate(requests: Sequence[Request]) -> list[Answer]:
    """The answers, in the order of the requests, all from one process.

    :raises SimulationError: if anything is wrong with any request; a mistake is never answered with "denied"
    """
    # jsii's variable first: where the project has its own Node, the one on PATH may be too old.
    node = os.environ.get("JSII_NODE") or shutil.which("node")
    if node is None:
        raise SimulationError("no Node to run the IAM simulator with: run `make setup`, or set JSII_NODE")
    finished = subprocess.run(
        [node, str(EVALUATE)],
        input=_as_json(requests),
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=120,
    )
    if finished.returncode != 0:
        raise SimulationError(finished.stderr.strip())
    answers = [Answer(answer["decision"], tuple(answer["statements"])) for answer in json.loads(finished.stdout)]
    if len(answers) != len(requests):
        raise SimulationError(f"{len(answers)} answers to {len(requests)} requests")
    asked.append(len(answers))
    return answers


def _as_json(requests: Sequence[Request]) -> str:
    """The requests, with each document once and its number in its place: thousands are put to one document."""
    numbers: dict[int, int] = {}
    documents: list[Document] = []

    def number(document: Document) -> int:
        if id(document) not in numbers:
            numbers[id(document)] = len(documents)
            documents.append(document)
        return numbers[id(document)]

    numbered = [
        {
            **vars(request),
            "identity_policies": [number(document) for document in request.identity_policies],
            "resource_policy": None if request.resource_policy is None else number(request.resource_policy),
            "boundary": None if request.boundary is None else number(request.boundary),
        }
        for request in requests
    ]
    return json.dumps({"documents": documents, "requests": numbered})
