"""Runs the command line, within this process or as people do, on files that it makes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from ecs_anywhere_iam.command.main import main

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "ecs_anywhere_iam")
PREFIX = "python -m ecs_anywhere_iam: "

ECR = "123456789012.dkr.ecr.eu-west-1.amazonaws.com"
HERE = ("--account", "123456789012", "--region", "eu-west-1")


def definition(image: str = "nginx:1", *fields: Mapping[str, object]) -> dict[str, object]:
    """A task definition of one container, with these fields merged into it."""
    container: dict[str, object] = {"name": "web", "image": image}
    for each in fields:
        container |= each
    return {"family": "web", "containerDefinitions": [container]}


def awslogs(group: str = "/ecs/web", **options: str) -> dict[str, object]:
    """The logging of a container, to merge into it."""
    return {"logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": group, **options}}}


def secrets(*values: str) -> dict[str, object]:
    """The secrets of a container, to merge into it."""
    return {"secrets": [{"name": f"S{index}", "valueFrom": value} for index, value in enumerate(values)]}


PLAIN, LOGGED, PULLED, OPEN = (
    definition(),
    definition("nginx:1", awslogs()),
    definition(f"{ECR}/team/web:1"),
    definition("${IMAGE}"),
)
BOTH = definition(f"{ECR}/team/web:1", awslogs())


def files(folder: Path, contents: Mapping[str, object]) -> None:
    """The files, with objects as JSON."""
    for name, content in contents.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")


def ran(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """The exit code, standard output and standard error of a command."""
    code = main(arguments)
    return (code, *capsys.readouterr())


def answered(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """What a command that goes well prints as JSON."""
    code, out, err = ran(capsys, *arguments)
    assert (code, err) == (0, "")
    return json.loads(out)


def start(*arguments: str, stdin: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command as people run it, in the current folder."""
    return subprocess.run(
        [*COMMAND, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
