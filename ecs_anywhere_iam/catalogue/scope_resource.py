"""The ARNs that each scope stands for, and why a wildcard stands in one."""

from typing import NamedTuple

from ecs_anywhere_iam.catalogue.scope import Scope


class ScopeResource(NamedTuple):
    """One ARN of a scope; a scope with several rows allows all of them.

    ``types`` are the resource types of the service authorization reference that the ARN covers. Names in braces stand
    for what is filled in; a cluster, repository or log group given by ARN brings its own partition, Region and account.
    """

    scope: Scope
    types: tuple[str, ...]
    arn: str
    wildcard: str | None = None


_CONTAINER_INSTANCE = "arn:{partition}:ecs:{region}:{account}:container-instance/{cluster}/*"
_MANAGED_INSTANCE = "arn:{partition}:ssm:{region}:{account}:managed-instance/*"
_ASSOCIATION = "arn:{partition}:ssm:{region}:{account}:association/*"
_DOCUMENT = "arn:{partition}:ssm:{region}:{account}:document/*"
# The documents that AWS publishes belong to no account; AWS writes them so in its own policies:
# https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSageMakerSpacesControllerPolicy.html
_AWS_DOCUMENT = "arn:{partition}:ssm:{region}::document/*"
_REPOSITORY = "arn:{partition}:ecr:{region}:{account}:repository/{repository}"
_KEY = "arn:{partition}:kms:{region}:{account}:key/{key}"
_INSTANCE_ROLE = "arn:{partition}:iam::{account}:role/{instance_role}"

_ID_AT_REGISTRATION = "The ID is chosen by AWS when the server registers, after the role exists."
_RELAXED = "It was asked for, by the switch of LeastPrivilege that widens this scope."
_TASK_ID = "The ID is chosen by ECS when the task starts."
_ASSOCIATION_ID = "The ID is chosen by Systems Manager when the association is made, after the role exists."
_DOCUMENT_NAME = "Those who send commands and make associations choose the document, not this role."

SCOPE_RESOURCES: tuple[ScopeResource, ...] = (
    ScopeResource(Scope.ANY, (), "*", "The action supports no resource type."),
    ScopeResource(Scope.CLUSTER, ("cluster",), "arn:{partition}:ecs:{region}:{account}:cluster/{cluster}"),
    ScopeResource(Scope.CLUSTER_SESSION, ("container-instance",), _CONTAINER_INSTANCE, _ID_AT_REGISTRATION),
    ScopeResource(Scope.ANY_IN_CLUSTER_SESSION, ("container-instance",), "*", _RELAXED),
    ScopeResource(Scope.CLUSTER_REGISTRATION, ("container-instance",), _CONTAINER_INSTANCE, _ID_AT_REGISTRATION),
    ScopeResource(Scope.CLUSTER_TASK, ("task",), "arn:{partition}:ecs:{region}:{account}:task/{cluster}/*", _TASK_ID),
    ScopeResource(Scope.CLUSTER_TASK, ("container-instance",), _CONTAINER_INSTANCE, _ID_AT_REGISTRATION),
    ScopeResource(Scope.MANAGED_INSTANCE, ("managed-instance",), _MANAGED_INSTANCE, _ID_AT_REGISTRATION),
    ScopeResource(Scope.ANY_MANAGED_INSTANCE, ("managed-instance",), "*", _RELAXED),
    ScopeResource(Scope.ASSOCIATION, ("association",), _ASSOCIATION, _ASSOCIATION_ID),
    ScopeResource(Scope.ASSOCIATION, ("managed-instance",), _MANAGED_INSTANCE, _ID_AT_REGISTRATION),
    ScopeResource(Scope.DOCUMENT, ("document",), _DOCUMENT, _DOCUMENT_NAME),
    ScopeResource(Scope.DOCUMENT, ("document",), _AWS_DOCUMENT, _DOCUMENT_NAME),
    ScopeResource(Scope.DOCUMENT_ON_INSTANCE, ("document",), _DOCUMENT, _DOCUMENT_NAME),
    ScopeResource(Scope.DOCUMENT_ON_INSTANCE, ("document",), _AWS_DOCUMENT, _DOCUMENT_NAME),
    ScopeResource(Scope.DOCUMENT_ON_INSTANCE, ("managed-instance",), _MANAGED_INSTANCE, _ID_AT_REGISTRATION),
    ScopeResource(Scope.DOCUMENT_ASSOCIATION, ("association",), _ASSOCIATION, _ASSOCIATION_ID),
    ScopeResource(Scope.DOCUMENT_ASSOCIATION, ("document",), _DOCUMENT, _DOCUMENT_NAME),
    ScopeResource(Scope.DOCUMENT_ASSOCIATION, ("document",), _AWS_DOCUMENT, _DOCUMENT_NAME),
    ScopeResource(Scope.DOCUMENT_ASSOCIATION, ("managed-instance",), _MANAGED_INSTANCE, _ID_AT_REGISTRATION),
    ScopeResource(
        Scope.PARAMETER_PATH,
        ("parameter",),
        "arn:{partition}:ssm:{region}:{account}:parameter/{path}/*",
        "The path is given so that all parameters below it can be read.",
    ),
    ScopeResource(
        Scope.REPOSITORY,
        ("repository",),
        _REPOSITORY,
        "Where no repositories are given, every name is allowed.",
    ),
    ScopeResource(
        Scope.CACHED_REPOSITORY,
        ("repository",),
        _REPOSITORY,
        "A prefix stands for every repository whose name starts so.",
    ),
    ScopeResource(
        Scope.LOG_GROUP,
        ("log-group", "log-stream"),
        "arn:{partition}:logs:{region}:{account}:log-group:{log_group}:*",
        "Streams are named after tasks that do not exist yet; where no log groups are given, every name is allowed.",
    ),
    ScopeResource(Scope.SECRET, ("Secret",), "arn:{partition}:secretsmanager:{region}:{account}:secret:{secret}"),
    ScopeResource(Scope.PARAMETER, ("parameter",), "arn:{partition}:ssm:{region}:{account}:parameter/{parameter}"),
    ScopeResource(Scope.FILE, ("object",), "arn:{partition}:s3:::{file}"),
    ScopeResource(Scope.BUCKET_OF_FILE, ("bucket",), "arn:{partition}:s3:::{bucket}"),
    ScopeResource(Scope.KEY_OF_SECRET, ("key",), _KEY),
    ScopeResource(Scope.KEY_OF_PARAMETER, ("key",), _KEY),
    ScopeResource(Scope.KEY_OF_FILE, ("key",), _KEY),
    ScopeResource(Scope.INSTANCE_ROLE, ("role",), _INSTANCE_ROLE),
    ScopeResource(Scope.TAGGED_INSTANCE, ("managed-instance",), _MANAGED_INSTANCE, _ID_AT_REGISTRATION),
    ScopeResource(Scope.TAGGED_INSTANCE, ("role",), _INSTANCE_ROLE),
)
