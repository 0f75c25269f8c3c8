"""Whether IAM takes a document for its size, counted here anew, with nothing of the package's own counting.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

_QUOTAS = {"trust policy": 2_048, "inline policy": 10_240, "managed policy": 6_144}


def over_quota(part: str, document: Mapping[str, Any]) -> str:
    """What is too large; empty where nothing is.

    :param part: starts with one of the kinds of documents
    """
    [quota] = [quota for kind, quota in _QUOTAS.items() if part.startswith(kind)]
    # IAM does not count white space; what is in a value counts.
    characters = len(json.dumps(document, separators=(",", ":"), ensure_ascii=False))
    return "" if characters <= quota else f"{characters} characters, of {quota}"
