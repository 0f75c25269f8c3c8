"""A task definition to put into files, and what is said of files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from ecs_anywhere_iam.errors import UnreadableFileError
from ecs_anywhere_iam.files.definitions import read_definitions

DEFINITION = {"family": "web", "containerDefinitions": [{"name": "web", "image": "nginx:1"}]}
TEXT = json.dumps(DEFINITION)
YAML = "containerDefinitions:\n- name: web\n  image: nginx:1\n"


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """The files, with the folders that they are in."""
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())


def said_of(folder: Path, name: str, content: str | bytes) -> list[str]:
    """What is said of a single file with this content, without the folder that it is in."""
    write(folder, {name: content})
    definitions, problems = read_definitions([str(folder / name)])
    assert len(definitions) + len(problems) == 1
    return [problem.replace(f"{folder}/", "") for problem in problems]


def refusal(error: pytest.ExceptionInfo[UnreadableFileError], folder: Path) -> str:
    """The message, without the folder that its file is in."""
    return str(error.value).replace(f"{folder}/", "")
