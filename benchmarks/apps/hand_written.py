"""The sample app as people write it by hand: ``App()`` as ``cdk init`` makes it, statement by statement.

Its template is that of ``app.py`` with its default context, but for the policies, which CDK keeps beside the roles and
not in them, the logical IDs that follow from the places of constructs, and the reasons, which nobody writes by hand.
``python -m benchmarks.apps.hand_written tuned`` is the same by somebody who knows what costs time in CDK.
"""

from __future__ import annotations

import sys

import aws_cdk as cdk
from constructs import Construct

from benchmarks.by_hand import ByHand
from benchmarks.outputs import add_outputs


class HandWritten(cdk.Stack):
    """Both roles, and what the registrar has to know about them."""

    def __init__(self, scope: Construct, construct_id: str, *, tuned: bool = False, acknowledged: bool = False) -> None:
        super().__init__(scope, construct_id, description="The IAM roles of Amazon ECS Anywhere")
        roles = ByHand(self, tuned=tuned, acknowledged=acknowledged)
        instance_role = roles.instance_role("InstanceRole", "ECSAnywhereRole")
        execution_role = roles.execution_role("TaskExecutionRole")
        add_outputs(self, instance_role.role_name, instance_role.role_arn, execution_role.role_arn)


def main(*, tuned: bool) -> None:
    """Makes the app's template."""
    app = cdk.App(stack_traces=False) if tuned else cdk.App()
    HandWritten(app, "EcsAnywhereIam", tuned=tuned)
    app.synth()


if __name__ == "__main__":
    main(tuned=sys.argv[1:] == ["tuned"])
