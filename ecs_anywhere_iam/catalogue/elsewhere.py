"""What belongs to external instances and is granted elsewhere, not by the rows of the three policies here."""

from __future__ import annotations

from ecs_anywhere_iam.catalogue.permission import Basis, Omission
from ecs_anywhere_iam.catalogue.source import AUTHORIZATION_ECS, AUTHORIZATION_SSM, ECS_AGENT, SSM_ACTIVATIONS

_ECS_GUIDE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/"

# What a container itself calls, or the agent on its behalf with the role of the task.
OF_THE_TASK_ROLE: tuple[Omission, ...] = (
    Omission(
        actions=(
            "ssmmessages:CreateControlChannel",
            "ssmmessages:CreateDataChannel",
            "ssmmessages:OpenControlChannel",
            "ssmmessages:OpenDataChannel",
        ),
        why="ECS Exec opens its channels inside the task, with the task role.",
        sources=(_ECS_GUIDE + "ecs-exec.html",),
        basis=Basis.READ,
    ),
    Omission(
        actions=("ecs:GetTaskProtection", "ecs:UpdateTaskProtection"),
        why="A container that protects its task from scale-in does so with the task role.",
        sources=(ECS_AGENT + "agent/handlers/agentapi/taskprotection/factory.go", AUTHORIZATION_ECS),
        basis=Basis.READ,
    ),
)

# What people do with a fleet that is no registration and no clean-up after one.
OF_OPERATORS: tuple[Omission, ...] = (
    Omission(
        actions=(
            "ecs:DescribeContainerInstances",
            "ecs:ListContainerInstances",
            "ssm:DescribeActivations",
            "ssm:DescribeInstanceInformation",
        ),
        why="Whoever watches the fleet lists activations and servers; registering one takes none of it.",
        sources=(SSM_ACTIVATIONS, AUTHORIZATION_ECS, AUTHORIZATION_SSM),
        basis=Basis.READ,
    ),
    Omission(
        actions=("ecs:UpdateContainerInstancesState",),
        why="Whoever maintains a server drains it first.",
        sources=(AUTHORIZATION_ECS,),
        # No page of AWS lists what operators of external instances need.
        basis=Basis.INFERRED,
    ),
    Omission(
        actions=("ssm:UpdateManagedInstanceRole",),
        why="Whoever repairs a server whose role was replaced gives it the role back.",
        sources=(
            "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_UpdateManagedInstanceRole.html",
            AUTHORIZATION_SSM,
        ),
        basis=Basis.READ,
    ),
)
