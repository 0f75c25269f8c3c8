"""What IAM counts, to the character, where there is no token."""

from __future__ import annotations

import json

import pytest

from ecs_anywhere_iam.catalogue.task_resource import LOG_GROUP
from ecs_anywhere_iam.errors import InvalidValueError
from ecs_anywhere_iam.policy.arn import Arn
from ecs_anywhere_iam.policy.document import Statement, policy_document
from ecs_anywhere_iam.policy.read_target import read_target
from ecs_anywhere_iam.policy.role_identity import check_role_name
from ecs_anywhere_iam.policy.size import size
from ecs_anywhere_iam.policy.target import ArnTarget

ONE: Statement = {"Sid": "A", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::bucket/é.env"}


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_a_document_is_as_large_as_its_json_without_white_space(count: int) -> None:
    document = policy_document([ONE] * count)
    assert size(document) == len(json.dumps(document, separators=(",", ":"), ensure_ascii=False))


@pytest.mark.parametrize(
    ("name", "fix"),
    [
        ("r" * 63 + " ", "give the name alone"),
        ("r" * 64 + " ", "it has 65 characters: shorten it"),
        ("fleet/web/role", "give the name without its path: 'role'"),
    ],
    ids=["64 characters", "65 characters", "two folders"],
)
def test_what_is_wrong_with_a_name_is_told(name: str, fix: str) -> None:
    with pytest.raises(InvalidValueError) as refused:
        check_role_name(name)
    assert refused.value.fix == fix


def test_a_log_group_of_the_role_is_told_without_what_iam_wants_behind_it() -> None:
    known = Arn("", "logs", "", "", "log-group:/ecs/web:*")
    assert str(ArnTarget(LOG_GROUP, known=known)) == "/ecs/web"


class Group:
    """A CDK object with a broken ARN."""

    log_group_arn = "arn:aws:logs"


def test_the_arn_of_an_object_is_refused_with_its_place() -> None:
    with pytest.raises(InvalidValueError, match=r"^log_groups\[0\]: got 'arn:aws:logs'; "):
        read_target(Group(), LOG_GROUP, "log_groups[0]")
