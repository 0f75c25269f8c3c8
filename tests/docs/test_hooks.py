"""The hook for pre-commit, and how the page on pull requests tells people to use it."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.docs.page import ROOT, Page
from tests.docs.shell import Shell

PAGE = Page(ROOT / "docs" / "how-to" / "pull-requests.md")
[HOOK] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
[TASK_DEFINITION] = PAGE.blocks("json")
CONFIGURATIONS: list[dict[str, Any]] = [
    hook
    for block in PAGE.blocks("yaml")
    for repository in yaml.safe_load(block.text).get("repos", ())
    for hook in repository["hooks"]
]
[THEIRS, LOCAL] = CONFIGURATIONS


def command(hook: dict[str, Any]) -> str:
    """What pre-commit runs for it."""
    return shlex.join([*shlex.split({**HOOK, **hook}["entry"]), *hook.get("args", ())])


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    made = Shell(tmp_path / "work", tmp_path / "bin")
    (made.folder / "deploy").mkdir(parents=True)
    (made.folder / "deploy" / "web.json").write_text(TASK_DEFINITION.text, encoding="utf-8")
    [render] = [block.text for block in PAGE.blocks("sh") if "render" in block.text]
    assert made.run(render).returncode == 0
    return made


def test_the_hook_has_what_pre_commit_asks_for() -> None:
    assert {key: HOOK[key] for key in ("id", "entry", "language", "pass_filenames")} == {
        "id": "ecs-anywhere-iam-check",
        "entry": "python -m ecs_anywhere_iam check",
        "language": "python",
        "pass_filenames": False,
    }


def test_the_page_uses_the_hook_by_its_id() -> None:
    assert THEIRS["id"] == HOOK["id"]


@pytest.mark.parametrize("hook", CONFIGURATIONS, ids=["the hook", "a local hook"])
def test_the_hook_passes_while_the_role_grants_enough(hook: dict[str, Any], shell: Shell) -> None:
    assert shell.run(command(hook)).returncode == 0


@pytest.mark.parametrize("hook", CONFIGURATIONS, ids=["the hook", "a local hook"])
def test_the_hook_fails_when_the_role_lacks_something(hook: dict[str, Any], shell: Shell) -> None:
    more = TASK_DEFINITION.text.replace("team/web:1", "team/api:1")
    (shell.folder / "deploy" / "api.json").write_text(more, encoding="utf-8")

    assert shell.run(command(hook)).returncode == 1


@pytest.mark.parametrize("name", ["deploy/web.json", "deploy/team/web.yaml", "iam/task-execution-role.json"])
@pytest.mark.parametrize("hook", CONFIGURATIONS, ids=["the hook", "a local hook"])
def test_the_hook_runs_when_a_task_definition_or_the_role_changes(hook: dict[str, Any], name: str) -> None:
    assert re.search(hook["files"], name)


@pytest.mark.parametrize("name", ["web.json", "web.yml", "web.yaml"])
def test_by_itself_the_hook_runs_for_every_file_that_may_be_a_task_definition(name: str) -> None:
    assert re.search(HOOK["files"], name)
