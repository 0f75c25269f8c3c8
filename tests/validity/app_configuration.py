"""Makes the stack of a configuration."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import aws_cdk as cdk

from app import EcsAnywhereIam
from ecs_anywhere_iam import (
    EcsAnywhereRoles,
    ExternalInstanceRole,
    LeastPrivilege,
    RegistrarPolicy,
    TaskExecutionRole,
    TaskNeeds,
)
from ecs_anywhere_iam.cdk.instance_role import InstanceRole
from ecs_anywhere_iam.cdk.settings import read_settings
from tests.validity.dimension import LEFT_OUT, PLACES, InApp, Row, Table, written_for
from tests.validity.given import Given
from tests.validity.kind import KINDS
from tests.validity.permission_options import FEATURE

_CDK_JSON = Path(__file__).parent.parent.parent / "cdk.json"
FLAGS: Mapping[str, Any] = json.loads(_CDK_JSON.read_text(encoding="utf-8"))["context"]


def make_stack(app: cdk.App, name: str, kind: str, row: Row) -> None:
    """The stack of one configuration, with its own environment and feature flags."""
    place = PLACES.get(row["environment"])
    env = None if place is None else cdk.Environment(account=place.account, region=place.region)
    if kind == "sample":
        scope = cdk.Stage(app, f"{name}-stage", env=env)
        _set_flags(scope, row)
        context = {key: str(value) for key, value in _passed("context", KINDS[kind].table, row, None).items()}
        EcsAnywhereIam(scope, name, read_settings(context))
        return
    stack = cdk.Stack(app, name, env=env)
    _set_flags(stack, row)
    _MAKE[kind](stack, Given(stack), row, KINDS[kind].table)


def _set_flags(scope: cdk.Stack | cdk.Stage, row: Row) -> None:
    if row.get("flags") == "recommended":
        for flag, value in FLAGS.items():
            scope.node.set_context(flag, value)


def _passed(name: str, table: Table, row: Row, given: Given | None) -> dict[str, Any]:
    """What the row passes for the parameters of this name."""
    passed: dict[str, Any] = {}
    features = set()
    for option, choice in row.items():
        owner, _, parameter = option.partition(f"{name}.")
        if owner or not parameter or choice == LEFT_OUT:
            continue
        value = table[option][choice]
        if parameter.startswith(FEATURE):
            features.add(value)
        elif "." not in parameter:
            made = value.make(given) if isinstance(value, InApp) else value
            passed[parameter] = written_for(made, row["environment"])
    return {**passed, "features": features} if features else passed


def _registrar(stack: cdk.Stack, given: Given, row: Row, table: Table, role: InstanceRole) -> None:
    RegistrarPolicy(stack, "RegistrarPolicy", instance_role=role, **_passed("RegistrarPolicy", table, row, given))
    granted = _passed("ExternalInstanceRole.grant_registration", table, row, given)
    if "grantee" in granted:
        role.grant_registration(granted.pop("grantee"), **granted)


def _least(stack: cdk.Stack, given: Given, row: Row, table: Table) -> None:
    permissions = LeastPrivilege(**_passed("LeastPrivilege", table, row, given))
    needs = TaskNeeds(**_passed("TaskNeeds", table, row, given))
    options = _passed("EcsAnywhereRoles", table, row, given)
    roles = EcsAnywhereRoles(stack, "Roles", instance_permissions=permissions, needs=needs, **options)
    _registrar(stack, given, row, table, roles.instance_role)


def _roles(stack: cdk.Stack, given: Given, row: Row, table: Table) -> None:
    roles = EcsAnywhereRoles(stack, "Roles", **_passed("EcsAnywhereRoles", table, row, given))
    if any(option.startswith("RegistrarPolicy") for option in row):
        _registrar(stack, given, row, table, roles.instance_role)


def _instance(stack: cdk.Stack, given: Given, row: Row, table: Table) -> None:
    ExternalInstanceRole(stack, "Role", **_passed("ExternalInstanceRole", table, row, given))


def _execution(stack: cdk.Stack, given: Given, row: Row, table: Table) -> None:
    TaskExecutionRole(stack, "Role", **_passed("TaskExecutionRole", table, row, given))


def _required(stack: cdk.Stack, given: Given, row: Row, table: Table) -> None:
    # Where no role is needed, nothing else is in the stack, and no stack may be empty.
    given.log_group()
    TaskExecutionRole.if_required(stack, "Role", **_passed("TaskExecutionRole.if_required", table, row, given))


def _by_name(stack: cdk.Stack, given: Given, row: Row, table: Table) -> None:
    options = _passed("ExternalInstanceRole.from_role_name", table, row, given)
    _registrar(stack, given, row, table, ExternalInstanceRole.from_role_name(stack, "Role", **options))


def _by_arn(stack: cdk.Stack, given: Given, row: Row, table: Table) -> None:
    options = _passed("ExternalInstanceRole.from_role_arn", table, row, given)
    _registrar(stack, given, row, table, ExternalInstanceRole.from_role_arn(stack, "Role", **options))


_MAKE: Mapping[str, Callable[[cdk.Stack, Given, Row, Table], None]] = {
    "least": _least,
    "roles": _roles,
    "instance": _instance,
    "execution": _execution,
    "required": _required,
    "by name": _by_name,
    "by arn": _by_arn,
}
