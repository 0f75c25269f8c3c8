"""An ARN in its parts, any of which may be a CDK token.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ecs_anywhere_iam.policy.token import TOKEN

# Colons inside a token's text must not split the ARN.
_PARTS = re.compile(rf"(?:{TOKEN.pattern}|[^:])*")


class Arn(NamedTuple):
    """``arn:partition:service:region:account:resource``."""

    partition: str
    service: str
    region: str
    account: str
    resource: str

    def __str__(self) -> str:
        return f"arn:{self.partition}:{self.service}:{self.region}:{self.account}:{self.resource}"


def split_arn(text: str) -> Arn | None:
    """The parts of an ARN; None where the text has fewer than six of them."""
    parts: list[str] = []
    rest = text
    for _ in range(5):
        part = _PARTS.match(rest)
        end = part.end() if part else 0
        if end == len(rest):
            return None
        parts.append(rest[:end])
        rest = rest[end + 1 :]
    prefix, partition, service, region, account = parts
    return Arn(partition, service, region, account, rest) if prefix == "arn" else None
