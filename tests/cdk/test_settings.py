"""The context of the sample app, read as a plain mapping."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.cdk.context_key import KEYS
from ecs_anywhere_iam.cdk.settings import Settings, read_settings
from ecs_anywhere_iam.errors import SettingsError
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege, ManagedPolicies
from ecs_anywhere_iam.tasks.needs import TaskNeeds

DEFAULT = Settings(
    instance_permissions=LeastPrivilege(clusters=["default"]),
    needs=TaskNeeds(awslogs=True, private_ecr=True),
    when_instance_role_pulls="grant",
    role_name="ECSAnywhereRole",
)
FEATURES = {InstanceFeature.SESSION_MANAGER, InstanceFeature.INVENTORY}


def permitted(permissions: ManagedPolicies | LeastPrivilege) -> Settings:
    return Settings(permissions, DEFAULT.needs, "grant", DEFAULT.role_name)


def needing(needs: TaskNeeds) -> Settings:
    return Settings(DEFAULT.instance_permissions, needs, "grant", DEFAULT.role_name)


@pytest.mark.parametrize(
    ("context", "settings"),
    [
        ({}, DEFAULT),
        ({"@aws-cdk/core:flag": True, "aws:cdk:x": 1, "availability-zones:account=1:region=x": []}, DEFAULT),
        ({"instance_policy": "managed"}, permitted(ManagedPolicies())),
        ({"instance_policy": "managed", "clusters": "a,b"}, permitted(ManagedPolicies())),
        ({"instance_policy": "least-privilege"}, DEFAULT),
        ({"clusters": "a, b"}, permitted(LeastPrivilege(clusters=["a", "b"]))),
        ({"clusters": ["a", "b"]}, permitted(LeastPrivilege(clusters=["a", "b"]))),
        (
            {"clusters": "arn:aws:ecs:eu-west-1:123456789012:cluster/web"},
            permitted(LeastPrivilege(clusters=["arn:aws:ecs:eu-west-1:123456789012:cluster/web"])),
        ),
        (
            {"instance_features": "session-manager,inventory"},
            permitted(LeastPrivilege(clusters=["default"], features=FEATURES)),
        ),
        ({"instance_features": ""}, DEFAULT),
        ({"instance_features": []}, DEFAULT),
        (
            {"instance_repositories": "team/web"},
            permitted(LeastPrivilege(clusters=["default"], repositories=["team/web"])),
        ),
        ({"awslogs": "false"}, needing(TaskNeeds(private_ecr=True))),
        ({"awslogs": False}, needing(TaskNeeds(private_ecr=True))),
        ({"private_ecr": "false"}, needing(TaskNeeds(awslogs=True))),
        ({"awslogs": "false", "private_ecr": False}, needing(TaskNeeds())),
        (
            {"log_groups": "/ecs/web", "private_ecr": "false"},
            needing(TaskNeeds(awslogs=True, log_groups=["/ecs/web"])),
        ),
        (
            {"repositories": ["web"], "awslogs": "false"},
            needing(TaskNeeds(private_ecr=True, repositories=["web"])),
        ),
        (
            {"when_instance_role_pulls": "omit"},
            Settings(DEFAULT.instance_permissions, DEFAULT.needs, "omit", DEFAULT.role_name),
        ),
        ({"role_name": "servers"}, Settings(DEFAULT.instance_permissions, DEFAULT.needs, "grant", "servers")),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else "",
)
def test_a_context_gives_settings(context: dict[str, object], settings: Settings) -> None:
    assert read_settings(context) == settings


@pytest.mark.parametrize(
    ("context", "problem"),
    [
        ({"cluster": "web"}, "cluster: unknown key; did you mean clusters?"),
        ({"role-name": "x"}, "role-name: unknown key; did you mean role_name?"),
        ({"Instance_Policy": "managed"}, "Instance_Policy: unknown key; did you mean instance_policy?"),
        ({"colour": "red"}, f"colour: unknown key; allowed: {', '.join(KEYS)}; take it out"),
        (
            {"instance_policy": "minimal"},
            "instance_policy: got 'minimal'; allowed: least-privilege or managed; without it, it is least-privilege",
        ),
        (
            {"when_instance_role_pulls": "always"},
            "when_instance_role_pulls: got 'always'; allowed: grant or omit; without it, it is grant",
        ),
        ({"awslogs": "True"}, "awslogs: got 'True'; allowed: true or false; write it in lower case, without blanks"),
        ({"awslogs": 1}, "awslogs: got 1; allowed: true or false; write it in lower case, without blanks"),
        ({"private_ecr": ""}, "private_ecr: got ''; allowed: true or false; write it in lower case, without blanks"),
        (
            {"clusters": ""},
            "clusters: got none; allowed: at least one cluster name or ARN; name those that servers join",
        ),
        (
            {"clusters": "a,,b"},
            "clusters: got 'a,,b'; allowed: a JSON list of text, or items with commas between them; "
            "take out empty items and what is no text",
        ),
        (
            {"clusters": {"a": 1}},
            "clusters: got {'a': 1}; allowed: a JSON list of text, or items with commas between them; "
            "take out empty items and what is no text",
        ),
        (
            {"clusters": "${Token[TOKEN.1]}"},
            "clusters: got '${Token[TOKEN.1]}'; allowed: a JSON list of text, or items with commas between them; "
            "take out empty items and what is no text",
        ),
        ({"repositories": ""}, "repositories: got none; leave the key out to allow any of this account and Region"),
        ({"log_groups": []}, "log_groups: got none; leave the key out to allow any of this account and Region"),
        ({"foo:bar": "x"}, f"foo:bar: unknown key; allowed: {', '.join(KEYS)}; take it out"),
        ({"instance_features": "session_manager"}, "did you mean session-manager?"),
        ({"instance_features": "ssh"}, "take it out"),
        (
            {"instance_features": "image-pull"},
            "instance_features: image-pull needs instance_repositories; list them, which also turns it on",
        ),
        (
            {"instance_features": "document-parameters"},
            "instance_features: document-parameters needs paths, which no key takes; use the construct",
        ),
        (
            {"instance_policy": "managed", "instance_features": "inventory"},
            "instance_features: not with instance_policy=managed, which grants it all; take one of the two out",
        ),
        (
            {"instance_policy": "managed", "instance_repositories": "web"},
            "instance_repositories: not with instance_policy=managed, which grants it all; take one of the two out",
        ),
        (
            {"awslogs": "false", "log_groups": "/ecs/web"},
            "log_groups: not with awslogs=false, which it narrows; set awslogs=true or take log_groups out",
        ),
        (
            {"private_ecr": "false", "repositories": "web"},
            "repositories: not with private_ecr=false, which it narrows; set private_ecr=true or take repositories out",
        ),
        (
            {"task_definitions": "not-there.json"},
            "task_definitions: not-there.json: no such file or directory",
        ),
        (
            {"task_definitions": ""},
            "task_definitions: no task definition in it; name files or folders that have some",
        ),
        (
            {"task_definitions": 7},
            "task_definitions: got 7; allowed: a JSON list of text, or items with commas between them; "
            "take out empty items and what is no text",
        ),
        ({"role_name": "service-role/x"}, "give the name without its path: 'x'"),
        ({"role_name": 7}, "role_name: got 7; allowed: text; put it into quotes"),
        ({"role_name": "${Token[TOKEN.1]}"}, "role_name: got '${Token[TOKEN.1]}'; allowed: text; put it into quotes"),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else "",
)
def test_a_bad_context_is_refused_with_one_sentence(context: dict[str, object], problem: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings(context)
    [told] = refused.value.problems
    assert told.endswith(problem)


def test_every_problem_is_told_at_once() -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings(
            {
                "cluster": "web",
                "instance_policy": "minimal",
                "clusters": "a b,*",
                "awslogs": "yes",
                "log_groups": "*",
                "private_ecr": "false",
                "repositories": "Web",
                "role_name": "a/b",
                "task_definitions": "not-there.json",
            }
        )
    assert [problem.partition(":")[0] for problem in refused.value.problems] == [
        "cluster",
        "instance_policy",
        "clusters[0]",
        "clusters[1]",
        "awslogs",
        "log_groups[0]",
        "repositories[0]",
        "task_definitions",
        "role_name",
        "awslogs",
        "log_groups",
        "private_ecr",
        "repositories",
    ]


WEB = """{"family": "web", "containerDefinitions": [{"name": "web",
    "image": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/web:1",
    "logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": "/ecs/web"}}}]}"""
BATCH = """{"family": "batch", "containerDefinitions": [{"name": "batch", "image": "busybox",
    "secrets": [{"name": "TOKEN", "valueFrom": "/batch/token"}]}]}"""
OPEN = """{"family": "open", "containerDefinitions": [{"name": "open", "image": "<IMAGE1_NAME>"}]}"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("web.json", WEB), ("batch.json", BATCH)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("as_list", [False, True], ids=["text", "list"])
def test_task_definitions_say_what_tasks_need(folder: Path, *, as_list: bool) -> None:
    files = [str(folder / "batch.json"), str(folder / "web.json")]
    settings = read_settings({"task_definitions": files if as_list else ",".join(files)})
    assert settings == needing(TaskNeeds(parameters=["/batch/token"]) | TaskNeeds.from_task_definition(json.loads(WEB)))


def test_a_folder_is_all_task_definitions_in_it(folder: Path) -> None:
    files = f"{folder / 'batch.json'},{folder / 'web.json'}"
    assert read_settings({"task_definitions": str(folder)}) == read_settings({"task_definitions": files})


def test_each_task_definition_that_is_left_open_is_told(folder: Path) -> None:
    (folder / "open.json").write_text(OPEN, encoding="utf-8")
    (folder / "broken.json").write_text("{", encoding="utf-8")
    with pytest.raises(SettingsError) as refused:
        read_settings({"task_definitions": str(folder)})
    assert [
        problem.removeprefix(f"task_definitions: {folder}/").partition(":")[0] for problem in refused.value.problems
    ] == [
        "broken.json",
        "open.json",
    ]


@pytest.mark.parametrize("key", ["awslogs", "log_groups", "private_ecr", "repositories"])
def test_what_task_definitions_say_is_not_stated_again(key: str, folder: Path) -> None:
    value = "true" if key in ("awslogs", "private_ecr") else "x1"
    with pytest.raises(SettingsError) as refused:
        read_settings({"task_definitions": str(folder), key: value})
    assert refused.value.problems == (f"{key}: not with task_definitions, which say it; take one of the two out",)
