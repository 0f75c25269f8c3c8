"""How large a policy document is for IAM, which counts characters without white space."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from ecs_anywhere_iam.catalogue.quota import Quota
from ecs_anywhere_iam.errors import QuotaExceededError
from ecs_anywhere_iam.policy.token import PSEUDO_PARAMETER, TOKEN, has_token

# What the tokens of CDK's pseudo parameters can be at most: `aws-us-gov`, a Region's code such as `ap-southeast-1`
# (14 characters, and two to spare), and an account's 12 digits.
_PSEUDO_CHARACTERS = {"Partition": 10, "Region": 16, "AccountId": 12}
# A token between two colons is one of these parts of an ARN as well.
_ARN_PART = re.compile(rf"(?<=:){TOKEN.pattern}(?=:)")
_ARN_PART_CHARACTERS = 16
# Any other token may be a whole ARN: that of a log group with a name of 512 characters, or that of another resource,
# none of which has a name of more than 256.
_LOG_TOKEN_CHARACTERS = 600
_TOKEN_CHARACTERS = 330


def size(document: object) -> int:
    """The characters of a document or a part of one, over-estimated where it has CDK tokens."""
    text = json.dumps(document, separators=(",", ":"), ensure_ascii=False)
    if not has_token(text):
        return len(text)
    text = PSEUDO_PARAMETER.sub(lambda token: "x" * _PSEUDO_CHARACTERS[token[1]], text)
    text = _ARN_PART.sub("x" * _ARN_PART_CHARACTERS, text)
    longest = _LOG_TOKEN_CHARACTERS if "logs:" in text else _TOKEN_CHARACTERS
    return len(TOKEN.sub("x" * longest, text))


def check_size(document: Mapping[str, object], quota: Quota, what: str) -> None:
    """Passes a document that IAM takes.

    :raises QuotaExceededError: a document over its quota
    """
    characters = size(document)
    if characters > quota.characters:
        raise QuotaExceededError(
            f"{what}: got {characters:,} characters; allowed: {quota.characters:,} for {quota.noun} ({quota.source}); "
            "name fewer resources"
        )
