"""The page on pull requests: its commands run, and the scripts of its workflow write one comment."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.docs.page import ROOT, Page
from tests.docs.shell import Shell

PAGE = Page(ROOT / "docs" / "how-to" / "pull-requests.md")
[TASK_DEFINITION] = PAGE.blocks("json")
[WORKFLOW_TEXT] = [block.text for block in PAGE.blocks("yaml") if "pull_request" in block.text]
WORKFLOW: dict[Any, Any] = yaml.safe_load(WORKFLOW_TEXT)
JOBS: dict[str, Any] = WORKFLOW["jobs"]

REPOSITORY = "team/fleet"
# Keeps comments in a file, as far as the workflow asks for it. That of somebody else has the mark as well.
GH = """\
import json, pathlib, re, sys
kept = pathlib.Path("comments.json")
first = {"id": 1, "by": "mallory", "body": "<!-- ecs-anywhere-iam -->"}
comments = json.loads(kept.read_text()) if kept.exists() else [first]
words = sys.argv[1:]
if "--jq" in words:
    print("\\n".join(str(each["id"]) for each in comments if each["by"] == "github-actions[bot]"))
    sys.exit()
body = pathlib.Path(words[words.index("-F") + 1].removeprefix("body=@")).read_text()
address = next(word for word in words if word.startswith("repos/"))
if "PATCH" in words:
    number = int(re.fullmatch(r"repos/team/fleet/issues/comments/(\\d+)", address)[1])
    comments = [{**each, "body": body} if each["id"] == number else each for each in comments]
else:
    assert "POST" in words and address == "repos/team/fleet/issues/7/comments"
    comments.append({"id": 40 + len(comments), "by": "github-actions[bot]", "body": body})
kept.write_text(json.dumps(comments))
"""


def git(folder: Path, *words: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
    command = ["git", *identity, *words]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def with_more(text: str) -> str:
    """The task definition with an environment file, which the committed role may not read."""
    definition = json.loads(text)
    definition["containerDefinitions"][0]["environmentFiles"] = [
        {"type": "s3", "value": "arn:aws:s3:::example-config/web.env"}
    ]
    return json.dumps(definition)


def script(job: str, name: str) -> str:
    [step] = [step for step in JOBS[job]["steps"] if step.get("name", "").startswith(name)]
    assert step["shell"] == "bash"
    text: str = step["run"]
    return text


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A checkout of the merge of a pull request, whose base has the role committed."""
    made = Shell(tmp_path / "work", tmp_path / "bin")
    (made.folder / "deploy").mkdir(parents=True)
    (made.folder / "deploy" / "web.json").write_text(TASK_DEFINITION.text, encoding="utf-8")
    [render] = [block.text for block in PAGE.blocks("sh") if "render" in block.text]
    assert made.run(render).returncode == 0
    git(made.folder, "init", "--quiet", "--initial-branch=main")
    git(made.folder, "add", ".")
    git(made.folder, "commit", "--quiet", "-m", "base")
    return made


def merge(shell: Shell, files: dict[str, str]) -> None:
    git(shell.folder, "checkout", "--quiet", "-B", "change")
    for name, text in files.items():
        (shell.folder / name).write_text(text, encoding="utf-8")
    git(shell.folder, "add", ".")
    git(shell.folder, "commit", "--quiet", "--allow-empty", "-m", "change")
    git(shell.folder, "checkout", "--quiet", "main")
    git(shell.folder, "merge", "--quiet", "--no-ff", "-m", "merge", "change")


def explained(shell: Shell, folder: Path) -> tuple[int, str]:
    """The exit code of the job, and the comment that it makes."""
    folder.mkdir(exist_ok=True)
    environment = {**WORKFLOW["env"], "RUNNER_TEMP": str(folder), "GITHUB_STEP_SUMMARY": str(folder / "summary.md")}
    done = shell.run(script("explain", "Explain"), environment)
    comment = (folder / "comment" / "comment.md").read_text("utf-8")
    assert (folder / "summary.md").read_text("utf-8").startswith(comment[:200])
    return done.returncode, comment


