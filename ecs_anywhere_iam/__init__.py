"""The two IAM roles of Amazon ECS Anywhere as AWS CDK constructs, with only the permissions they need."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecs_anywhere_iam.catalogue.feature import InstanceFeature
    from ecs_anywhere_iam.cdk.execution_role import TaskExecutionRole
    from ecs_anywhere_iam.cdk.external_instance_role import ExternalInstanceRole
    from ecs_anywhere_iam.cdk.needs_of import needs_of
    from ecs_anywhere_iam.cdk.registrar_policy import RegistrarPolicy
    from ecs_anywhere_iam.cdk.roles import EcsAnywhereRoles
    from ecs_anywhere_iam.errors import EcsAnywhereIamError
    from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege, ManagedPolicies
    from ecs_anywhere_iam.tasks.needs import TaskNeeds

__all__ = [
    "EcsAnywhereIamError",
    "EcsAnywhereRoles",
    "ExternalInstanceRole",
    "InstanceFeature",
    "LeastPrivilege",
    "ManagedPolicies",
    "RegistrarPolicy",
    "TaskExecutionRole",
    "TaskNeeds",
    "needs_of",
]

_HOMES = {
    "EcsAnywhereIamError": "errors",
    "EcsAnywhereRoles": "cdk.roles",
    "ExternalInstanceRole": "cdk.external_instance_role",
    "InstanceFeature": "catalogue.feature",
    "LeastPrivilege": "policy.instance_permissions",
    "ManagedPolicies": "policy.instance_permissions",
    "RegistrarPolicy": "cdk.registrar_policy",
    "TaskExecutionRole": "cdk.execution_role",
    "TaskNeeds": "tasks.needs",
    "needs_of": "cdk.needs_of",
}


def __getattr__(name: str) -> object:
    """Imports a public name when it is first asked for: the pure floors must not pay for CDK (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
