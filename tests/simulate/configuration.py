"""The roles whose policies are simulated, each described in a file of cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.catalogue.trust import EXECUTION_TRUST, INSTANCE_TRUST
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege
from ecs_anywhere_iam.policy.instance_policy import instance_policy
from ecs_anywhere_iam.policy.trust_policy import trust_policy
from ecs_anywhere_iam.tasks.execution_policy import execution_policy
from ecs_anywhere_iam.tasks.needs import TaskNeeds
from tests.simulate.simulator import Document

TRUSTS = {trust.service: trust for trust in (INSTANCE_TRUST, EXECUTION_TRUST)}


@dataclass(frozen=True, eq=False)
class Configuration:
    """A role as it was asked for, and the document that this makes of it.

    The document is a trust policy where ``is_trust``, else a permission policy. A document from elsewhere, say read
    back after a deployment, can be put to the same cases in its place.
    """

    name: str
    role: str
    asked_for: str
    is_trust: bool
    document: Document

    def without(self, sid: str) -> Document:
        """The permission policy without one of its statements."""
        return {**self.document, "Statement": [each for each in self.statements if each["Sid"] != sid]}

    @property
    def statements(self) -> list[dict[str, Any]]:
        statements: Any = self.document["Statement"]
        return list(statements)


def read_configuration(name: str, described: Mapping[str, Any]) -> Configuration:
    """The configuration that the head of a file of cases describes."""
    environment = Environment(**described["environment"])
    [(kind, options)] = described["configuration"].items()
    return Configuration(
        name=name,
        role=described["role"],
        asked_for=f"{kind} {options}",
        is_trust=kind == "trust",
        document=_document(kind, dict(options), environment),
    )


def _document(kind: str, options: dict[str, Any], environment: Environment) -> Document:
    if kind == "trust":
        return trust_policy(TRUSTS[options.pop("service")], environment, **options)
    if kind == "task_needs":
        return execution_policy(TaskNeeds(**options), environment)
    if kind == "instance_permissions":
        features = [InstanceFeature(feature) for feature in options.pop("features", ())]
        return instance_policy(LeastPrivilege(features=features, **options), environment)
    raise ValueError(f"unknown kind of configuration: {kind}")


def listed(value: str | list[str]) -> list[str]:
    """What IAM, and the files of cases after it, write as one value or as a list of them."""
    return [value] if isinstance(value, str) else list(value)
