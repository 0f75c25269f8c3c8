"""One deployment of a walk: what is asked for, what is expected, and what was seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dev.deployed_roles import AWS_OWNED, DeployedRole
from tests.deploy.stack import Change, Identity


@dataclass(frozen=True)
class Shape:
    """How many policies of each kind a role has: inline, customer managed, AWS managed."""

    inline: int = 0
    own: int = 0
    aws: int = 0


# What becomes of the instance role: the actions and replacements of its change, of which there is one or none.
Fate = tuple[tuple[str, str | None], ...]
MADE: Fate = (("Add", None),)
UPDATED: Fate = (("Modify", "False"),)
REPLACED: Fate = (("Modify", "True"),)
UNTOUCHED: Fate = ()


@dataclass(frozen=True)
class Step:
    """A deployment, and what it should lead to."""

    name: str
    context: Mapping[str, str]
    instance: Shape
    execution: Shape | None = None
    fate: Fate = UPDATED
    words: Sequence[str] = ()  # more of the command line


@dataclass(frozen=True)
class Seen:
    """What there was after a deployment.

    ``difference`` is what ``cdk diff --fail`` complained of, ``added`` what IAM held beside what bootstrapping made.
    """

    instance: DeployedRole
    execution: DeployedRole | None
    identity: Identity
    changes: Sequence[Change]
    status: str | None
    difference: str
    added: AbstractSet[str]
    unlike_synthesized: Sequence[str]

    def roles(self) -> list[DeployedRole]:
        """Both, or the one there is."""
        return [role for role in (self.instance, self.execution) if role is not None]

    def fate(self) -> Fate:
        """What the change set said of the instance role."""
        return tuple((it.action, it.replacement) for it in self.changes if it.logical_id == self.identity.logical_id)

    def replaced(self) -> list[Change]:
        """What the change set would make anew, or might, among all that it changes."""
        return [it for it in self.changes if it.action == "Modify" and it.replacement != "False"]

    def owned(self) -> set[str]:
        """The roles that the stack is for, and the policies on them: all that may be there."""
        policies = {arn for role in self.roles() for arn in role.managed if AWS_OWNED not in arn}
        return {role.arn for role in self.roles()} | policies

    def orphans(self) -> set[str]:
        """What is there all the same."""
        return {*self.added} - self.owned()


def shape(role: DeployedRole | None) -> Shape | None:
    """How many policies of each kind were seen; ``None`` of a role that there is not."""
    if role is None:
        return None
    aws = sum(AWS_OWNED in arn for arn in role.managed)
    return Shape(inline=len(role.inline), own=len(role.managed) - aws, aws=aws)
