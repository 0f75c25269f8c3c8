"""What a secret may be, where its ARN leaves that open.

Secrets Manager adds a hyphen and six characters to a name. ``…:secret:db-secret`` may therefore be a whole ARN, or the
ARN of a secret named ``db-secret`` without what was added; both then are meant.
https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot.html#ARN_secretnamehyphen
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ecs_anywhere_iam.catalogue.task_resource import SECRET
from ecs_anywhere_iam.policy.arn import Arn
from ecs_anywhere_iam.policy.target import ArnTarget, Target
from ecs_anywhere_iam.policy.token import TOKEN

# Six characters drawn at random are all small letters once in 180 times; a name ends in a word far more often.
_OPEN = rf"(?:-[a-z]{{6}}|{TOKEN.pattern})\Z"


def readings(secrets: Iterable[Target]) -> Iterator[Target]:
    """The secrets, with both readings of an ARN that may be read in two ways."""
    for secret in secrets:
        yield secret
        if is_open(secret) and isinstance(secret, ArnTarget) and secret.known is not None:
            known: Arn = secret.known
            yield replace(secret, known=known._replace(resource=known.resource + SECRET.any_ending))


def is_open(secret: Target) -> bool:
    """Whether the ARN may be that of two secrets."""
    known = secret.known if isinstance(secret, ArnTarget) else None
    return known is not None and secret.type is SECRET and re.search(_OPEN, known.resource) is not None
