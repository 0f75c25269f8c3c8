"""What parliament finds in a document, and what stands nevertheless."""

from __future__ import annotations

import importlib
import json
import warnings
from collections.abc import Mapping
from functools import cache
from typing import Any

# By statement and finding: why it stands.
ACCOUNTED = {
    ("EcsAgentSessions", "RESOURCE_STAR"): (
        "The switch allow_sessions_as_any_container_instance asks for it; what narrows the sessions is the condition."
    ),
    ("EcrImportUpstream", "RESOURCE_MISMATCH"): (
        "parliament's copy of the reference is older than ecr:BatchImportUpstreamImage on repositories: "
        "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html"
    ),
}


def parliament_finds(document: Mapping[str, Any]) -> set[tuple[str, str]]:
    """Each finding, as the Sid of its statement and what parliament calls it; no Sid where it is on the whole."""
    # Of a document parliament looks at the statements one by one, and at what this skeleton has of them as well. Most
    # statements come in thousands of documents, and each is looked at once.
    skeleton = [
        {"Sid": each.get("Sid", ""), "Effect": "Allow", "Action": "sts:GetCallerIdentity", "Resource": "*"}
        for each in document["Statement"]
    ]
    found = {("", issue) for issue in _issues(json.dumps({**document, "Statement": skeleton}))}
    for statement in document["Statement"]:
        # parliament knows no trust policies: for it every statement has a resource. This one is the role's.
        whole = {"Resource": "arn:aws:iam::123456789012:role/any"} if "Principal" in statement else {}
        alone = json.dumps({"Version": "2012-10-17", "Statement": [{**statement, **whole}]})
        found |= {(statement.get("Sid", ""), issue) for issue in _issues(alone)}
    return found


@cache
def _issues(document: str) -> frozenset[str]:
    policy = _parliament().analyze_policy_string(document)
    return frozenset(finding.issue for finding in policy.findings)


@cache
def _parliament() -> Any:
    with warnings.catch_warnings():
        # On import parliament uses pkg_resources, which is deprecated, and leaves its own configuration file open.
        warnings.simplefilter("ignore")
        # By name, since it has no type hints.
        return importlib.import_module("parliament")
