"""The kinds of configurations: what is made of the options that a file of cases states."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.catalogue.server_resource import CLUSTER, INSTANCE_ROLE
from ecs_anywhere_iam.catalogue.trust import EXECUTION_TRUST, INSTANCE_TRUST
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.grant import Grant
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege
from ecs_anywhere_iam.policy.instance_policy import instance_grants
from ecs_anywhere_iam.policy.read_target import read_target, read_targets
from ecs_anywhere_iam.policy.registrar_policy import registrar_grants
from ecs_anywhere_iam.policy.trust_policy import trust_policy
from ecs_anywhere_iam.tasks.execution_policy import execution_grants
from ecs_anywhere_iam.tasks.needs import TaskNeeds
from tests.simulate.simulator import Document

Options = dict[str, Any]

TRUSTS = {trust.service: trust for trust in (INSTANCE_TRUST, EXECUTION_TRUST)}


def trust_document(options: Options, environment: Environment) -> Document:
    return trust_policy(TRUSTS[options.pop("service")], environment, **options)


def _instance(options: Options, environment: Environment) -> tuple[Grant, ...]:
    features = [InstanceFeature(feature) for feature in options.pop("features", ())]
    regions = options.pop("activation_regions", ())
    return instance_grants(LeastPrivilege(features=features, **options), environment, regions)


def _execution(options: Options, environment: Environment) -> tuple[Grant, ...]:
    return execution_grants(TaskNeeds(**options), environment)


def _registrar(options: Options, environment: Environment) -> tuple[Grant, ...]:
    role = read_target(options.pop("role_arn"), INSTANCE_ROLE, "role_arn")
    clusters = read_targets(options.pop("clusters"), CLUSTER, "clusters")
    return registrar_grants(role, clusters, environment, **options)


TRUST = "trust"
KINDS: Mapping[str, Callable[[Options, Environment], tuple[Grant, ...]]] = {
    "instance_permissions": _instance,
    "task_needs": _execution,
    "registrar": _registrar,
}


def spelt_out(options: Mapping[str, Any]) -> Options:
    """The options with each ``{"numbered": "web-{:03}", "count": 2}`` written as the list that it stands for."""
    return {
        name: [value["numbered"].format(number) for number in range(value["count"])]
        if isinstance(value, dict)
        else value
        for name, value in options.items()
    }
