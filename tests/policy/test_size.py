from __future__ import annotations

import pytest

from ecs_anywhere_iam.catalogue.quota import Quota
from ecs_anywhere_iam.errors import QuotaExceededError
from ecs_anywhere_iam.policy.size import check_size, size

QUOTA = Quota("a policy", 100, "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html")


@pytest.mark.parametrize(
    ("document", "characters"),
    [
        ({"a": ["b", "c"]}, 15),
        ({"a": "${Token[AWS.Region.11]}"}, 8 + 16),
        ({"a": "${Token[AWS::Partition.10]}-${Token[AWS.AccountId.7]}"}, 8 + 10 + 1 + 12),
        ({"a": "${Token[TOKEN.23]}"}, 8 + 330),
        ({"Action": "logs:PutLogEvents", "Resource": "${Token[TOKEN.23]}"}, 44 + 600),
        ({"a": "arn:${Token[T.1]}:ecs:${Token[T.2]}:${Token[T.3]}:cluster/x"}, 8 + 8 + 3 * 16 + 12),
    ],
    ids=[
        "white space is not counted",
        "a Region",
        "partition and account",
        "any other token may be an ARN",
        "an ARN of a log group is longest",
        "parts of an ARN are short",
    ],
)
def test_the_size_is_never_under_estimated(document: dict[str, object], characters: int) -> None:
    assert size(document) == characters


def test_a_document_of_just_the_quota_passes() -> None:
    check_size({"a": "x" * 92}, QUOTA, "inline policy X")


def test_a_larger_document_is_refused_with_quota_size_and_fix() -> None:
    with pytest.raises(QuotaExceededError) as refused:
        check_size({"a": "x" * 93}, QUOTA, "inline policy X")
    assert str(refused.value) == (
        "inline policy X: got 101 characters; allowed: 100 for a policy "
        "(https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html); "
        "name fewer resources"
    )
