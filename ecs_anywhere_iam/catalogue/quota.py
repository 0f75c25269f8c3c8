"""The quotas of IAM that a role's policies meet."""

from typing import NamedTuple

_PAGE = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html"


class Quota(NamedTuple):
    """A limit, in characters without white space."""

    noun: str
    characters: int
    source: str


INLINE_POLICIES = Quota("the inline policies of a role together", 10_240, _PAGE)
MANAGED_POLICY = Quota("a customer managed policy", 6_144, _PAGE)
TRUST_POLICY = Quota("the trust policy of a role", 2_048, _PAGE)

# Room for grants that other constructs add to the role: CDK puts those into an inline policy as well.
INLINE_ROOM = 2_048

# Managed policies that a role may have, unless AWS raised the account's quota.
MANAGED_POLICIES_OF_A_ROLE = 10
