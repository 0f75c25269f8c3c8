"""How many characters of policy the default roles take, beside the fewest that grant the same.

``python -m benchmarks.characters`` prints both, for 300 repositories, as one JSON object. Sids are counted on neither
side: they say which row of the catalogue a statement comes from, and grant nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from benchmarks.repositories import repositories
from ecs_anywhere_iam.catalogue.quota import MANAGED_POLICIES_OF_A_ROLE
from ecs_anywhere_iam.policy.document import listed, one_or_list
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.grant import Grant
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege
from ecs_anywhere_iam.policy.instance_policy import instance_grants
from ecs_anywhere_iam.policy.packing import pack
from ecs_anywhere_iam.tasks.execution_policy import execution_grants
from ecs_anywhere_iam.tasks.needs import TaskNeeds

REPOSITORIES = 300
_HERE = Environment("aws", "us-east-1", "123456789012")

Document = dict[str, Any]


class Grain(NamedTuple):
    """The smallest piece of a permission: an action, on a resource, under a condition (as JSON; empty for none)."""

    action: str
    resource: str
    condition: str


def our_documents(names: Sequence[str]) -> list[list[Document]]:
    """Of each role the documents as they are packed, without their Sids."""
    packed = [pack(grants, MANAGED_POLICIES_OF_A_ROLE) for grants in _grants(names)]
    return [[_without_sids(document) for document in (each.inline, *each.managed)] for each in packed]


def needed_documents(names: Sequence[str]) -> list[list[Document]]:
    """Of each role one document, as large as it has to be, in which nothing stands twice.

    Actions on the same resources, under the same condition, share a statement.
    """
    return [[_smallest(sorted(set(grains(documents))))] for documents in our_documents(names)]


def grains(documents: Sequence[Document]) -> Iterator[Grain]:
    """Everything that the documents allow."""
    for document in documents:
        for statement in document["Statement"]:
            condition = json.dumps(statement["Condition"], sort_keys=True) if "Condition" in statement else ""
            for action in listed(statement["Action"]):
                yield from (Grain(action, resource, condition) for resource in listed(statement["Resource"]))


def ours(names: Sequence[str]) -> int:
    """The characters of both default roles, where the tasks need these repositories."""
    return _characters(our_documents(names))


def needed(names: Sequence[str]) -> int:
    """The fewest characters in which that can be said, were there no quotas."""
    return _characters(needed_documents(names))


def _grants(names: Sequence[str]) -> tuple[Sequence[Grant], Sequence[Grant]]:
    needs = TaskNeeds(awslogs=True, private_ecr=True, repositories=names)
    return instance_grants(LeastPrivilege(clusters=["default"]), _HERE), execution_grants(needs, _HERE)


def _without_sids(document: Any) -> Document:
    statements = [{key: value for key, value in each.items() if key != "Sid"} for each in document["Statement"]]
    return {**document, "Statement": statements}


def _smallest(allowed: Sequence[Grain]) -> Document:
    resources: dict[tuple[str, str], list[str]] = {}
    for grain in allowed:
        resources.setdefault((grain.action, grain.condition), []).append(grain.resource)
    actions: dict[tuple[tuple[str, ...], str], list[str]] = {}
    for (action, condition), about in resources.items():
        actions.setdefault((tuple(about), condition), []).append(action)
    statements = [
        {
            "Effect": "Allow",
            "Action": one_or_list(together),
            "Resource": one_or_list(about),
            **({"Condition": json.loads(condition)} if condition else {}),
        }
        for (about, condition), together in actions.items()
    ]
    return {"Version": "2012-10-17", "Statement": statements}


def _characters(roles: Sequence[Sequence[Document]]) -> int:
    return sum(len(json.dumps(document, separators=(",", ":"))) for documents in roles for document in documents)


if __name__ == "__main__":
    given = repositories(REPOSITORIES)
    print(json.dumps({"ours": ours(given), "needed": needed(given)}))
