"""What the checkers find and that stands nevertheless, each with its reason; anything else is a fault.

A finding is expected of exactly the configurations that are named, so that a reason that is out of date is noticed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.validity.batch import Configuration
from tests.validity.checked_app import Finding
from tests.validity.dimension import LEFT_OUT, Row
from tests.validity.parliament_check import ACCOUNTED

_AWS_POLICY = "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy"
_WILDCARD = "AwsSolutions-IAM5[Resource::"


@dataclass(frozen=True)
class Accounted:
    """Findings of every configuration that has the place, which is ``None`` of those that do not have it."""

    checker: str
    rules: tuple[str, ...]
    place: Callable[[Row], str | None]
    why: str


def _role_with_managed_policies(row: Row) -> str | None:
    if "managed" in (row.get("EcsAnywhereRoles.instance_permissions"), row.get("context.instance_policy")):
        return "Roles/InstanceRole/Resource/Resource"
    if row.get("ExternalInstanceRole.permissions") == "managed":
        return "Role/Resource/Resource"
    is_beside = row.get("TaskExecutionRole.if_required.instance_role") == "managed"
    return "Managed/Resource/Resource" if is_beside else None


def _grantee(row: Row) -> str | None:
    is_granted = row.get("ExternalInstanceRole.grant_registration.grantee", LEFT_OUT) != LEFT_OUT
    return "Given/Registrar/DefaultPolicy/Resource" if is_granted else None


def _any_session(row: Row) -> str | None:
    return "" if row.get("LeastPrivilege.allow_sessions_as_any_container_instance") == "on" else None


def _pull_through(row: Row) -> str | None:
    stated = (row.get(f"TaskNeeds.pull_through_{kind}", LEFT_OUT) for kind in ("repositories", "prefixes"))
    return "" if set(stated) != {LEFT_OUT} else None


EVERY_ACCOUNTED = (
    Accounted(
        "cdk-nag",
        (
            f"{_AWS_POLICY}/AmazonSSMManagedInstanceCore]",
            f"{_AWS_POLICY}/service-role/AmazonEC2ContainerServiceforEC2Role]",
        ),
        _role_with_managed_policies,
        "Who chooses AWS's managed policies answers for it, so they are not acknowledged (docs/adr/0008).",
    ),
    Accounted(
        "cdk-nag",
        (f"{_WILDCARD}*]", f"{_WILDCARD}arn:<AWS::Partition>:ssm:…:…:managed-instance/*]"),
        _grantee,
        "The policy of the role, user or group is not the library's, and may hold other grants; what would acknowledge "
        "these wildcards there would hide those of others. RegistrarPolicy, which is its own, acknowledges them.",
    ),
    *(
        Accounted("parliament", (f"{issue} of {sid}",), place, ACCOUNTED[sid, issue])
        for sid, issue, place in (
            ("EcsAgentSessions", "RESOURCE_STAR", _any_session),
            ("EcrImportUpstream", "RESOURCE_MISMATCH", _pull_through),
        )
    ),
)

# What the faults of planted.py are to each checker.
OF_PLANTED = {
    ("CloudFormation Validate", "F3034"),
    ("CloudFormation Validate", "E3510"),
    ("cdk-nag", f"{_WILDCARD}*]"),
    ("cfn-lint", "E3034"),
    ("cfn-lint", "E3510"),
    ("cfn-lint", "I3510"),
    ("cfn-lint", "W3037"),
    ("parliament", "UNKNOWN_ACTION of Action"),
    ("parliament", "INVALID_ARN of Arn"),
    ("size", "inline policy"),
}


def expected_of(configuration: Configuration) -> set[Finding]:
    places = ((each, each.place(configuration.row)) for each in EVERY_ACCOUNTED)
    return {Finding(each.checker, rule, place) for each, place in places if place is not None for rule in each.rules}
