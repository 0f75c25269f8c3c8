"""CDK's usual way: a task definition makes its own execution role, and the instance role is written by hand.

``python -m benchmarks.apps.task_definition quick`` does for its process what the sample does, and is tuned otherwise.
"""

from __future__ import annotations

import sys

_QUICK = sys.argv[1:] == ["quick"]

if __name__ == "__main__" and _QUICK:
    # Imported here, as the app that does not ask for it must not pay for it.
    from benchmarks.quick import end_quickly, start_quickly

    start_quickly()

import aws_cdk as cdk  # noqa: E402 - the import starts Node
from aws_cdk import aws_ecr as ecr  # noqa: E402
from aws_cdk import aws_ecs as ecs  # noqa: E402
from constructs import Construct  # noqa: E402

from benchmarks.by_hand import ByHand  # noqa: E402
from benchmarks.outputs import add_outputs  # noqa: E402


class WithTaskDefinition(cdk.Stack):
    """A task with an image in ECR that logs to CloudWatch, the roles for it, and the outputs of the sample."""

    def __init__(self, scope: Construct, construct_id: str, *, tuned: bool = False) -> None:
        super().__init__(scope, construct_id, description="The IAM roles of Amazon ECS Anywhere")
        instance_role = ByHand(self, tuned=tuned).instance_role("InstanceRole", "ECSAnywhereRole")
        task_definition = ecs.ExternalTaskDefinition(self, "TaskDefinition")
        repository = ecr.Repository.from_repository_name(self, "Repository", "team/web")
        task_definition.add_container(
            "web",
            image=ecs.ContainerImage.from_ecr_repository(repository),
            memory_limit_mib=256,
            logging=ecs.LogDrivers.aws_logs(stream_prefix="web"),
        )
        execution_role = task_definition.obtain_execution_role()
        add_outputs(self, instance_role.role_name, instance_role.role_arn, execution_role.role_arn)


def main(*, tuned: bool) -> None:
    """Makes the app's template."""
    app = cdk.App(stack_traces=False) if tuned else cdk.App()
    WithTaskDefinition(app, "EcsAnywhereIam", tuned=tuned)
    app.synth()


if __name__ == "__main__":
    main(tuned=_QUICK)
    if _QUICK:
        end_quickly()
