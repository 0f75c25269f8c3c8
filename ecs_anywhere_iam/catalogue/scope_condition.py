"""The conditions that some scopes add to their ARNs."""

from typing import NamedTuple

from ecs_anywhere_iam.catalogue.scope import Scope


class ScopeCondition(NamedTuple):
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
    # https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service
    ScopeCondition(Scope.KEY_OF_SECRET, "StringEquals", "kms:ViaService", "secretsmanager.{region}.{url_suffix}"),
    ScopeCondition(Scope.KEY_OF_PARAMETER, "StringEquals", "kms:ViaService", "ssm.{region}.{url_suffix}"),
    ScopeCondition(Scope.KEY_OF_FILE, "StringEquals", "kms:ViaService", "s3.{region}.{url_suffix}"),
    ScopeCondition(Scope.INSTANCE_ROLE, "StringEquals", "iam:PassedToService", "ssm.amazonaws.com"),
)
