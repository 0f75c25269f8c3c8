"""The names of services, by the prefix of their actions, in the order in which reports show them."""

from __future__ import annotations

# As the service authorization reference calls them:
# https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
_NAMES = {
    "ecs": "Amazon Elastic Container Service",
    "ssm": "AWS Systems Manager",
    "ssmmessages": "Amazon Message Gateway Service",
    "ec2messages": "Amazon Message Delivery Service",
    "ecr": "Amazon Elastic Container Registry",
    "logs": "Amazon CloudWatch Logs",
    "ec2": "Amazon EC2",
    "secretsmanager": "AWS Secrets Manager",
    "kms": "AWS Key Management Service",
    "s3": "Amazon S3",
    "fsx": "Amazon FSx",
}


def service_of(action: str) -> str:
    """The prefix of an action: ``ecs`` of ``ecs:Poll``."""
    return action.partition(":")[0].lower()


def service_name(service: str) -> str:
    """The service's name; the prefix where it is not listed here."""
    return _NAMES.get(service, service)


def service_rank(service: str) -> int:
    """Its place in a report; services that are not listed come last."""
    return list(_NAMES).index(service) if service in _NAMES else len(_NAMES)
