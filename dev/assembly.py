"""What a cloud assembly says before anything is deployed: the info annotations, and the statements of its policies."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dev.deployed_roles import AWS_OWNED, Document, as_list

# A statement without its targets, which CloudFormation fills in: Sid and actions.
Signature = tuple[str, tuple[str, ...]]


def info_annotations(assembly: Path, stack: str) -> list[str]:
    """The info annotations of a stack, in the order of its constructs, each once."""
    artifact = _read(assembly / "manifest.json")["artifacts"][stack]
    # Newer versions of CDK keep the metadata in a file of its own, beside the manifest.
    extra = artifact.get("additionalMetadataFile")
    metadata = {**artifact.get("metadata", {}), **(_read(assembly / extra) if extra else {})}
    entries = (entry for construct in metadata.values() for entry in construct)
    return list(dict.fromkeys(entry["data"] for entry in entries if entry["type"] == "aws:cdk:info"))


def synthesized_signatures(assembly: Path, stack: str) -> Counter[Signature]:
    """The statements of all permission policies in a stack's template."""
    return signatures(
        statement for document in _documents(assembly, stack) for statement in as_list(document["Statement"])
    )


def signatures(statements: Iterable[Document]) -> Counter[Signature]:
    """How often each Sid with its actions appears."""
    return Counter((statement.get("Sid", ""), tuple(sorted(as_list(statement["Action"])))) for statement in statements)


def synthesized_aws_policies(assembly: Path, stack: str) -> set[str]:
    """The names, with their paths, of AWS's own policies that a stack's template attaches to roles."""
    attached = json.dumps(
        [resource.get("Properties", {}).get("ManagedPolicyArns") for resource in _resources(assembly, stack)]
    )
    return set(re.findall(AWS_OWNED + r"([\w+=,.@/-]+)", attached))


def role_count(assembly: Path, stack: str) -> int:
    """How many roles a stack's template has."""
    return sum(resource["Type"] == "AWS::IAM::Role" for resource in _resources(assembly, stack))


def _documents(assembly: Path, stack: str) -> Iterator[Document]:
    for resource in _resources(assembly, stack):
        properties = resource.get("Properties", {})
        # On a role under ``Policies``; a policy resource is itself one.
        for policy in [properties, *properties.get("Policies", [])]:
            if "PolicyDocument" in policy:
                yield policy["PolicyDocument"]


def _resources(assembly: Path, stack: str) -> list[Any]:
    artifact = _read(assembly / "manifest.json")["artifacts"][stack]
    return list(_read(assembly / artifact["properties"]["templateFile"])["Resources"].values())


def _read(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))
