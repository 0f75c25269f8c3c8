"""A row of the catalogue, granted on what the user named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ecs_anywhere_iam.catalogue.permission import Permission
from ecs_anywhere_iam.policy.document import Statement, one_or_list
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.narrow import narrow, target_type
from ecs_anywhere_iam.policy.target import Target


class Grant(NamedTuple):
    """A row and the targets that it is granted on; none where its scope is about none.

    ``regions`` are those of an ARN that is about no target; that of the environment where there are none.
    """

    row: Permission
    targets: tuple[Target, ...]
    environment: Environment
    regions: tuple[str, ...] = ()

    def statement(self) -> Statement:
        """The grant as one statement of a policy.

        :raises NothingToGrantError: where the scope needs a target and there is none
        """
        narrowing = narrow(self.row.scope, self.targets, self.environment, self.regions)
        made: Statement = {
            "Sid": self.row.sid,
            "Effect": "Allow",
            "Action": one_or_list(self.row.actions),
            "Resource": one_or_list(narrowing.resources),
        }
        if narrowing.condition:
            made["Condition"] = {
                operator: {key: one_or_list(values) for key, values in keys.items()}
                for operator, keys in narrowing.condition.items()
            }
        return made

    def on(self, targets: Sequence[Target]) -> Grant:
        """The same row on these targets alone."""
        return self._replace(targets=tuple(targets))


def grant(row: Permission, targets: Sequence[Target], environment: Environment, regions: Sequence[str] = ()) -> Grant:
    """The row, granted on those of the targets that its scope is about."""
    about = target_type(row.scope)
    return Grant(row, tuple(t for t in targets if t.type is about), environment, tuple(regions))
