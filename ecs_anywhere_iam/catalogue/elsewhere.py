"""What belongs to external instances and is granted elsewhere, not by the rows of the three policies here."""

from __future__ import annotations

from ecs_anywhere_iam.catalogue.permission import Basis, Omission
from ecs_anywhere_iam.catalogue.source import AUTHORIZATION_ECS, AUTHORIZATION_SSM, ECS_AGENT, SSM_ACTIVATIONS

_ECS_GUIDE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/"
_PULL_THROUGH = "https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-iam.html"

# Needs of a task execution role that `TaskNeeds` cannot state yet; who has them grants them to the role.
NOT_STATED_YET: tuple[Omission, ...] = (
    Omission(
        actions=("secretsmanager:GetSecretValue",),
        why="The agent reads secrets of containers and of private registries; grant it on each secret.",
        sources=(ECS_AGENT + "agent/asm/asm.go", _ECS_GUIDE + "secrets-envvar-secrets-manager.html"),
        basis=Basis.READ,
    ),
    Omission(
        actions=("ssm:GetParameters",),
        why="The agent reads parameters that containers take as secrets; grant it on each parameter.",
        sources=(ECS_AGENT + "agent/ssm/ssm.go", _ECS_GUIDE + "secrets-envvar-ssm-paramstore.html"),
        basis=Basis.READ,
    ),
    Omission(
        actions=("kms:Decrypt",),
        why="A secret, parameter or file under a customer managed key is decrypted on behalf of the role.",
        sources=(_ECS_GUIDE + "task_execution_IAM_role.html",),
        # That the condition kms:ViaService should narrow it is a recommendation.
        basis=Basis.INFERRED,
    ),
    Omission(
        actions=("s3:GetObject",),
        why="The agent downloads environment files and configurations of FireLens; grant it on each file.",
        sources=(ECS_AGENT + "agent/taskresource/envFiles/envfile.go", _ECS_GUIDE + "taskdef-envfiles.html"),
        basis=Basis.READ,
    ),
    Omission(
        actions=("s3:GetBucketLocation",),
        why="AWS's page asks for it beside the download of a file; the agent finds the Region in another way.",
        sources=(ECS_AGENT + "agent/s3/factory/factory.go", _ECS_GUIDE + "taskdef-envfiles.html"),
        basis=Basis.DISPUTED,
    ),
    Omission(
        actions=("fsx:DescribeFileSystems",),
        why="The agent looks up the address of an FSx for Windows file system, on Windows only.",
        sources=(ECS_AGENT + "agent/fsx/fsx.go",),
        basis=Basis.READ,
    ),
    Omission(
        actions=("ecr:BatchImportUpstreamImage", "ecr:CreateRepository"),
        why="The first pull through a pull-through cache fetches the image and may make its repository.",
        sources=(_PULL_THROUGH,),
        basis=Basis.READ,
    ),
)

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
