"""What the external instance role is given under least privilege.

The order is the order of the statements in the policy: what every external instance needs first, features after.
"""

from __future__ import annotations

from ecs_anywhere_iam.catalogue.instance_ecs_features import ECS_FEATURE_PERMISSIONS
from ecs_anywhere_iam.catalogue.instance_ssm_features import SSM_FEATURE_PERMISSIONS
from ecs_anywhere_iam.catalogue.permission import Basis, Permission, Relaxation
from ecs_anywhere_iam.catalogue.scope import Scope
from ecs_anywhere_iam.catalogue.source import (
    AUTHORIZATION_ECS,
    AUTHORIZATION_SSM,
    AUTHORIZATION_SSM_MESSAGES,
    ECS_AGENT,
    MANAGED_POLICY,
    SSM_AGENT,
    SSM_INSTANCE_PROFILE,
)

INSTANCE_PERMISSIONS: tuple[Permission, ...] = (
    Permission(
        sid="EcsDiscoverEndpoint",
        actions=("ecs:DiscoverPollEndpoint",),
        scope=Scope.ANY,
        why="Before each connection the ECS agent asks ECS which endpoint to poll and where to send telemetry.",
        sources=(ECS_AGENT + "ecs-agent/api/ecs/client/ecs_client.go", AUTHORIZATION_ECS),
        basis=Basis.READ,
    ),
    Permission(
        sid="EcsRegisterAndReport",
        actions=("ecs:RegisterContainerInstance", "ecs:SubmitTaskStateChange"),
        scope=Scope.CLUSTER,
        why="The ECS agent registers the server with its cluster at every start and reports when a task changes state.",
        sources=(ECS_AGENT + "agent/app/agent.go", ECS_AGENT + "agent/eventhandler/task_handler_types.go"),
        basis=Basis.READ,
    ),
    Permission(
        sid="EcsAgentSessions",
        actions=("ecs:Poll", "ecs:StartTelemetrySession"),
        scope=Scope.CLUSTER_SESSION,
        why="The ECS agent holds two sessions open: one brings the tasks to run, the other carries their metrics.",
        sources=(
            ECS_AGENT + "ecs-agent/acs/session/session.go",
            ECS_AGENT + "ecs-agent/tcs/handler/handler.go",
            AUTHORIZATION_ECS,
        ),
        # AWS scopes EC2 instances by the resource, CDK by the condition; that both hold together on an external
        # instance follows from the authorization reference and was not tried against a live account.
        basis=Basis.INFERRED,
        relaxation=Relaxation(
            switch="allow_sessions_as_any_container_instance",
            scope=Scope.ANY_IN_CLUSTER_SESSION,
            gives_up="A server may open the sessions of any container instance of the given clusters.",
        ),
    ),
    Permission(
        sid="SsmHeartbeat",
        actions=("ssm:UpdateInstanceInformation",),
        scope=Scope.MANAGED_INSTANCE,
        why="The SSM agent reports every few minutes that the server is alive; when it is denied, it hibernates.",
        sources=(
            SSM_AGENT + "agent/health/healthcheck.go",
            SSM_AGENT + "agent/agent.go",
            AUTHORIZATION_SSM,
            MANAGED_POLICY + "AmazonRDSCustomInstanceProfileRolePolicy.html",
        ),
        # AWS's pages show `*`; the authorization reference lists the managed-instance resource type, and for EC2 the
        # policy of RDS Custom scopes the action to `instance/*`.
        basis=Basis.DISPUTED,
        relaxation=Relaxation(
            switch="allow_heartbeats_as_any_instance",
            scope=Scope.ANY_MANAGED_INSTANCE,
            gives_up="A server may send heartbeats for instances of any kind, account and Region.",
        ),
    ),
    Permission(
        sid="SsmControlChannel",
        actions=("ssmmessages:CreateControlChannel", "ssmmessages:OpenControlChannel"),
        scope=Scope.ANY,
        why="Through this channel Systems Manager reaches the server, for example to update the SSM agent.",
        sources=(
            SSM_AGENT + "agent/session/controlchannel/controlchannel.go",
            SSM_INSTANCE_PROFILE,
            AUTHORIZATION_SSM_MESSAGES,
        ),
        basis=Basis.READ,
    ),
    *SSM_FEATURE_PERMISSIONS,
    *ECS_FEATURE_PERMISSIONS,
)
