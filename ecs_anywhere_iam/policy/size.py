"""How large a policy document is for IAM, which counts characters without white space."""

from __future__ import annotations

import json
from collections.abc import Mapping

from ecs_anywhere_iam.catalogue.quota import Quota
from ecs_anywhere_iam.errors import QuotaExceededError
from ecs_anywhere_iam.policy.token import TOKEN

# A token is as long as what it will be, which is not known yet. The text of the tokens for partition, Region and
# account (`${Token[AWS.Region.11]}`) is longer than any value of theirs; another token may be a whole ARN.
_TOKEN_CHARACTERS = 400
_PSEUDO_PARAMETER = "${Token[AWS"


def size(document: Mapping[str, object]) -> int:
    """The document's characters, over-estimated where it has CDK tokens."""
    text = json.dumps(document, separators=(",", ":"), ensure_ascii=False)
    others = sum(not token.startswith(_PSEUDO_PARAMETER) for token in TOKEN.findall(text))
    return len(text) + _TOKEN_CHARACTERS * others


def check_size(document: Mapping[str, object], quota: Quota, what: str) -> None:
    """Passes a document that IAM takes.

    :raises QuotaExceededError: a document over its quota
    """
    characters = size(document)
    if characters > quota.characters:
        raise QuotaExceededError(
            f"{what}: got {characters:,} characters; allowed: {quota.characters:,} for {quota.noun} "
            "(https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html); "
            "name fewer resources, or leave the list out to allow any of this account and Region"
        )
