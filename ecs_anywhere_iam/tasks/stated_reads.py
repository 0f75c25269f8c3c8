"""What the agent reads for tasks before it starts them, as stated: secrets, parameters, files, addresses of volumes."""

from __future__ import annotations

from collections.abc import Iterator

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.catalogue.resource_type import ResourceType
from ecs_anywhere_iam.catalogue.task_resource import FILE, KEY, PARAMETER, SECRET
from ecs_anywhere_iam.policy.flag import check_flag
from ecs_anywhere_iam.policy.read_target import read_targets
from ecs_anywhere_iam.tasks.need import Need
from ecs_anywhere_iam.tasks.secret import readings

_LISTS: dict[str, tuple[NeedKind, ResourceType]] = {
    "registry_credentials": (NeedKind.REGISTRY_CREDENTIALS, SECRET),
    "secrets": (NeedKind.SECRET, SECRET),
    "secret_keys": (NeedKind.SECRET_KEY, KEY),
    "parameters": (NeedKind.PARAMETER, PARAMETER),
    "parameter_keys": (NeedKind.PARAMETER_KEY, KEY),
    "files": (NeedKind.FILE, FILE),
    "file_keys": (NeedKind.FILE_KEY, KEY),
}


def stated_reads(*, fsx: object, **lists: object) -> Iterator[Need]:
    """One need for each item of each list; see ``TaskNeeds``."""
    for parameter, (kind, resource_type) in _LISTS.items():
        yield from (Need(kind, each) for each in readings(read_targets(lists[parameter], resource_type, parameter)))
    if check_flag("fsx", fsx):
        yield Need(NeedKind.FSX)
