"""The verdict on one action of a role, from what AWS allows it on, what we do, and the catalogue's rows."""

from __future__ import annotations

from collections.abc import Sequence

from ecs_anywhere_iam.catalogue.permission import Basis, Omission, Permission
from ecs_anywhere_iam.report.allowance import Allowance
from ecs_anywhere_iam.report.comparison import ComparedAction
from ecs_anywhere_iam.report.coverage import all_covered
from ecs_anywhere_iam.report.role import Role
from ecs_anywhere_iam.report.status import Status

_UNDECIDED = "No row of the catalogue decides on it: add a permission or an omission."


def judge(
    role: Role, action: str, managed: Sequence[Allowance], ours: Sequence[Allowance], *, fault: str | None = None
) -> ComparedAction:
    """The action with its status and reason.

    :param fault: why a statement of AWS's that names the action could not be read; then it is unaccounted
    """
    permissions = [row for row in role.permissions if action in row.actions]
    omissions = [row for row in role.omissions if action in row.actions]
    status = Status.UNACCOUNTED if fault else _status(managed, ours, permissions, omissions)
    given = {allowance.by for allowance in ours}
    # Of several rows with the action, those that are in force explain it; where none is, all that could be.
    asking = [row for row in permissions if row.sid in given] or permissions
    rows: Sequence[Permission | Omission] = (*asking, *omissions)
    return ComparedAction(
        role=role,
        action=action,
        status=status,
        managed=tuple(managed),
        ours=tuple(ours),
        features=tuple(dict.fromkeys(feature for row in asking for feature in row.features)),
        needs=tuple(dict.fromkeys(need for row in asking for need in row.needs)),
        why=fault or " ".join(dict.fromkeys((*(row.why for row in rows), *_given_up(asking, ours)))) or _UNDECIDED,
        sources=tuple(dict.fromkeys(source for row in rows for source in row.sources)),
        basis=max((row.basis for row in rows), key=list(Basis).index, default=None),
    )


def _given_up(rows: Sequence[Permission], ours: Sequence[Allowance]) -> list[str]:
    """What the switches give up that relaxed a scope in force."""
    scopes = {(allowance.by, allowance.scope) for allowance in ours}
    relaxations = ((row.sid, row.relaxation) for row in rows if row.relaxation is not None)
    return [relaxed.gives_up for sid, relaxed in relaxations if (sid, relaxed.scope.value) in scopes]


def _status(
    managed: Sequence[Allowance],
    ours: Sequence[Allowance],
    permissions: Sequence[Permission],
    omissions: Sequence[Omission],
) -> Status:
    if not permissions and not omissions:
        return Status.UNACCOUNTED
    if ours and (not managed or not all_covered(ours, managed)):
        return Status.ADDED
    if ours:
        return Status.KEPT if all_covered(managed, ours) else Status.NARROWED
    if omissions:
        return Status.DROPPED
    # What is always granted and is not granted here is a mistake of ours, not an option.
    optional = all(row.features or row.needs for row in permissions)
    return Status.OPTIONAL if optional else Status.UNACCOUNTED
