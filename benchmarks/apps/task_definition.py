"""CDK's usual way: a task definition makes its own execution role, and the instance role is written by hand."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_ecs as ecs
from constructs import Construct

from benchmarks.by_hand import ByHand
from benchmarks.outputs import add_outputs


class WithTaskDefinition(cdk.Stack):
    """A task with an image in ECR that logs to CloudWatch, the roles for it, and the outputs of the sample."""

    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id, description="The IAM roles of Amazon ECS Anywhere")
        instance_role = ByHand(self).instance_role("InstanceRole", "ECSAnywhereRole")
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


def main() -> None:
    """Makes the app's template."""
    app = cdk.App()
    WithTaskDefinition(app, "EcsAnywhereIam")
    app.synth()


if __name__ == "__main__":
    main()
