from __future__ import annotations

import pytest

from ecs_anywhere_iam.policy.arn import Arn, split_arn

TOKEN = "${Token[AWS::Region.11]}"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "arn:aws:ecs:us-east-1:123456789012:cluster/web",
            Arn("aws", "ecs", "us-east-1", "123456789012", "cluster/web"),
        ),
        ("arn:aws:logs:r:a:log-group:/ecs/web:*", Arn("aws", "logs", "r", "a", "log-group:/ecs/web:*")),
        (f"arn:aws:ecs:{TOKEN}:a:cluster/web", Arn("aws", "ecs", TOKEN, "a", "cluster/web")),
        ("arn:aws:ssm:us-east-1::document/AWS-X", Arn("aws", "ssm", "us-east-1", "", "document/AWS-X")),
        ("arn:aws:ecs:us-east-1:123456789012", None),
        ("arn:aws:ecs:us-east-1:123456789012:", Arn("aws", "ecs", "us-east-1", "123456789012", "")),
        ("urn:aws:ecs:us-east-1:123456789012:cluster/web", None),
        ("", None),
        ("arn", None),
    ],
    ids=[
        "plain",
        "colons in the resource",
        "a token with colons",
        "no account",
        "five parts",
        "empty resource",
        "no arn",
        "empty",
        "only arn",
    ],
)
def test_an_arn_is_split_into_its_parts_and_around_tokens(text: str, parts: Arn | None) -> None:
    assert split_arn(text) == parts


def test_the_parts_make_the_arn_again() -> None:
    text = "arn:aws-cn:logs:cn-north-1:123456789012:log-group:/ecs/web:*"
    assert str(split_arn(text)) == text
