"""The needs of the awslogs log driver, as stated."""

from __future__ import annotations

from collections.abc import Iterator

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.catalogue.task_resource import LOG_GROUP
from ecs_anywhere_iam.errors import ContradictionError
from ecs_anywhere_iam.policy.flag import check_flag
from ecs_anywhere_iam.policy.target import PrefixTarget
from ecs_anywhere_iam.tasks.need import Need
from ecs_anywhere_iam.tasks.stated_list import check_list, read_list


def stated_logs(
    awslogs: object, log_groups: object | None, log_group_prefixes: object | None, create_log_groups: object
) -> Iterator[Need]:
    """One need for each log group, and one for making it; see ``TaskNeeds``."""
    stated = check_flag("awslogs", awslogs)
    create = check_flag("create_log_groups", create_log_groups)
    groups = read_list(LOG_GROUP, log_groups, log_group_prefixes, plural="log_groups", singular="log_group")
    check_list(groups, plural="log_groups", flag="awslogs", stated=stated)
    if create and not stated:
        raise ContradictionError("create_log_groups=True with awslogs=False: set awslogs=True as well")
    if stated:
        kinds = (NeedKind.AWSLOGS, NeedKind.CREATE_LOG_GROUP) if create else (NeedKind.AWSLOGS,)
        yield from (Need(kind, group) for kind in kinds for group in groups or (PrefixTarget(LOG_GROUP),))
