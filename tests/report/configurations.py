"""Configurations to compare, and AWS's policies with something planted in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.catalogue.managed_policy import ManagedPolicy
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege, ManagedPolicies
from ecs_anywhere_iam.report.compare import compare
from ecs_anywhere_iam.report.comparison import Comparison
from ecs_anywhere_iam.report.configuration import Configuration
from ecs_anywhere_iam.report.managed_document import ManagedDocument, read_managed_document
from ecs_anywhere_iam.tasks.needs import TaskNeeds

HERE = Environment("aws", "eu-west-1", "123456789012")
NEEDS = TaskNeeds(awslogs=True, private_ecr=True)
DEFAULT = Configuration(LeastPrivilege(clusters=["default"]), NEEDS, "grant", HERE)
MANAGED = Configuration(ManagedPolicies(), NEEDS, "grant", HERE)
NOTHING = Configuration(LeastPrivilege(clusters=["default"]), TaskNeeds(), "grant", HERE)
EVERYTHING = Configuration(
    LeastPrivilege(
        clusters=[f"cluster-{number}" for number in range(20)],
        features=set(InstanceFeature),
        repositories=[f"team/service-{number:03}" for number in range(300)],
        parameter_paths=["fleet/web", "fleet/batch"],
    ),
    TaskNeeds(
        awslogs=True,
        log_groups=[f"/ecs/service-{number:03}" for number in range(120)],
        create_log_groups=True,
        private_ecr=True,
        repositories=[f"arn:aws:ecr:us-east-1:999999999999:repository/team/{number:03}" for number in range(300)],
    ),
    "grant",
    HERE,
)


def planted(statement: Mapping[str, Any], into: str) -> Callable[[ManagedPolicy], ManagedDocument]:
    """Reads AWS's policies, and adds the statement to the one of this name."""

    def read(policy: ManagedPolicy) -> ManagedDocument:
        document = read_managed_document(policy)
        return replace(document, statements=(*document.statements, statement)) if policy.name == into else document

    return read


def with_text(text: str) -> Comparison:
    """The default configuration, with this text wherever a catalogue or a user could bring one in."""
    comparison = compare(DEFAULT)
    instance, execution = comparison.roles
    first, *others = instance.actions
    allowance = replace(first.ours[0], by=text, resources=(text,), scope=text)
    changed = replace(first, action=f"ecs:{text}", why=text, sources=(text,), ours=(allowance,))
    role = replace(instance, reasons=(text,), actions=(changed, *others))
    return replace(comparison, roles=(role, execution))
