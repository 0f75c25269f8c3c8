"""What cfn-lint finds in a template, informational rules included."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

# Rules that are off, and why.
IGNORED = {"I1022": "It prefers Fn::Sub to Fn::Join, which is what CDK writes."}


def lint_finds(template: Path) -> Iterator[tuple[str, str, str]]:
    """Each finding: the rule, the logical id of its resource (empty where it is on the whole), and the message."""
    # By name, since it has no type hints; here, since collecting the tests must not take the two seconds.
    decode_str = import_module("cfnlint.decode.decode").decode_str
    with warnings.catch_warnings():
        # What cfn-lint calls of other libraries is its own affair.
        warnings.simplefilter("ignore", DeprecationWarning)
        decoded, errors = decode_str(template.read_text(encoding="utf-8"))
        found = [*errors, *(_runner().validate_template(decoded) if decoded else ())]
    for match in found:
        path = match.path or []
        name = str(path[1]) if len(path) > 1 and path[0] == "Resources" else ""
        yield match.rule.id, name, match.message


@cache
def _runner() -> Any:
    """One for all templates: to load the rules takes a second."""
    config = import_module("cfnlint.config").ConfigMixIn(
        include_checks=["I"], ignore_checks=list(IGNORED), regions=["us-east-1"]
    )
    return import_module("cfnlint.runner").Runner(config)
