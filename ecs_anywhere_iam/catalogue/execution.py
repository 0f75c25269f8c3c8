"""What the task execution role is given, by need."""

from __future__ import annotations

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.catalogue.permission import Basis, Permission
from ecs_anywhere_iam.catalogue.scope import Scope
from ecs_anywhere_iam.catalogue.source import (
    AUTHORIZATION_ECR,
    AUTHORIZATION_LOGS,
    ECS_AGENT,
    ECS_AWSLOGS,
    ECS_EXECUTION_ROLE,
)

EXECUTION_PERMISSIONS: tuple[Permission, ...] = (
    Permission(
        sid="LogsWriteEvents",
        actions=("logs:CreateLogStream", "logs:PutLogEvents"),
        scope=Scope.LOG_GROUP,
        why="The awslogs driver opens a log stream for each container and writes the container's output to it.",
        sources=(ECS_AWSLOGS, ECS_AGENT + "agent/api/task/task.go", AUTHORIZATION_LOGS),
        basis=Basis.READ,
        needs=(NeedKind.AWSLOGS,),
    ),
    Permission(
        sid="LogsCreateGroup",
        actions=("logs:CreateLogGroup",),
        scope=Scope.LOG_GROUP,
        why="With awslogs-create-group the awslogs driver makes the log group when it does not exist yet.",
        sources=(ECS_AWSLOGS, AUTHORIZATION_LOGS),
        basis=Basis.READ,
        needs=(NeedKind.CREATE_LOG_GROUP,),
    ),
    Permission(
        sid="EcrAuthorizationToken",
        actions=("ecr:GetAuthorizationToken",),
        scope=Scope.ANY,
        why="Logging in to a private ECR registry takes a token, which is issued for the registry as a whole.",
        sources=(ECS_AGENT + "agent/ecr/client.go", ECS_EXECUTION_ROLE, AUTHORIZATION_ECR),
        basis=Basis.READ,
        needs=(NeedKind.PRIVATE_ECR,),
    ),
    Permission(
        sid="EcrPullImages",
        actions=("ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"),
        scope=Scope.REPOSITORY,
        why="Pulling an image reads its manifest, which of its layers exist, and their download addresses.",
        sources=(ECS_EXECUTION_ROLE, AUTHORIZATION_ECR),
        basis=Basis.READ,
        needs=(NeedKind.PRIVATE_ECR,),
    ),
)
