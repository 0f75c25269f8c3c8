"""The partition, Region and account that ARNs are built for."""

from __future__ import annotations

from typing import NamedTuple


class Environment(NamedTuple):
    """Where a role lives: ``aws``, ``us-east-1``, ``123456789012``, ``amazonaws.com``, or CDK tokens for them."""

    partition: str
    region: str
    account: str
    url_suffix: str = "amazonaws.com"

    def fill(self, template: str, **names: str) -> str:
        """The template of an ARN or of a condition's value, with these names and the parts of the environment.

        A part that the template does not name is not asked for.
        """
        parts = {part: getattr(self, part) for part in self._fields if f"{{{part}}}" in template}
        return template.format_map({**parts, **names})
