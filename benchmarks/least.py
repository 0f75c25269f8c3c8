"""The least that makes the two roles: nothing is worked out, and their documents cross to CDK whole.

What is below this is below the floor of CDK. ``iam.Role`` is what the constructs hold; ``CfnRole`` is what
CloudFormation takes, and offers none of the methods of a role.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import aws_cdk as cdk
from aws_cdk import aws_iam as iam

_DOCUMENTS = Path(__file__).with_name("documents.json")
_NAMES = {"instance": "ECSAnywhereRole", "execution": None}
_DESCRIPTIONS = {
    "instance": "ECS Anywhere: lets registered external instances join ECS clusters",
    "execution": "ECS Anywhere: lets the agent pull images and write logs for tasks on external instances",
}


class Made(NamedTuple):
    """What the outputs of the sample name."""

    name: str
    arn: str


def documents(stack: cdk.Stack) -> Any:
    """Trust policy and policy of each role, with the stack's own tokens."""
    text = _DOCUMENTS.read_text(encoding="utf-8")
    for part, token in (("partition", stack.partition), ("region", stack.region), ("account", stack.account)):
        text = text.replace(f"<{part}>", token)
    return json.loads(text)


def least_role(stack: cdk.Stack, kind: str, document: Any) -> Made:
    """An ``iam.Role`` with its document inline."""
    [trusted] = document["trust"]["Statement"]
    role = iam.Role(
        stack,
        kind,
        assumed_by=iam.ServicePrincipal(trusted["Principal"]["Service"], conditions=trusted["Condition"]),
        inline_policies={"Policy": iam.PolicyDocument.from_json(document["policy"])},
        role_name=_NAMES[kind],
        description=_DESCRIPTIONS[kind],
    )
    return Made(role.role_name, role.role_arn)


def least_resource(stack: cdk.Stack, kind: str, document: Any) -> Made:
    """A ``CfnRole`` with its document inline."""
    role = iam.CfnRole(
        stack,
        kind,
        assume_role_policy_document=document["trust"],
        policies=[iam.CfnRole.PolicyProperty(policy_name="Policy", policy_document=document["policy"])],
        role_name=_NAMES[kind],
        description=_DESCRIPTIONS[kind],
    )
    return Made(role.ref, role.attr_arn)
