"""What an external instance seems to need and does not, though AWS's policies for its role do not grant it either."""

from __future__ import annotations

from ecs_anywhere_iam.catalogue.permission import Basis, Omission
from ecs_anywhere_iam.catalogue.source import ECS_AGENT, ECS_ANYWHERE, MANAGED_POLICY, SSM_AGENT

INSTANCE_UNNEEDED: tuple[Omission, ...] = (
    Omission(
        actions=(
            "ssm:RegisterManagedInstance",
            "ssm:RequestManagedInstanceRoleToken",
            "ssm:UpdateManagedInstancePublicKey",
        ),
        why="The SSM agent registers with the activation code and renews credentials with its own key, not a role.",
        sources=(
            SSM_AGENT + "agent/ssm/anonauth/anonauth_client.go",
            SSM_AGENT + "agent/ssm/rsaauth/rsa_client.go",
            SSM_AGENT + "common/identity/credentialproviders/onpremprovider/role_provider.go",
        ),
        # How the calls are signed is read; that the role therefore needs none of them follows.
        basis=Basis.INFERRED,
    ),
    Omission(
        actions=("ecs:PutSystemLogEvents",),
        why="It uploads the system logs of ECS Managed Instances; the agent of an external instance never does.",
        sources=(
            ECS_AGENT + "ecs-agent/api/ecs/client/ecs_client.go",
            MANAGED_POLICY + "AmazonECSInstanceRolePolicyForManagedInstances.html",
        ),
        basis=Basis.READ,
    ),
    Omission(
        actions=("ecs:UpdateContainerAgent",),
        why="ECS does not support updating the agent of an external instance through this action.",
        sources=(ECS_ANYWHERE,),
        basis=Basis.READ,
    ),
    Omission(
        actions=("ec2:CreateTags",),
        why="The ECS agent has code for tagging in EC2 but never runs it.",
        sources=(ECS_AGENT + "ecs-agent/ec2/ec2_client.go",),
        basis=Basis.READ,
    ),
)
