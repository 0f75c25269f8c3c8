"""Names of repositories, as a company with many services has them."""

from __future__ import annotations

_OF_A_TEAM = 20


def repositories(count: int) -> list[str]:
    """So many names, such as ``team-07/service-0123``, all of the same length."""
    return [f"team-{number // _OF_A_TEAM:02}/service-{number:04}" for number in range(count)]
