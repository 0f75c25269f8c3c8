"""The rows of each role, with a name for the tests."""

from __future__ import annotations

from ecs_anywhere_iam.catalogue.execution import EXECUTION_PERMISSIONS
from ecs_anywhere_iam.catalogue.instance import INSTANCE_PERMISSIONS
from ecs_anywhere_iam.catalogue.permission import Permission
from ecs_anywhere_iam.catalogue.registrar import REGISTRAR_PERMISSIONS

ROLES: dict[str, tuple[Permission, ...]] = {
    "instance role": INSTANCE_PERMISSIONS,
    "task execution role": EXECUTION_PERMISSIONS,
    "registrar": REGISTRAR_PERMISSIONS,
}

ROWS: dict[str, Permission] = {f"{role}, {row.sid}": row for role, rows in ROLES.items() for row in rows}
