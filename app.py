"""The sample app: one stack with the two roles of Amazon ECS Anywhere, made as the context says (see README.md)."""

from __future__ import annotations

import gc
import sys

from ecs_anywhere_iam.cdk.import_ahead import import_while_node_starts
from ecs_anywhere_iam.cdk.node import has_node, use_bundled_node

use_bundled_node()
if not has_node():
    sys.exit("CDK needs Node 22 or 24 and found none: pip install 'ecs-anywhere-iam[node]', or `make setup` here")

if __name__ == "__main__":
    # All that an app makes is needed until it ends, within a second. To look for garbage takes a fiftieth of that, and
    # a last look when Python ends a tenth.
    gc.disable()
    import_while_node_starts()

import aws_cdk as cdk  # noqa: E402 - the import starts Node
from constructs import Construct  # noqa: E402

from ecs_anywhere_iam import EcsAnywhereIamError, EcsAnywhereRoles  # noqa: E402
from ecs_anywhere_iam.cdk.settings import Settings, read_settings  # noqa: E402


class EcsAnywhereIam(cdk.Stack):
    """Both roles, and what the registrar has to know about them."""

    def __init__(self, scope: Construct, construct_id: str, settings: Settings) -> None:
        super().__init__(scope, construct_id, description="The IAM roles of Amazon ECS Anywhere")
        roles = EcsAnywhereRoles(
            self,
            "Roles",
            instance_permissions=settings.instance_permissions,
            needs=settings.needs,
            when_instance_role_pulls=settings.when_instance_role_pulls,
            instance_role_name=settings.role_name,
        )
        instance_role = roles.instance_role
        role_name = instance_role.role_name
        self._output("InstanceRoleName", role_name, "What --iam-role of create-activation takes")
        self._output("InstanceRoleArn", instance_role.role_arn, "The role of the servers")
        if roles.execution_role is not None:
            self._output("ExecutionRoleArn", roles.execution_role.role_arn, "What executionRoleArn of the tasks takes")
        self._output(
            "CreateActivationCommand",
            f"aws ssm create-activation --iam-role {role_name} --region {self.region}",
            "Makes the activation that a server registers with",
        )

    def _output(self, name: str, value: str, description: str) -> None:
        cdk.CfnOutput(self, name, value=value, description=description)


def main() -> None:
    """Makes the app's template, or ends with everything that is wrong with the context."""
    app = cdk.App(stack_traces=False)
    try:
        EcsAnywhereIam(app, "EcsAnywhereIam", read_settings(app.node.get_all_context()))
    except EcsAnywhereIamError as error:
        sys.exit(str(error))
    app.synth()


if __name__ == "__main__":
    main()
    gc.freeze()
