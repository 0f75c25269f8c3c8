"""The conditions that some scopes add to their ARNs."""

from __future__ import annotations

from dataclasses import dataclass

from ecs_anywhere_iam.catalogue.scope import Scope


@dataclass(frozen=True)
class ScopeCondition:
    """A condition of every statement in the scope; names in braces stand for what is filled in."""

    scope: Scope
    operator: str
    key: str
    value: str


SCOPE_CONDITIONS: tuple[ScopeCondition, ...] = (
    # The key holds an ARN, which wants an ARN operator.
    ScopeCondition(
        Scope.CLUSTER_SESSION,
        "ArnEquals",
        "ecs:cluster",
        "arn:{partition}:ecs:{region}:{account}:cluster/{cluster}",
    ),
    ScopeCondition(
        Scope.ANY_IN_CLUSTER_SESSION,
        "ArnEquals",
        "ecs:cluster",
        "arn:{partition}:ecs:{region}:{account}:cluster/{cluster}",
    ),
    ScopeCondition(Scope.CLUSTER_REGISTRATION, "StringEquals", "ecs:CreateAction", "RegisterContainerInstance"),
    ScopeCondition(Scope.INSTANCE_ROLE, "StringEquals", "iam:PassedToService", "ssm.amazonaws.com"),
)
