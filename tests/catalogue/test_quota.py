"""The quotas are those of https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html."""

from __future__ import annotations

from ecs_anywhere_iam.catalogue.quota import (
    INLINE_POLICIES,
    INLINE_ROOM,
    MANAGED_POLICIES_OF_A_ROLE,
    MANAGED_POLICY,
    TRUST_POLICY,
)


def test_the_quotas_are_those_of_iam_before_anything_is_raised() -> None:
    characters = (INLINE_POLICIES.characters, MANAGED_POLICY.characters, TRUST_POLICY.characters)
    assert (characters, MANAGED_POLICIES_OF_A_ROLE) == ((10_240, 6_144, 2_048), 10)


def test_a_fifth_of_the_inline_policies_is_left_to_others() -> None:
    assert INLINE_ROOM / INLINE_POLICIES.characters == 1 / 5
