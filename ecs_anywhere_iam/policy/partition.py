"""The partition that a Region lies in."""

from __future__ import annotations

import re

from ecs_anywhere_iam.catalogue.registry_host import REGISTRY_HOSTS


def partition_of(region: str) -> str | None:
    """``aws-cn`` of ``cn-north-1``; ``None`` for what is no Region that is known."""
    return next((row.partition for row in REGISTRY_HOSTS if re.fullmatch(row.regions, region)), None)
