"""A task definition, read."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ecs_anywhere_iam.catalogue.task_resource import LOG_GROUP, REPOSITORY
from ecs_anywhere_iam.errors import UndeterminedNeedsError
from ecs_anywhere_iam.policy.target import ArnTarget
from ecs_anywhere_iam.tasks.definition.finding import Finding, Verdict
from ecs_anywhere_iam.tasks.need import Need

_OPEN = {Verdict.INCOMPLETE, Verdict.OPEN_IMAGE, Verdict.OPEN}


@dataclass(frozen=True)
class Reading:
    """What was found in a task definition, in its order, and what people should know about it.

    ``execution_role`` is the role that it names already; empty where it names none.
    """

    findings: tuple[Finding, ...]
    warnings: tuple[str, ...] = ()
    execution_role: str = ""

    @property
    def needs(self) -> tuple[Need, ...]:
        """What is needed for certain; a placeholder in the name of a resource shows as ``<NAME>``."""
        return tuple(dict.fromkeys(need for finding in self.findings for need in finding.needs))

    def sentences(self, *verdicts: Verdict) -> tuple[str, ...]:
        """The sentences of findings with these verdicts."""
        return tuple(finding.sentence for finding in self.findings if finding.verdict in verdicts)

    def settled_needs(self) -> tuple[Need, ...]:
        """The needs, of a task definition that leaves nothing open.

        :raises UndeterminedNeedsError: it leaves something open
        """
        open_points = self.sentences(*_OPEN)
        if open_points:
            raise UndeterminedNeedsError(open_points)
        return tuple(map(_in_any_partition, self.needs))


def _in_any_partition(need: Need) -> Need:
    """The partition that a host or a Region stands for is that of the role, which a CDK app leaves open."""
    target = need.target
    if isinstance(target, ArnTarget) and target.type in (REPOSITORY, LOG_GROUP) and target.known is not None:
        return Need(need.kind, replace(target, known=target.known._replace(partition="")))
    return need
