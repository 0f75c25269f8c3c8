"""The page on `explain` and `check` says what they do."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from ecs_anywhere_iam.catalogue.external_limit import EXTERNAL_LIMITS
from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.errors import EcsAnywhereIamError
from ecs_anywhere_iam.files.parse import parse
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.report.needs_as_json import needs_as_object
from ecs_anywhere_iam.tasks.definition.read import read_task_definition
from ecs_anywhere_iam.tasks.needs import TaskNeeds
from tests.docs.page import ROOT, Page
from tests.docs.shell import Shell

PAGE = Page(ROOT / "docs" / "reference" / "explain.md")
HERE = Environment("aws", "eu-west-1", "123456789012", "amazonaws.com")

WEB = {"name": "web", "image": "nginx:1"}
KEY = "1234abcd-12ab-34cd-56ef-1234567890ab"
EVERYTHING = TaskNeeds(
    awslogs=True,
    log_groups=["/ecs/web"],
    create_log_groups=True,
    private_ecr=True,
    pull_through_repositories=["docker-hub/web"],
    create_pull_through_repositories=True,
    registry_credentials=["hub"],
    secrets=["web/db"],
    secret_keys=[KEY],
    parameters=["web/key"],
    parameter_keys=[KEY],
    files=["example-config/web.env"],
    file_keys=[KEY],
    fsx=True,
)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    (tmp_path / "work").mkdir()
    return Shell(tmp_path / "work", tmp_path / "bin")


def definition(**fields: object) -> dict[str, object]:
    return {"containerDefinitions": [{**WEB, **fields}]}


def explained(shell: Shell, *arguments: str) -> Any:
    return json.loads(shell.run(f"python -m ecs_anywhere_iam explain {' '.join(arguments)} --json").stdout)


def test_each_key_of_an_answer_is_documented_in_its_order(shell: Shell) -> None:
    (shell.folder / "web.json").write_text(json.dumps(definition()), encoding="utf-8")
    [answer] = explained(shell, "web.json")

    assert [f"`{key}`" for key in answer] == [row[0] for row in PAGE.tables("key", "value")[0]]


def test_each_key_of_the_needs_is_documented() -> None:
    keys = {f"`{key}`" for key in needs_as_object(EVERYTHING, HERE)}

    assert ({need.kind for need in EVERYTHING}, keys) == (
        set(NeedKind),
        {row[0] for row in PAGE.tables("key", "value")[1]},
    )


def test_what_does_not_work_on_external_instances_is_in_the_words_of_the_catalogue() -> None:
    rows = [
        [
            f"`{limit.field}`" + "".join(f" that is `{value}`" for value in limit.values),
            limit.why,
        ]
        for limit in EXTERNAL_LIMITS
    ]

    assert PAGE.table("field", "why")[: len(rows)] == rows


ERRORS = {
    "containerDefinitions[0].image": json.dumps(definition(image=7)),
    "not JSON": "web",
    "duplicate key": '{"containerDefinitions": [{"name": "web", "image": "a", "image": "b"}]}',
    "empty": "",
    "repositorycredentials": json.dumps(definition(repositorycredentials={"credentialsParameter": "registry"})),
    "at least one": '{"containerDefinitions": []}',
    "YAML takes an extra": "family: web",
}


@pytest.mark.parametrize("row", PAGE.table("line", "what to do"), ids=lambda row: row[0])
def test_an_error_is_told_as_on_the_page(row: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml", None)  # as where the extra was not installed
    [line] = re.findall(r"^`(.*)`$", row[0])
    [content] = [text for part, text in ERRORS.items() if part in line]
    name, _, _ = line.partition(": ")
    with pytest.raises(EcsAnywhereIamError) as refused:
        read_task_definition(parse(content.encode(), name))

    assert str(refused.value).removeprefix(f"{name}: ") == line.removeprefix(f"{name}: ")


def test_the_exit_codes_are_those_of_the_page(shell: Shell) -> None:
    policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "logs:*", "Resource": "*"}]}
    for name, content in {
        "known.json": definition(logConfiguration={"logDriver": "awslogs", "options": {"awslogs-group": "/a"}}),
        "open.json": definition(image="${IMAGE}"),
        "more.json": definition(secrets=[{"name": "A", "valueFrom": "/web/key"}]),
        "bad.json": [],
        "role.json": policy,
    }.items():
        (shell.folder / name).write_text(json.dumps(content), encoding="utf-8")
    names = ("known.json", "open.json", "more.json", "bad.json", "more.json bad.json")
    explain, check = "explain", "check --role role.json"
    codes = {
        command: [shell.run(f"python -m ecs_anywhere_iam {command} {name}").returncode for name in names]
        for command in (explain, check)
    }

    assert codes == {explain: [0, 0, 0, 2, 2], check: [0, 0, 1, 2, 2]}
    assert [row[0] for row in PAGE.table("code", "`explain`", "`check`")] == ["0", "1", "2"]


def test_what_is_found_has_the_answer_that_the_page_says(shell: Shell) -> None:
    logs = {"logDriver": "awslogs", "options": {"awslogs-group": "/a"}}
    unnamed = {"logDriver": "awslogs", "options": {"awslogs-group": "${GROUP}"}}
    cases: list[tuple[dict[str, object], str, bool | None]] = [
        (definition(logConfiguration=logs), "", True),
        (definition(logConfiguration=unnamed), "", True),
        (definition(logConfiguration=logs, image="${IMAGE}"), "", True),
        (definition(image="${IMAGE}"), "", None),
        (definition(image="${IMAGE}"), "--instance-policy managed", False),
        (definition(), "", False),
    ]
    answers = []
    for number, (content, options, _) in enumerate(cases):
        (shell.folder / f"{number}.json").write_text(json.dumps(content), encoding="utf-8")
        answers += [explained(shell, f"{number}.json", options)[0]["required"]]

    assert answers == [expected for *_, expected in cases]
    assert len(PAGE.table("what is found", "what follows")) == len(cases)