def test_the_committed_role_grants_what_the_page_has(shell: Shell) -> None:
    [check] = [block.text for block in PAGE.blocks("sh") if " check " in block.text]
    done = shell.run(check)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_permission_that_is_lacking_is_told_as_on_the_page(shell: Shell) -> None:
    (shell.folder / "deploy" / "web.json").write_text(with_more(TASK_DEFINITION.text), encoding="utf-8")
    [check] = [block.text for block in PAGE.blocks("sh") if " check " in block.text]
    [shown] = PAGE.blocks("text")
    done = shell.run(check)

    assert (done.returncode, done.stdout) == (1, shown.text)


def test_the_workflow_comments_what_a_changed_task_definition_needs(shell: Shell, tmp_path: Path) -> None:
    merge(shell, {"deploy/web.json": TASK_DEFINITION.text.replace('"memory": 256', '"memory": 512')})
    code, comment = explained(shell, tmp_path / "runner")

    assert code == 0
    assert "The committed role grants all that the task definitions need." in comment
    assert "deploy/web.json  needed" in comment
    assert "### IAM permissions of ECS Anywhere" in comment


def test_the_workflow_fails_and_comments_where_the_role_lacks_something(shell: Shell, tmp_path: Path) -> None:
    merge(shell, {"deploy/web.json": with_more(TASK_DEFINITION.text)})
    code, comment = explained(shell, tmp_path / "runner")

    assert code == 1
    assert "deploy/web.json: the role lacks s3:GetObject on arn:aws:s3:::example-config/web.env" in comment


def test_the_workflow_fails_and_comments_where_a_file_cannot_be_read(shell: Shell, tmp_path: Path) -> None:
    merge(shell, {"deploy/a new one.json": "{"})
    code, comment = explained(shell, tmp_path / "runner")

    assert code == 2
    assert "deploy/a new one.json: not JSON" in comment


def test_without_a_changed_task_definition_all_are_explained(shell: Shell, tmp_path: Path) -> None:
    merge(shell, {"iam/README.md": "The role of the tasks.\n"})

    assert "deploy/web.json  needed" in explained(shell, tmp_path / "runner")[1]


def test_the_comment_is_fenced_whatever_a_task_definition_says(shell: Shell, tmp_path: Path) -> None:
    evil = json.loads(TASK_DEFINITION.text)
    evil["containerDefinitions"][0]["name"] = "x\n~~~~~\n<img src=x>\n@everyone"
    merge(shell, {"deploy/web.json": json.dumps(evil)})
    _, comment = explained(shell, tmp_path / "runner")
    prose = re.sub(r"^~~~~~text\n.*?^~~~~~$", "", comment, flags=re.MULTILINE | re.DOTALL)

    assert ("<img" in comment, "<img" in prose, "@everyone" in prose) == (True, False, False)


def test_a_comment_is_not_longer_than_github_takes(shell: Shell, tmp_path: Path) -> None:
    merge(shell, {f"deploy/web-{number:03}.json": TASK_DEFINITION.text for number in range(60)})

    assert len(explained(shell, tmp_path / "runner")[1]) < 65_536


def test_the_same_comment_is_written_anew(shell: Shell) -> None:
    (shell.programs / "gh.py").write_text(GH, encoding="utf-8")
    shell.stand_in("gh", f'exec python "{shell.programs / "gh.py"}" "$@"')
    bodies = []
    for text in ("first", "second"):
        (shell.folder / "comment.md").write_text(f"<!-- ecs-anywhere-iam -->\n{text}", encoding="utf-8")
        done = shell.run(script("comment", "Write"), {"GITHUB_REPOSITORY": REPOSITORY, "NUMBER": "7"})
        assert (done.returncode, done.stderr) == (0, "")
        kept = json.loads((shell.folder / "comments.json").read_text("utf-8"))
        bodies.append([each["body"].partition("\n")[2] for each in kept])

    assert bodies == [["", "first"], ["", "second"]]
