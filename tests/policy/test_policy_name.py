"""How a policy may be called."""

from __future__ import annotations

import pytest

from ecs_anywhere_iam.errors import InvalidValueError
from ecs_anywhere_iam.policy.role_identity import check_policy_name


@pytest.mark.parametrize("name", [None, "p" * 128, "a_+=,.@-9", "${Token[TOKEN.23]}", "fleet-${Token[TOKEN.23]}"])
def test_a_name_that_iam_takes_for_a_policy_passes(name: str | None) -> None:
    check_policy_name(name)


@pytest.mark.parametrize("name", ["", "p" * 129, "a/b", "pölicy", 7, "a/${Token[TOKEN.23]}"])
def test_a_name_that_iam_does_not_take_for_a_policy_is_refused(name: object) -> None:
    with pytest.raises(InvalidValueError, match=r"^policy_name: "):
        check_policy_name(name)  # type: ignore[arg-type]
