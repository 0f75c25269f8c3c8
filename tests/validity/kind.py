"""The kinds of configurations of an app: the options of each, and what is made of a row.

An option is called after the class, the method where there is one, and the parameter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.validity.dimension import ENVIRONMENTS, LEFT_OUT, Clash, Table, clash
from tests.validity.need_options import TASK_NEEDS, TASK_NEEDS_CLASHES
from tests.validity.permission_options import LEAST_PRIVILEGE, LEAST_PRIVILEGE_CLASHES
from tests.validity.role_options import (
    CONTEXT,
    CONTEXT_CLASHES,
    EXECUTION_ROLE,
    FROM_ROLE_ARN,
    FROM_ROLE_NAME,
    IF_REQUIRED,
    INSTANCE_ROLE,
    NEEDS,
    NOTHING,
    PERMISSIONS,
    REGISTRAR,
    REGISTRATION,
    ROLES,
)

# Which feature flags of CDK the app has: those that `cdk init` writes, or none.
AROUND: dict[str, dict[str, Any]] = {
    "environment": dict.fromkeys(ENVIRONMENTS),
    "flags": {"none": None, "recommended": None},
}
# Every instance role has it, made or imported.
_REGISTRATION = "ExternalInstanceRole.grant_registration"
_NAMES_NO_CLUSTERS = "The role names no clusters."


@dataclass(frozen=True)
class Kind:
    """A table, and what none of its rows has together."""

    table: Table
    clashes: Sequence[Clash] = ()


def under(name: str, table: Table) -> dict[str, Mapping[str, Any]]:
    """The options, called after the class whose parameters they are."""
    return {f"{name}.{option}": choices for option, choices in table.items()}


def clashes_under(name: str, clashes: Sequence[Clash]) -> tuple[Clash, ...]:
    return tuple(Clash(each.why, {f"{name}.{o}": choices for o, choices in each.choices.items()}) for each in clashes)


_REGISTRAR = {**under("RegistrarPolicy", REGISTRAR), **under(_REGISTRATION, REGISTRATION)}
_STATED = clash(_NAMES_NO_CLUSTERS, **{"RegistrarPolicy.clusters": LEFT_OUT})
_STATED_TO_GRANTEE = clash(
    _NAMES_NO_CLUSTERS, **{f"{_REGISTRATION}.clusters": LEFT_OUT, f"{_REGISTRATION}.grantee": "role|user|group"}
)

KINDS: Mapping[str, Kind] = {
    # Everything that permissions and needs may be, together in both roles.
    "least": Kind(
        {
            **AROUND,
            **under("LeastPrivilege", LEAST_PRIVILEGE),
            **under("TaskNeeds", TASK_NEEDS),
            **under("EcsAnywhereRoles", ROLES),
            **_REGISTRAR,
        },
        (
            *clashes_under("LeastPrivilege", LEAST_PRIVILEGE_CLASHES),
            *clashes_under("TaskNeeds", TASK_NEEDS_CLASHES),
        ),
    ),
    # Both modes, and the decision between the roles.
    "roles": Kind(
        {
            **AROUND,
            "EcsAnywhereRoles.instance_permissions": PERMISSIONS,
            "EcsAnywhereRoles.needs": {**NEEDS, **NOTHING, LEFT_OUT: None},
            **under("EcsAnywhereRoles", ROLES),
            **_REGISTRAR,
        },
        (
            clash(
                "Neither needs nor task definitions.",
                **{"EcsAnywhereRoles.needs": LEFT_OUT, "EcsAnywhereRoles.task_definitions": LEFT_OUT},
            ),
            *(
                Clash(each.why, {**each.choices, "EcsAnywhereRoles.instance_permissions": frozenset(["managed"])})
                for each in (_STATED, _STATED_TO_GRANTEE)
            ),
        ),
    ),
    "instance": Kind({**AROUND, **under("ExternalInstanceRole", INSTANCE_ROLE)}),
    "execution": Kind({**AROUND, **under("TaskExecutionRole", EXECUTION_ROLE)}),
    "required": Kind({**AROUND, **under("TaskExecutionRole.if_required", IF_REQUIRED)}),
    "by name": Kind(
        {**AROUND, **under("ExternalInstanceRole.from_role_name", FROM_ROLE_NAME), **_REGISTRAR},
        (_STATED, _STATED_TO_GRANTEE),
    ),
    "by arn": Kind(
        {**AROUND, **under("ExternalInstanceRole.from_role_arn", FROM_ROLE_ARN), **_REGISTRAR},
        (_STATED, _STATED_TO_GRANTEE),
    ),
    "sample": Kind({**AROUND, **under("context", CONTEXT)}, clashes_under("context", CONTEXT_CLASHES)),
}
# The decision table of the README, in whole.
DECISION: Table = {
    "environment": AROUND["environment"],
    "EcsAnywhereRoles.instance_permissions": PERMISSIONS,
    "EcsAnywhereRoles.needs": {**NEEDS, **NOTHING},
    "EcsAnywhereRoles.when_instance_role_pulls": ROLES["when_instance_role_pulls"],
}
