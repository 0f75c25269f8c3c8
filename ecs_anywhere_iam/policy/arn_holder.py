"""CDK objects that may be given instead of a name or an ARN, known by the attribute that has their ARN.

They are protocols, so that neither the module of the object nor CDK has to be imported to read one.
"""

from __future__ import annotations

from typing import Protocol


class ClusterHolder(Protocol):
    """An ``aws_ecs.ICluster``, or anything else with a ``cluster_arn``."""

    @property
    def cluster_arn(self) -> str:
        """The ARN, most often a CDK token."""


class RepositoryHolder(Protocol):
    """An ``aws_ecr.IRepository``, or anything else with a ``repository_arn``."""

    @property
    def repository_arn(self) -> str:
        """The ARN, most often a CDK token."""


class LogGroupHolder(Protocol):
    """An ``aws_logs.ILogGroup``, or anything else with a ``log_group_arn``."""

    @property
    def log_group_arn(self) -> str:
        """The ARN, most often a CDK token."""


class SecretHolder(Protocol):
    """An ``aws_secretsmanager.ISecret``, or anything else with a ``secret_arn``; a ``secret_full_arn`` goes first."""

    @property
    def secret_arn(self) -> str:
        """The ARN, most often a CDK token, perhaps without the six characters at its end."""


class ParameterHolder(Protocol):
    """An ``aws_ssm.IParameter``, or anything else with a ``parameter_arn``."""

    @property
    def parameter_arn(self) -> str:
        """The ARN, most often a CDK token."""


class KeyHolder(Protocol):
    """An ``aws_kms.IKey``, or anything else with a ``key_arn``."""

    @property
    def key_arn(self) -> str:
        """The ARN, most often a CDK token."""
