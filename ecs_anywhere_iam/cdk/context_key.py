"""The context keys of the sample app, and which other keys are none of ours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ecs_anywhere_iam.errors import quoted

_CDKS_OWN = re.compile(r"@|aws:|aws-cdk:|[a-z-]+:.*(?:account|region|accountId)=")

KEYS = (
    "instance_policy",
    "clusters",
    "instance_features",
    "instance_repositories",
    "awslogs",
    "log_groups",
    "private_ecr",
    "repositories",
    "task_definitions",
    "when_instance_role_pulls",
    "role_name",
)


def unknown_keys(keys: Sequence[str]) -> list[str]:
    """A sentence for each key that nobody reads, which is most likely a slip.

    CDK's own keys are feature flags (``@aws-cdk/core:…``), those of its command line (``aws:cdk:…``, ``aws-cdk:…``),
    and what it looked up (``availability-zones:account=…``).
    https://docs.aws.amazon.com/cdk/v2/guide/context.html
    """
    return [_sentence(key) for key in sorted(keys) if key not in KEYS and not _CDKS_OWN.match(key)]


def _sentence(key: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - for a slip, and hardly any app has one

    near = get_close_matches(key.lower().replace("-", "_"), KEYS, n=1)
    if near:
        return f"{quoted(key)}: unknown key; did you mean {near[0]}?"
    return f"{quoted(key)}: unknown key; allowed: {', '.join(KEYS)}; take it out"
