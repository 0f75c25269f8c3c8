"""How many examples a test tries whose examples take longer than those of others."""

from __future__ import annotations

from hypothesis import settings


def part(divisor: int) -> settings:
    """A part of the examples of the profile: half of them for 2."""
    return settings(max_examples=settings().max_examples // divisor)
