"""A folder with task definitions and roles in it, good and bad ones, in which commands and apps are run."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

_HOST = "123456789012.dkr.ecr.eu-west-1.amazonaws.com"
_LOGS = {"logDriver": "awslogs", "options": {"awslogs-group": "/ecs/web", "awslogs-region": "eu-west-1"}}
_SECRETS = [
    {"name": "A", "valueFrom": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-Ab12Cd"},
    {"name": "B", "valueFrom": "/web/db"},
]
_FILES = [{"type": "s3", "value": "arn:aws:s3:::bucket/web.env"}]
_WEB = {"name": "web", "image": f"{_HOST}/team/web:1", "secrets": _SECRETS, "environmentFiles": _FILES,
        "logConfiguration": _LOGS}  # fmt: skip
_TRUST = {"Statement": {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}}}
_BAD_NAME = "a\n\x1b[31m\u202e\x85 b"
_ROLE = {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": _TRUST}}

CONTENTS: Mapping[str, object] = {
    "web.json": {"family": "web", "containerDefinitions": [_WEB]},
    "open.json": {"containerDefinitions": [{"name": _BAD_NAME, "image": f"<{_BAD_NAME}>"}]},
    "bad.json": "{",
    "hostile.json": {
        "containerDefinitions": [
            {"name": _BAD_NAME, "image": f"{_HOST}/{_BAD_NAME}*:1", "secrets": [{"name": "*", "valueFrom": _BAD_NAME}]},
            {"name": "*", "image": "${x}", "environmentFiles": [{"type": "s3", "value": "arn:aws:s3:::b/${a}*?"}]},
        ],
        _BAD_NAME: {},
    },
    "folder/web.json": {"containerDefinitions": [{"name": "web", "image": "busybox"}]},
    "folder/x\n\x1b.json": {"containerDefinitions": 7},
    "role.json": {"Statement": [{"Effect": "Allow", "Action": "*", "Resource": f"*{_BAD_NAME}"}]},
    "template.json": {"Resources": {_BAD_NAME: _ROLE, "b": _ROLE}},
}


def fill(folder: Path) -> None:
    """Writes all of them."""
    for name, content in CONTENTS.items():
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")


@contextmanager
def current(folder: Path) -> Iterator[None]:
    """Makes the folder the current one, and leaves it as it was."""
    before, files = Path.cwd(), set(folder.iterdir())
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
        for file in set(folder.iterdir()) - files:
            file.unlink()
