from __future__ import annotations

import pytest

from ecs_anywhere_iam.policy.token import has_token, is_token


@pytest.mark.parametrize(
    ("text", "whole", "part"),
    [
        ("${Token[TOKEN.23]}", True, True),
        ("${Token[AWS::Region.11]}", True, True),
        ("web-${Token[TOKEN.23]}", False, True),
        ("${Token[TOKEN.23]}${Token[TOKEN.24]}", False, True),
        ("${aws:username}", False, False),
        ("${Token[]}", False, False),
        ("${Token[*]}", False, False),
        ("web", False, False),
    ],
)
def test_only_what_cdk_writes_is_a_token(text: str, whole: bool, part: bool) -> None:  # noqa: FBT001
    assert (is_token(text), has_token(text)) == (whole, part)
