"""What the ECS agent calls on an external instance only for a feature that is asked for."""

from __future__ import annotations

from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.catalogue.permission import Basis, Permission
from ecs_anywhere_iam.catalogue.scope import Scope
from ecs_anywhere_iam.catalogue.source import (
    AUTHORIZATION_ECR,
    AUTHORIZATION_ECS,
    ECS_AGENT,
    ECS_ANYWHERE_ROLE,
    ECS_TAGGING,
    ECS_USING_TAGS,
    MANAGED_POLICY,
)

ECS_FEATURE_PERMISSIONS: tuple[Permission, ...] = (
    Permission(
        sid="EcsTaskMetadataTags",
        actions=("ecs:ListTagsForResource",),
        scope=Scope.CLUSTER_TASK,
        why="The ECS agent looks up the tags of a task and of the server when a container asks for them.",
        sources=(
            ECS_AGENT + "agent/handlers/v2/response.go",
            MANAGED_POLICY + "AmazonEC2ContainerServiceforEC2Role.html",
            AUTHORIZATION_ECS,
        ),
        basis=Basis.READ,
        features=(InstanceFeature.TASK_METADATA_TAGS,),
    ),
    Permission(
        sid="EcsRegistrationTags",
        actions=("ecs:TagResource",),
        scope=Scope.CLUSTER_REGISTRATION,
        why="The ECS agent tags the server as it registers, with the tags of `ECS_CONTAINER_INSTANCE_TAGS`.",
        sources=(ECS_AGENT + "agent/app/agent.go", ECS_TAGGING, ECS_USING_TAGS, AUTHORIZATION_ECS),
        basis=Basis.READ,
        features=(InstanceFeature.REGISTRATION_TAGS,),
    ),
    Permission(
        sid="EcrAuthorizationToken",
        actions=("ecr:GetAuthorizationToken",),
        scope=Scope.ANY,
        why="Logging in to a private ECR registry takes a token, which is issued for the registry as a whole.",
        sources=(ECS_AGENT + "agent/ecr/factory.go", ECS_ANYWHERE_ROLE, AUTHORIZATION_ECR),
        basis=Basis.READ,
        features=(InstanceFeature.IMAGE_PULL,),
    ),
    Permission(
        sid="EcrPullImages",
        actions=("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"),
        scope=Scope.REPOSITORY,
        why="Pulling an image reads its manifest and the download addresses of its layers.",
        sources=(ECS_AGENT + "agent/ecr/factory.go", ECS_ANYWHERE_ROLE, AUTHORIZATION_ECR),
        basis=Basis.READ,
        features=(InstanceFeature.IMAGE_PULL,),
    ),
)
