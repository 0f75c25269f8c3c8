"""What a task may ask of its execution role."""

from __future__ import annotations

from enum import Enum


class NeedKind(Enum):
    """One thing that a task may ask of its execution role; the value is how people say it."""

    AWSLOGS = "the awslogs log driver"
    CREATE_LOG_GROUP = "awslogs-create-group"
    PRIVATE_ECR = "images in private ECR repositories"
