"""The keys that programs rely on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ecs_anywhere_iam.report.as_json import as_json, as_object
from ecs_anywhere_iam.report.compare import compare
from ecs_anywhere_iam.report.configuration import Configuration

from .configurations import DEFAULT, EVERYTHING, MANAGED, NOTHING, planted

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "report.md"


@pytest.mark.parametrize("configuration", [DEFAULT, MANAGED, NOTHING, EVERYTHING],
                         ids=["default", "managed", "nothing", "everything"])  # fmt: skip
def test_what_is_written_can_be_read_again(configuration: Configuration) -> None:
    comparison = compare(configuration)
    assert json.loads(as_json(comparison)) == as_object(comparison)


def test_an_action_has_these_keys_and_values() -> None:
    [poll] = [action for action in as_object(compare(DEFAULT))["actions"] if action["action"] == "ecs:Poll"]
    session = "arn:aws:ecs:eu-west-1:123456789012:container-instance/default/*"
    cluster = "arn:aws:ecs:eu-west-1:123456789012:cluster/default"
    agent = "https://github.com/aws/amazon-ecs-agent/blob/8dfceca6cf380a83c3007349317566f2862f0673/ecs-agent"
    reference = "https://docs.aws.amazon.com/service-authorization/latest/reference"
    assert poll == {
        "role": "instance-role",
        "service": "ecs",
        "action": "ecs:Poll",
        "status": "narrowed",
        "managed": [
            {"policy": "AmazonEC2ContainerServiceforEC2Role", "resources": ["*"], "conditions": [], "scope": None}
        ],
        "ours": [
            {
                "sid": "EcsAgentSessions",
                "resources": [session],
                "conditions": [{"operator": "ArnEquals", "key": "ecs:cluster", "values": [cluster]}],
                "scope": "the container instances of the given clusters, in sessions of those clusters",
            }
        ],
        "features": [],
        "needs": [],
        "why": "The ECS agent holds two sessions open: one brings the tasks to run, the other carries their metrics.",
        "basis": "inferred",
        "sources": [
            f"{agent}/acs/session/session.go",
            f"{agent}/tcs/handler/handler.go",
            f"{reference}/list_amazonelasticcontainerservice.html",
        ],
    }


def test_the_report_starts_with_what_was_asked_and_the_totals() -> None:
    report = as_object(compare(DEFAULT))
    assert (list(report), report["configuration"], report["totals"], report["unaccounted"]) == (
        ["schema", "configuration", "totals", "unaccounted", "roles", "actions"],
        {
            "instance_policy": "least-privilege",
            "clusters": ["default"],
            "instance_features": [],
            "instance_repositories": [],
            "parameter_paths": [],
            "relaxed": [],
            "needs": [
                "the awslogs log driver: any log group of this account and Region",
                "images in private ECR repositories: any repository of this account and Region",
            ],
            "when_instance_role_pulls": "grant",
            "partition": "aws",
            "region": "eu-west-1",
            "account": "123456789012",
        },
        {
            "managed": 50,
            "ours": 14,
            "managed_on_everything": 49,
            "ours_on_everything": 4,
            "by_status": {"unaccounted": 0, "added": 0, "kept": 4, "narrowed": 10, "optional": 25, "dropped": 11},
        },
        [],
    )


def test_an_unaccounted_action_is_told_on_top() -> None:
    statement = {"Effect": "Allow", "Action": "ecs:Fly", "Resource": "*"}
    report = as_object(compare(DEFAULT, planted(statement, "AmazonECSTaskExecutionRolePolicy")))
    assert report["unaccounted"] == [{"role": "task-execution-role", "action": "ecs:Fly"}]


def test_every_key_is_described_in_the_reference() -> None:
    text = PAGE.read_text(encoding="utf-8")
    named = {key for key in keys(as_object(compare(EVERYTHING))) if f"`{key}`" not in text}
    assert named == set()


def keys(value: Any) -> set[str]:
    match value:
        case dict():
            return {*value, *(key for each in value.values() for key in keys(each))}
        case list():
            return {key for each in value for key in keys(each)}
    return set()
