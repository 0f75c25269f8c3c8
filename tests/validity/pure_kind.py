"""The kinds of roles of the pure floors: the options of each, its documents, and what parliament may find in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege, ManagedPolicies
from ecs_anywhere_iam.tasks.needs import TaskNeeds
from tests.validity.dimension import LEFT_OUT, Clash, Row, Table
from tests.validity.need_options import TASK_NEEDS, TASK_NEEDS_CLASHES
from tests.validity.permission_options import FEATURE, LEAST_PRIVILEGE, LEAST_PRIVILEGE_CLASHES
from tests.validity.pure_documents import (
    Document,
    arguments,
    execution_documents,
    instance_documents,
    registrar_documents,
    without_app,
)

_DEPUTY: Table = {"allow_confused_deputy": {LEFT_OUT: None, "on": True}}
_TRUST: Table = {"activation_regions": {LEFT_OUT: None, "stated": ["{region}", "{elsewhere}"]}, **_DEPUTY}
_NEEDS = without_app(TASK_NEEDS)
_PERMISSIONS = without_app(LEAST_PRIVILEGE)
_REGISTRAR: Table = {
    "role_arn": {
        "plain": "arn:{partition}:iam::{account}:role/ECSAnywhereRole",
        "with path": "arn:{partition}:iam::{account}:role/fleet/web/ECSAnywhereRole",
        "elsewhere": "arn:{partition}:iam::210987654321:role/ECSAnywhereRole",
    },
    "clusters": {
        **_PERMISSIONS["clusters"],
        "arn of another account": ["arn:{partition}:ecs:{region}:210987654321:cluster/web"],
    },
    "regions": {"none": [], "one": ["{region}"], "two": ["{region}", "{elsewhere}"]},
}


@dataclass(frozen=True)
class PureKind:
    """A table, what none of its rows has together, and the documents of a row in an environment."""

    table: Table
    documents: Callable[[Row, str], Iterator[Document]]
    clashes: Sequence[Clash] = ()


def expected_findings(row: Row) -> set[tuple[str, str]]:
    """Of ``ACCOUNTED``, those that a row has: no fewer, or the reason is out of date, and no more."""
    found = set()
    if row.get("allow_sessions_as_any_container_instance") == "on":
        found.add(("EcsAgentSessions", "RESOURCE_STAR"))
    if any(row.get(option, LEFT_OUT) != LEFT_OUT for option in ("pull_through_repositories", "pull_through_prefixes")):
        found.add(("EcrImportUpstream", "RESOURCE_MISMATCH"))
    return found


def _instance(row: Row, environment: str) -> Iterator[Document]:
    table = {**_PERMISSIONS, **_TRUST}
    options = arguments({option: table[option] for option in row}, row, environment)
    regions, deputy = options.pop("activation_regions", ()), options.pop("allow_confused_deputy", False)
    return instance_documents(LeastPrivilege(**options), environment, regions, deputy=deputy)


def _managed(row: Row, environment: str) -> Iterator[Document]:
    options = arguments(_TRUST, row, environment)
    deputy = options.get("allow_confused_deputy", False)
    return instance_documents(ManagedPolicies(), environment, options.get("activation_regions", ()), deputy=deputy)


def _execution(row: Row, environment: str) -> Iterator[Document]:
    table = {**_NEEDS, **_DEPUTY}
    options = arguments({option: table[option] for option in row}, row, environment)
    deputy = options.pop("allow_confused_deputy", False)
    needs = TaskNeeds(**options)
    # With nothing to grant there is no role, and no document.
    return execution_documents(needs, environment, deputy=deputy) if needs else iter(())


def _registrar(row: Row, environment: str) -> Iterator[Document]:
    return registrar_documents(**arguments(_REGISTRAR, row, environment), environment=environment)


PURE_KINDS: Mapping[str, PureKind] = {
    "instance": PureKind({**_PERMISSIONS, **_TRUST}, _instance, LEAST_PRIVILEGE_CLASHES),
    "managed": PureKind(_TRUST, _managed),
    "execution": PureKind({**_NEEDS, **_DEPUTY}, _execution, TASK_NEEDS_CLASHES),
    "registrar": PureKind(_REGISTRAR, _registrar),
}


def _narrowed(table: Table, stated: Mapping[str, str]) -> Table:
    """The table with just these choices, which are written with bars between them."""
    return {option: {each: table[option][each] for each in choices.split("|")} for option, choices in stated.items()}


# Small enough for each and every combination.
PRODUCTS: Mapping[str, PureKind] = {
    "all features": PureKind(
        _narrowed(
            _PERMISSIONS,
            {
                "clusters": "name",
                **{option: f"{LEFT_OUT}|on" for option in _PERMISSIONS if option.startswith(FEATURE)},
                "repositories": f"{LEFT_OUT}|name",
                "repository_prefixes": LEFT_OUT,
                "parameter_paths": f"{LEFT_OUT}|one",
                "allow_heartbeats_as_any_instance": f"{LEFT_OUT}|on",
                "allow_sessions_as_any_container_instance": f"{LEFT_OUT}|on",
            },
        ),
        _instance,
        LEAST_PRIVILEGE_CLASHES,
    ),
    "all needs": PureKind(
        _narrowed(
            _NEEDS,
            {
                "awslogs": f"{LEFT_OUT}|on",
                "create_log_groups": f"{LEFT_OUT}|on",
                "private_ecr": f"{LEFT_OUT}|on",
                "pull_through_repositories": f"{LEFT_OUT}|name",
                "pull_through_prefixes": LEFT_OUT,
                "create_pull_through_repositories": f"{LEFT_OUT}|on",
                "registry_credentials": f"{LEFT_OUT}|arn",
                "secrets": f"{LEFT_OUT}|name",
                "secret_keys": f"{LEFT_OUT}|arn elsewhere",
                "parameters": f"{LEFT_OUT}|path",
                "parameter_keys": f"{LEFT_OUT}|id",
                "files": f"{LEFT_OUT}|name",
                "file_keys": f"{LEFT_OUT}|id",
                "fsx": f"{LEFT_OUT}|on",
            },
        ),
        _execution,
        TASK_NEEDS_CLASHES,
    ),
}
