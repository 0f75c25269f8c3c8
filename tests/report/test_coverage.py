"""Whether an allowance is within another; in doubt it is not."""

from __future__ import annotations

import pytest

from ecs_anywhere_iam.report.allowance import Allowance, ConditionTest
from ecs_anywhere_iam.report.coverage import all_covered

ARN = "arn:aws:ecs:eu-west-1:1:cluster/web"


@pytest.mark.parametrize(
    ("inner", "outer", "covered"),
    [
        (ARN, "*", True),
        ("*", ARN, False),
        ("*", "*", True),
        (ARN, ARN, True),
        (ARN, "arn:aws:ecs:*:*:cluster/*", True),
        (ARN, "arn:aws:ecs:eu-west-1:1:cluster/w?b", True),
        ("arn:aws:ecs:*:*:cluster/*", ARN, False),
        ("arn:aws:ecs:eu-west-1:1:cluster/*", "arn:aws:ecs:eu-west-1:1:cluster/web*", False),
        ("arn:aws:ecs:eu-west-1:1:cluster/*", "arn:aws:ecs:eu-west-1:1:cluster/?", False),
        ("arn:aws:ecs:eu-west-1:1:task/web/*", "arn:aws:ecs:*:*:task/*/*", True),
        (ARN, "arn:aws-cn:ecs:*:*:cluster/*", False),
        # Part by part: a wildcard for the Region must not reach into the account.
        ("arn:aws:ecs:eu-west-1:1:cluster/web", "arn:aws:ecs:*:cluster/web", False),
        ("cluster/web", "cluster/*", False),
    ],
)
def test_a_resource_is_covered_by_a_pattern(inner: str, outer: str, covered: bool) -> None:  # noqa: FBT001
    assert all_covered([Allowance("", (inner,))], [Allowance("", (outer,))]) is covered


def conditions(*tests: tuple[str, str, tuple[str, ...]]) -> list[Allowance]:
    return [Allowance("", ("*",), tuple(ConditionTest(*test) for test in tests))]


@pytest.mark.parametrize(
    ("inner", "outer", "covered"),
    [
        ([("StringEquals", "k", ("a",))], [], True),
        ([], [("StringEquals", "k", ("a",))], False),
        ([("StringEquals", "k", ("a",))], [("StringEquals", "k", ("a", "b"))], True),
        ([("StringEquals", "k", ("a", "b"))], [("StringEquals", "k", ("a",))], False),
        ([("StringLike", "k", ("a",))], [("StringEquals", "k", ("a",))], False),
        ([("StringEquals", "other", ("a",))], [("StringEquals", "k", ("a",))], False),
    ],
)
def test_a_condition_must_be_made_again(
    inner: list[tuple[str, str, tuple[str, ...]]],
    outer: list[tuple[str, str, tuple[str, ...]]],
    covered: bool,  # noqa: FBT001
) -> None:
    assert all_covered(conditions(*inner), conditions(*outer)) is covered
