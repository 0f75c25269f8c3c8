"""What the task execution role is given, by need."""

from __future__ import annotations

from ecs_anywhere_iam.catalogue.execution_key import EXECUTION_KEY_PERMISSIONS
from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.catalogue.permission import Basis, Permission
from ecs_anywhere_iam.catalogue.scope import Scope
from ecs_anywhere_iam.catalogue.source import (
    AUTHORIZATION_ECR,
    AUTHORIZATION_FSX,
    AUTHORIZATION_LOGS,
    AUTHORIZATION_S3,
    AUTHORIZATION_SECRETS,
    AUTHORIZATION_SSM,
    ECR_PULL_THROUGH,
    ECS_AGENT,
    ECS_ANYWHERE,
    ECS_AWSLOGS,
    ECS_ENVIRONMENT_FILES,
    ECS_EXECUTION_ROLE,
    ECS_FIRELENS,
    ECS_PARAMETERS,
    ECS_PRIVATE_REGISTRY,
    ECS_SECRETS,
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
    Permission(
        sid="EcrImportUpstream",
        actions=("ecr:BatchImportUpstreamImage",),
        scope=Scope.CACHED_REPOSITORY,
        why="The first pull through a pull-through cache has ECR fetch the image, and later ones refresh it.",
        sources=(ECR_PULL_THROUGH, AUTHORIZATION_ECR),
        basis=Basis.READ,
        needs=(NeedKind.PULL_THROUGH,),
    ),
    Permission(
        sid="EcrCreateCached",
        actions=("ecr:CreateRepository",),
        scope=Scope.CACHED_REPOSITORY,
        why="The first pull through a pull-through cache makes the repository where it does not exist yet.",
        sources=(ECR_PULL_THROUGH, AUTHORIZATION_ECR),
        basis=Basis.READ,
        needs=(NeedKind.CREATE_PULL_THROUGH,),
    ),
    Permission(
        sid="SecretsmanagerReadSecrets",
        actions=("secretsmanager:GetSecretValue",),
        scope=Scope.SECRET,
        why="The agent reads the secrets that containers, log drivers, volumes and private registries ask for.",
        sources=(ECS_SECRETS, ECS_PRIVATE_REGISTRY, ECS_AGENT + "agent/asm/asm.go", AUTHORIZATION_SECRETS),
        # AWS's pages name private registries for external instances; for secrets they name Fargate and EC2 only, while
        # the agent offers them on external instances just the same.
        basis=Basis.READ,
        needs=(NeedKind.SECRET, NeedKind.REGISTRY_CREDENTIALS),
    ),
    Permission(
        sid="SsmReadParameters",
        actions=("ssm:GetParameters",),
        scope=Scope.PARAMETER,
        why="The agent reads the parameters that containers, log drivers and volumes take as secrets.",
        sources=(ECS_PARAMETERS, ECS_AGENT + "agent/ssm/ssm.go", AUTHORIZATION_SSM),
        basis=Basis.READ,
        needs=(NeedKind.PARAMETER,),
    ),
    Permission(
        sid="S3ReadFiles",
        actions=("s3:GetObject",),
        scope=Scope.FILE,
        why="The agent downloads environment files, configurations of FireLens and credential specifications.",
        sources=(
            ECS_ENVIRONMENT_FILES,
            ECS_FIRELENS,
            ECS_AGENT + "agent/taskresource/envFiles/envfile.go",
            AUTHORIZATION_S3,
        ),
        basis=Basis.READ,
        needs=(NeedKind.FILE,),
    ),
    Permission(
        sid="S3FindBuckets",
        actions=("s3:GetBucketLocation",),
        scope=Scope.BUCKET_OF_FILE,
        why="AWS's pages ask for it beside the download, to find the Region of the bucket.",
        # The agent sends HeadBucket, and takes the Region from the answer even where it is denied.
        sources=(ECS_ENVIRONMENT_FILES, ECS_FIRELENS, ECS_AGENT + "agent/s3/factory/factory.go", AUTHORIZATION_S3),
        basis=Basis.DISPUTED,
        needs=(NeedKind.FILE,),
    ),
    Permission(
        sid="FsxFindFileSystems",
        actions=("fsx:DescribeFileSystems",),
        scope=Scope.ANY,
        why="The agent looks up the address of an FSx for Windows File Server volume, on Windows only.",
        sources=(ECS_ANYWHERE, ECS_AGENT + "agent/fsx/fsx.go", AUTHORIZATION_FSX),
        basis=Basis.READ,
        needs=(NeedKind.FSX,),
    ),
    *EXECUTION_KEY_PERMISSIONS,
)
