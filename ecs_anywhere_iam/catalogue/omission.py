"""What AWS's managed policies grant and is left out here, reason by reason."""

from __future__ import annotations

from ecs_anywhere_iam.catalogue.permission import Basis, Omission
from ecs_anywhere_iam.catalogue.source import (
    ECS_AGENT,
    ECS_ANYWHERE,
    ECS_MANAGED_POLICIES,
    MANAGED_POLICY,
    SSM_AGENT,
)

# Against AmazonEC2ContainerServiceforEC2Role and AmazonSSMManagedInstanceCore.
INSTANCE_OMISSIONS: tuple[Omission, ...] = (
    Omission(
        actions=("ecs:SubmitContainerStateChange",),
        why="The ECS agent reports containers together with their task; AWS keeps this action for old agents.",
        sources=(ECS_AGENT + "agent/eventhandler/task_handler_types.go", ECS_MANAGED_POLICIES),
        basis=Basis.READ,
    ),
    Omission(
        actions=("ecs:SubmitAttachmentStateChanges",),
        why="It reports network interfaces and EBS volumes of tasks, which external instances do not have.",
        sources=(
            ECS_AGENT + "agent/eventhandler/attachment_handler.go",
            ECS_AGENT + "agent/app/agent_capability.go",
            ECS_AGENT + "ecs-init/docker/docker.go",
        ),
        # The agent has the call and drops both capabilities on external instances; that it never calls follows.
        basis=Basis.INFERRED,
    ),
    Omission(
        actions=("ecs:CreateCluster",),
        why="The ECS agent makes a cluster only when it is told none, and the install script always names one.",
        sources=(
            ECS_AGENT + "ecs-agent/api/ecs/client/ecs_client.go",
            ECS_AGENT + "scripts/ecs-anywhere-install.sh",
            ECS_MANAGED_POLICIES,
        ),
        basis=Basis.READ,
    ),
    Omission(
        actions=("ecs:DeregisterContainerInstance",),
        why="The ECS agent never deregisters a server; the registrar does.",
        sources=(ECS_AGENT + "ecs-agent/api/ecs/interface.go", ECS_MANAGED_POLICIES),
        basis=Basis.READ,
    ),
    Omission(
        actions=("ecs:UpdateContainerInstancesState",),
        why="The ECS agent drains an instance only when EC2 takes back a Spot Instance.",
        sources=(
            ECS_AGENT + "agent/app/agent.go",
            ECS_AGENT + "ecs-agent/ec2/blackhole_ec2_metadata_client.go",
            ECS_MANAGED_POLICIES,
        ),
        basis=Basis.READ,
    ),
    Omission(
        actions=("ec2:DescribeTags",),
        why="It reads the tags of an EC2 instance; on an external instance the ECS agent gives up before it asks.",
        sources=(
            ECS_AGENT + "agent/app/agent.go",
            ECS_AGENT + "ecs-agent/ec2/blackhole_ec2_metadata_client.go",
        ),
        basis=Basis.READ,
    ),
    Omission(
        actions=("ecr:BatchCheckLayerAvailability",),
        why="It serves pushing an image; pulling one takes only its manifest and the addresses of its layers.",
        sources=(ECS_MANAGED_POLICIES, MANAGED_POLICY + "AmazonEC2ContainerRegistryPullOnly.html"),
        # AWS's pages describe the action for pushing and its pull-only policy lacks it; AWS's older pull sets have it.
        basis=Basis.INFERRED,
    ),
    Omission(
        actions=("logs:CreateLogStream", "logs:PutLogEvents"),
        why="Docker has none of the instance role's credentials; awslogs writes with the task execution role.",
        sources=(
            ECS_AGENT + "agent/api/task/task.go",
            ECS_AGENT + "agent/engine/docker_task_engine.go",
            ECS_ANYWHERE,
        ),
        # That the Docker daemon finds no other credentials follows from the missing EC2 metadata service.
        basis=Basis.INFERRED,
    ),
    Omission(
        actions=("ssm:GetParameter",),
        why="No agent calls it, and on `*` it lets every server read every parameter of the account.",
        sources=(
            SSM_AGENT + "agent/ssm/service.go",
            MANAGED_POLICY + "AmazonSSMManagedEC2InstanceDefaultPolicy.html",
        ),
        basis=Basis.READ,
    ),
    Omission(
        actions=("ec2messages:GetEndpoint",),
        why="The SSM agent does not call it, not even on the older channel.",
        sources=(SSM_AGENT + "agent/runcommand/mds/service.go",),
        # No caller in the agent of 2024; newer agents were not read.
        basis=Basis.INFERRED,
    ),
)

# Against AmazonECSTaskExecutionRolePolicy: a need gives each of its actions.
EXECUTION_OMISSIONS: tuple[Omission, ...] = ()
