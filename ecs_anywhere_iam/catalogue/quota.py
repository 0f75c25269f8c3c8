"""The quotas of IAM that a role's policies meet.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Quota:
    """A limit, in characters without white space."""

    noun: str
    characters: int


INLINE_POLICIES = Quota("the inline policies of a role together", 10_240)
MANAGED_POLICY = Quota("a customer managed policy", 6_144)
TRUST_POLICY = Quota("the trust policy of a role", 2_048)
