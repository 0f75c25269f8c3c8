"""Every command of ours in the documentation runs as it stands, and prints what is shown below it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.page import PAGES, ROOT, Page
from tests.docs.shell import Shell

OURS = "-m ecs_anywhere_iam"
TUTORIAL = Page(ROOT / "docs" / "tutorial.md")
PULL_REQUESTS = Page(ROOT / "docs" / "how-to" / "pull-requests.md")
SNAPSHOT = ROOT / "tests" / "__snapshots__" / "test_snapshots" / "test_template[none-least-logs-ecr-grant].json"

[WEB] = TUTORIAL.blocks("json")
[WITH_SECRET] = PULL_REQUESTS.blocks("json")
TEMPLATE = {"family": "batch", "containerDefinitions": [{"name": "batch", "image": "<IMAGE>"}]}
BATCH = """\
family: batch
containerDefinitions:
  - name: batch
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/docker-hub/library/busybox:1
"""


def with_samples(folder: Path) -> Path:
    """The folder with the files that the pages speak of."""
    for name, text in {
        "web.json": WEB.text,
        "deploy/web.json": WITH_SECRET.text,
        "deploy/batch.yaml": BATCH,
        "services/web/taskdef.json": WEB.text,
        "batch.template.json": json.dumps(TEMPLATE),
    }.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    made = Shell(with_samples(tmp_path / "work"), tmp_path / "bin")
    made.stand_in("aws", f"cat <<'END'\n{json.dumps({'taskDefinition': json.loads(WEB.text)})}\nEND")
    kept = made.folder / "__snapshots__" / "test_permissions" / "test_the_roles_permit_what_was_reviewed.json"
    kept.parent.mkdir(parents=True)
    shutil.copyfile(SNAPSHOT, kept)
    return made


def test_in_a_checkout_our_command_needs_nothing_to_be_installed(tmp_path: Path) -> None:
    file = with_samples(tmp_path) / "web.json"
    # Without `site` there are no packages but Python's own.
    command = [sys.executable, "-S", "-m", "ecs_anywhere_iam", "explain", str(file)]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    assert subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False).returncode == 0


def steps(page: Page) -> list[str]:
    return [block.text for block in page.blocks("sh") if OURS in block.text]


@pytest.mark.parametrize("page", [page for page in PAGES if steps(page)], ids=str)
def test_the_commands_of_a_page_run_in_their_order(page: Page, shell: Shell) -> None:
    failed = [(step, done.stderr) for step in steps(page) if (done := shell.run(step)).returncode != 0]

    assert failed == []


def shown(page: Page) -> list[tuple[str, str]]:
    """Each command of ours that has its output right below it, and that output."""
    below = re.compile(r"^```sh\n([^`]*-m ecs_anywhere_iam[^`]*)```\n\n```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
    return below.findall(page.text)


@pytest.mark.parametrize(
    ("command", "output"), [pytest.param(*pair, id=f"{page}: {pair[0]}") for page in PAGES for pair in shown(page)]
)
def test_a_command_prints_what_is_shown_below_it(command: str, output: str, shell: Shell) -> None:
    # A line with an ellipsis stands for any number of lines.
    parts = re.split(r"^ *…\n", output, flags=re.MULTILINE)
    expected = ".*".join(re.escape(part) for part in parts)

    assert re.fullmatch(expected, shell.run(command).stdout, re.DOTALL)
