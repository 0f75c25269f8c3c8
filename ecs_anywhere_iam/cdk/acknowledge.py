"""Tells cdk-nag why a wildcard stands in a policy, finding by finding, in apps that import cdk-nag.

The acknowledgement is on the one resource that holds the policy: a wildcard that a user adds to the role later goes
into a policy of its own, and is still reported. AWS managed policies are not acknowledged: who chooses them answers
for it.

https://github.com/cdklabs/cdk-nag
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

import aws_cdk as cdk
from constructs import IConstruct

from ecs_anywhere_iam.policy.document import PolicyDocument
from ecs_anywhere_iam.policy.grant import Grant
from ecs_anywhere_iam.policy.token import PSEUDO_PARAMETER, has_token

# The rule on wildcards: https://github.com/cdklabs/cdk-nag/blob/main/RULES.md
_RULE = "AwsSolutions-IAM5"


def acknowledge_wildcards(construct: IConstruct, document: PolicyDocument, grants: Sequence[Grant]) -> None:
    """Acknowledges a finding for each resource with a wildcard, where the app uses cdk-nag.

    :param construct: an ``iam.Role`` or ``iam.ManagedPolicy``, whose own resource holds the policy
    :param document: the policy
    :param grants: where it comes from, and the reasons with it
    """
    # They are half of the calls to Node that a role takes, and a fifth of the time. An app that imports cdk-nag after
    # its roles were made gets the findings, and fails: nothing is passed unseen.
    if "cdk_nag" not in sys.modules:
        return
    from ecs_anywhere_iam.policy.wildcard import wildcards  # noqa: PLC0415

    found = wildcards(document, grants)
    holder = construct.node.default_child
    # With `iam.Role.customize_roles` there is no resource, and nothing to find.
    if holder is None or not found:
        return
    cdk.Validations.of(holder).acknowledge(
        *(
            cdk.Acknowledgment(id=f"{_RULE}[Resource::{_in_finding(resource, construct)}]", reason=reason)
            for resource, reason in found.items()
        )
    )


def _in_finding(resource: str, construct: IConstruct) -> str:
    """How cdk-nag writes the resource in the name of a finding."""
    # Most ARNs have no other tokens than these, and asking CDK for each takes longer than making the role.
    text = PSEUDO_PARAMETER.sub(r"<AWS::\1>", resource)
    return _flat(cdk.Stack.of(construct).resolve(resource)) if has_token(text) else text


def _flat(rendered: Any) -> str:
    """What CDK renders, as cdk-nag flattens it."""
    match rendered:
        case str():
            return rendered
        case {"Fn::Join": [str(separator), list(parts)]}:
            return separator.join(map(_flat, parts))
        case {"Fn::GetAtt": [resource, attribute]}:
            return f"<{_flat(resource)}.{_flat(attribute)}>"
        case {"Ref": name}:
            return f"<{_flat(name)}>"
    return json.dumps(rendered, separators=(",", ":"))
