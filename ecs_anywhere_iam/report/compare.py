"""Sets what a configuration grants beside what AWS's managed policies grant."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ecs_anywhere_iam.catalogue.managed_policy import ManagedPolicy
from ecs_anywhere_iam.policy.grant import Grant
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege
from ecs_anywhere_iam.policy.instance_policy import instance_grants
from ecs_anywhere_iam.report.allowance import Allowance, granted_allowance
from ecs_anywhere_iam.report.comparison import ComparedRole, Comparison
from ecs_anywhere_iam.report.configuration import Configuration
from ecs_anywhere_iam.report.judge import judge
from ecs_anywhere_iam.report.managed_document import (
    ManagedDocument,
    WrittenAction,
    read_managed_document,
    written_actions,
)
from ecs_anywhere_iam.report.role import EXECUTION_ROLE, INSTANCE_ROLE, Role
from ecs_anywhere_iam.report.service import service_rank
from ecs_anywhere_iam.report.wildcard import expand
from ecs_anywhere_iam.tasks.decision import decide
from ecs_anywhere_iam.tasks.execution_policy import execution_grants

_Allowances = dict[str, list[Allowance]]


def compare(
    configuration: Configuration, read: Callable[[ManagedPolicy], ManagedDocument] = read_managed_document
) -> Comparison:
    """Both roles of the configuration, action by action.

    :param read: where the documents of AWS's managed policies come from; this package carries them
    """
    permissions, environment = configuration.instance_permissions, configuration.environment
    granted = instance_grants(permissions, environment) if isinstance(permissions, LeastPrivilege) else None
    decision = decide(
        configuration.needs,
        instance_pulls=permissions.image_pull(environment),
        when_instance_role_pulls=configuration.when_instance_role_pulls,
        environment=environment,
    )
    execution = execution_grants(decision.grants, environment) if decision.required else ()
    return Comparison(
        configuration,
        (
            _role(INSTANCE_ROLE, granted, (), environment.partition, read),
            _role(EXECUTION_ROLE, execution, decision.reasons, environment.partition, read),
        ),
    )


def _role(
    role: Role,
    grants: Sequence[Grant] | None,
    reasons: tuple[str, ...],
    partition: str,
    read: Callable[[ManagedPolicy], ManagedDocument],
) -> ComparedRole:
    """The role with these grants; with ``None``, AWS's managed policies are attached instead."""
    documents = tuple(read(policy) for policy in role.managed)
    written = [action for document in documents for action in written_actions(document, partition)]
    faults = {action.pattern: action.fault for action in written if action.fault}
    managed = _expanded(written, role.decided)
    ours = managed if grants is None else _granted(grants)
    actions = [
        judge(role, action, managed.get(action, []), ours.get(action, []), fault=faults.get(action))
        for action in dict.fromkeys((*role.decided, *managed, *ours, *faults))
        if action in managed or action in ours or action in faults
    ]
    actions.sort(key=lambda each: (service_rank(each.service), each.service, each.status.rank))
    return ComparedRole(role, documents, bool(ours), reasons, tuple(actions))


def _expanded(written: Sequence[WrittenAction], known: Sequence[str]) -> _Allowances:
    allowed: _Allowances = {}
    for action in written:
        if action.allowance is not None:
            for name in expand(action.pattern, known):
                allowed.setdefault(name, []).append(action.allowance)
    return allowed


def _granted(grants: Sequence[Grant]) -> _Allowances:
    allowed: _Allowances = {}
    for grant in grants:
        for action in grant.row.actions:
            allowed.setdefault(action, []).append(granted_allowance(grant))
    return allowed
