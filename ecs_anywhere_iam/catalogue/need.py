"""What a task may ask of its execution role."""

from __future__ import annotations

from enum import Enum


class NeedKind(Enum):
    """One thing that a task may ask of its execution role; the value is how people say it."""

    AWSLOGS = "the awslogs log driver"
    CREATE_LOG_GROUP = "awslogs-create-group"
    PRIVATE_ECR = "images in private ECR repositories"
    PULL_THROUGH = "images from a pull-through cache"
    CREATE_PULL_THROUGH = "new repositories in a pull-through cache"
    REGISTRY_CREDENTIALS = "credentials of private registries"
    SECRET = "secrets in Secrets Manager"
    SECRET_KEY = "KMS keys of secrets"
    PARAMETER = "parameters in Parameter Store"
    PARAMETER_KEY = "KMS keys of parameters"
    FILE = "files in S3"
    FILE_KEY = "KMS keys of files"
    FSX = "FSx for Windows File Server volumes"
