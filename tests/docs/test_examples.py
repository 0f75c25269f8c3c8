"""The examples of the documentation run as they stand."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import aws_cdk as cdk
import pytest

from tests.docs.page import PAGES, ROOT, Page

WITH_PYTHON = [page for page in PAGES if page.blocks("python")]
TUTORIAL = Page(ROOT / "docs" / "tutorial.md")
SNAPSHOT_TEST = Page(ROOT / "docs" / "how-to" / "snapshot-test-in-a-pull-request.md")


def run(page: Page) -> dict[str, Any]:
    """The names of the page after all its examples, which continue one another; each App of it is synthesized."""
    namespace: dict[str, Any] = {"__name__": "example"}
    for block in page.blocks("python"):
        # The blank lines have a traceback name the line of the page.
        exec(compile("\n" * (block.line - 1) + block.text, str(page), "exec"), namespace)  # noqa: S102 - runs our pages
        for value in list(namespace.values()):
            if isinstance(value, cdk.App):
                value.synth(force=True)
    return namespace


@pytest.fixture(autouse=True)
def garbage_is_collected_again() -> Iterator[None]:
    """A page shows how an app does without, and the other tests are no app."""
    yield
    gc.unfreeze()
    gc.enable()


@pytest.mark.parametrize("page", WITH_PYTHON, ids=str)
def test_the_examples_of_a_page_run(page: Page) -> None:
    assert run(page)["__name__"] == "example"


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_an_example_in_json_can_be_read(page: Page) -> None:
    assert [type(json.loads(block.text)) for block in page.blocks("json")] == [dict] * len(page.blocks("json"))


def code_of(folder: Path, *command: str) -> int:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, env=environment, capture_output=True, check=False
    ).returncode


def test_a_snapshot_test_that_was_copied_passes_until_a_permission_changes(tmp_path: Path) -> None:
    [block] = SNAPSHOT_TEST.blocks("python")
    copied = tmp_path / "test_permissions.py"

    def passes(text: str, *options: str) -> bool:
        copied.write_text(text, encoding="utf-8")
        return code_of(tmp_path, "pytest", "-p", "no:cacheprovider", "-q", *options, copied.name) == 0

    written = passes(block.text, "--snapshot-update")
    unchanged = passes(block.text)
    widened = passes(block.text.replace('"edge"', '"edge", "plant"'))

    assert (written, unchanged, widened) == (True, True, False)

    # The page holds a task definition against the snapshot, here that of the tutorial, and one that needs more.
    [task_definition] = TUTORIAL.blocks("json")
    [command] = SNAPSHOT_TEST.blocks("sh")[1:]
    words = command.text.split()[2:]
    codes = []
    for text in (task_definition.text, task_definition.text.replace("team/web", "team/api")):
        (tmp_path / "web.json").write_text(text, encoding="utf-8")
        codes.append(code_of(tmp_path, *words))
    assert codes == [0, 1]
