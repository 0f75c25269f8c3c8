"""The partition, Region and account that ARNs are built for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Environment:
    """Where a role lives: ``aws``, ``us-east-1``, ``123456789012``, ``amazonaws.com``, or CDK tokens for them."""

    partition: str
    region: str
    account: str
    url_suffix: str = "amazonaws.com"
