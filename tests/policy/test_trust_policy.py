from __future__ import annotations

import pytest

from ecs_anywhere_iam.catalogue.trust import EXECUTION_TRUST, INSTANCE_TRUST, Trust
from ecs_anywhere_iam.errors import InvalidValueError
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.trust_policy import trust_policy

HERE = Environment("aws", "us-east-1", "123456789012")


@pytest.mark.parametrize(
    ("trust", "principal", "operator", "source"),
    [
        (INSTANCE_TRUST, "ssm.amazonaws.com", "ArnEquals", "arn:aws:ssm:us-east-1:123456789012:*"),
        (EXECUTION_TRUST, "ecs-tasks.amazonaws.com", "ArnLike", "arn:aws:ecs:us-east-1:123456789012:*"),
    ],
    ids=["instance role", "task execution role"],
)
def test_a_service_may_assume_the_role_only_on_behalf_of_this_account(
    trust: Trust, principal: str, operator: str, source: str
) -> None:
    assert trust_policy(trust, HERE) == {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"Service": principal},
                "Action": "sts:AssumeRole",
                "Condition": {
                    "StringEquals": {"aws:SourceAccount": "123456789012"},
                    operator: {"aws:SourceArn": source},
                },
            }
        ],
    }


def test_activations_of_several_regions_may_use_the_role() -> None:
    [statement] = trust_policy(INSTANCE_TRUST, HERE, regions=["eu-west-1", "eu-central-1"])["Statement"]
    assert statement["Condition"]["ArnEquals"]["aws:SourceArn"] == [
        "arn:aws:ssm:eu-west-1:123456789012:*",
        "arn:aws:ssm:eu-central-1:123456789012:*",
    ]


def test_the_conditions_go_only_when_a_confused_deputy_is_allowed() -> None:
    [statement] = trust_policy(INSTANCE_TRUST, HERE, allow_confused_deputy=True)["Statement"]
    assert "Condition" not in statement


@pytest.mark.parametrize("flag", ["false", "no", 1, None], ids=repr)
def test_only_the_boolean_takes_the_guard_away(flag: object) -> None:
    with pytest.raises(InvalidValueError, match=r"^allow_confused_deputy: "):
        trust_policy(INSTANCE_TRUST, HERE, allow_confused_deputy=flag)  # type: ignore[arg-type]
