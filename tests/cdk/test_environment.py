"""What stays open until deployment, so that one template fits every partition."""

from __future__ import annotations

import json

import aws_cdk as cdk
import pytest

from ecs_anywhere_iam import TaskExecutionRole, TaskNeeds
from ecs_anywhere_iam.cdk.environment import environment_of

LITERALS = {"@aws-cdk/core:enablePartitionLiterals": True}
KNOWN = cdk.Environment(account="111122223333", region="eu-west-1")


@pytest.mark.parametrize("nested", [False, True], ids=["in a stack", "in a construct"])
@pytest.mark.parametrize("known", [None, KNOWN], ids=["open", "known"])
def test_region_and_account_are_those_of_the_stack_and_the_partition_is_open(
    known: cdk.Environment | None,
    nested: bool,  # noqa: FBT001 - a cell of the table
) -> None:
    stack = cdk.Stack(cdk.App(context=LITERALS), "Stack", env=known)
    scope = cdk.NestedStack(stack, "Nested") if nested else stack
    found = environment_of(scope)
    assert (found.partition, found.region, found.account) == (cdk.Aws.PARTITION, stack.region, stack.account)


def test_a_key_is_used_through_its_service_in_whatever_partition() -> None:
    app = cdk.App(context=LITERALS)
    stack = cdk.Stack(app, "Stack", env=KNOWN)
    TaskExecutionRole(
        stack, "Role", needs=TaskNeeds(secrets=["db"], secret_keys=["1234abcd-12ab-34cd-56ef-1234567890ab"])
    )
    template = json.dumps(app.synth().get_stack_by_name("Stack").template)
    assert (
        '{"kms:ViaService": {"Fn::Join": ["", ["secretsmanager.eu-west-1.", {"Ref": "AWS::URLSuffix"}]]}}' in template
    )
