"""How large a policy document is for IAM, which counts characters without white space."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from ecs_anywhere_iam.catalogue.quota import Quota
from ecs_anywhere_iam.errors import QuotaExceededError
from ecs_anywhere_iam.policy.token import PSEUDO_PARAMETER, TOKEN, has_token

# What the tokens of CDK's pseudo parameters can be at most: `aws-us-gov`, a Region's code such as `ap-southeast-1`
# (14 characters, and two to spare), an account's 12 digits, and `amazonaws.com.cn`.
_PSEUDO_CHARACTERS = {"Partition": 10, "Region": 16, "AccountId": 12, "URLSuffix": 16}
# A token between two colons is one of these parts of an ARN as well.
_ARN_PART = re.compile(rf"(?<=:){TOKEN.pattern}(?=:)")
_ARN_PART_CHARACTERS = 16
# Any other token may be a whole ARN, with the longest name that a resource of the service may have: 512 characters for
# a log group or a secret, 1,011 for a parameter, 63 for a bucket; and 256 for any other resource.
_TOKEN_CHARACTERS = {"logs:": 600, "secretsmanager:": 600, "ssm:GetParameters": 1_100}
_OTHER_TOKEN_CHARACTERS = 330


def size(document: object) -> int:
    """The characters of a document or a part of one, over-estimated where it has CDK tokens."""
    if isinstance(document, Mapping) and isinstance(document.get("Statement"), list):
        # What a token may stand for hangs on the actions beside it.
        statements = document["Statement"]
        shell = _characters({**document, "Statement": []})
        return shell + sum(map(_characters, statements)) + max(len(statements) - 1, 0)
    return _characters(document)


def _characters(part: object) -> int:
    text = json.dumps(part, separators=(",", ":"), ensure_ascii=False)
    if not has_token(text):
        return len(text)
    text = PSEUDO_PARAMETER.sub(lambda token: "x" * _PSEUDO_CHARACTERS[token[1]], text)
    text = _ARN_PART.sub("x" * _ARN_PART_CHARACTERS, text)
    of_services = (size for action, size in _TOKEN_CHARACTERS.items() if action in text)
    return len(TOKEN.sub("x" * max(of_services, default=_OTHER_TOKEN_CHARACTERS), text))


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
