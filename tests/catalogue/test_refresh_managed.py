"""``python -m dev.refresh_managed`` says in plain lines what AWS changed."""

from __future__ import annotations

from typing import Any

import pytest

from dev.refresh_managed import changes


def policy(version: str, *actions: str, resource: str = "*") -> dict[str, Any]:
    statement = {"Action": list(actions), "Effect": "Allow", "Resource": resource}
    return {
        "name": "Sample",
        "path": "/",
        "version": version,
        "created": "2025-01-01",
        "updated": f"2026-01-0{version[1:]}",
        "document": {"Version": "2012-10-17", "Statement": [statement]},
    }


CASES = {
    "the first time": (
        None,
        policy("v1", "ecs:Poll"),
        ["Sample: new here, v1 of 2026-01-01"],
    ),
    "nothing": (
        policy("v1", "ecs:Poll"),
        policy("v1", "ecs:Poll"),
        ["Sample: unchanged, v1 of 2026-01-01"],
    ),
    "an action more and one less": (
        policy("v1", "ecs:Poll", "ecs:Submit*"),
        policy("v2", "ecs:Poll", "ecs:TagResource"),
        [
            "Sample: v1 of 2026-01-01 became v2 of 2026-01-02",
            "  added: ecs:TagResource",
            "  removed: ecs:Submit*",
        ],
    ),
    "only a resource": (
        policy("v1", "ecs:Poll"),
        policy("v2", "ecs:Poll", resource="arn:aws:ecs:*:*:container-instance/*"),
        [
            "Sample: v1 of 2026-01-01 became v2 of 2026-01-02",
            "  same actions, but their resources or conditions changed",
        ],
    ),
    "only the version": (
        policy("v1", "ecs:Poll"),
        policy("v2", "ecs:Poll"),
        ["Sample: v1 of 2026-01-01 became v2 of 2026-01-02"],
    ),
}


@pytest.mark.parametrize(("old", "new", "lines"), CASES.values(), ids=CASES.keys())
def test_a_refresh_reports(old: dict[str, Any] | None, new: dict[str, Any], lines: list[str]) -> None:
    assert changes(old, new) == lines
