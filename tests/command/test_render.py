"""What ``render`` prints."""

from __future__ import annotations

import importlib
import json
import warnings
from pathlib import Path

import pytest

from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.policy.document import listed
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege, ManagedPolicies
from ecs_anywhere_iam.policy.rendered_instance_role import rendered_instance_role
from ecs_anywhere_iam.tasks.needs import TaskNeeds
from ecs_anywhere_iam.tasks.rendered_execution_role import rendered_execution_role

from .command_line import (
    BOTH,
    ECR,
    HERE,
    LOGGED,
    OPEN,
    PREFIX,
    PULLED,
    answered,
    awslogs,
    definition,
    files,
    ran,
    secrets,
)

PLACE = Environment("aws", "eu-west-1", "123456789012")
NOWHERE = Environment("aws", "<region>", "<account>")
ARN = "arn:aws:ecr:eu-west-1:123456789012:repository/team/web"

INSTANCE_ROLES: dict[str, tuple[list[str], LeastPrivilege | ManagedPolicies, Environment]] = {
    "the default": ([], LeastPrivilege(clusters=["default"]), NOWHERE),
    "where it lives": ([*HERE], LeastPrivilege(clusters=["default"]), PLACE),
    "all options": (
        [
            *HERE, "--clusters", "web,arn:aws:ecs:us-east-1:123456789012:cluster/edge",
            "--instance-features", "session-manager,inventory",
            "--instance-repositories", f"web,{ARN}", "--parameter-paths", "fleet/web",
        ],
        LeastPrivilege(
            clusters=["web", "arn:aws:ecs:us-east-1:123456789012:cluster/edge"],
            features={InstanceFeature.SESSION_MANAGER, InstanceFeature.INVENTORY},
            repositories=["web", ARN],
            parameter_paths=["fleet/web"],
        ),
        PLACE,
    ),
    "the policies of AWS": ([*HERE, "--instance-policy", "managed"], ManagedPolicies(), PLACE),
}  # fmt: skip


@pytest.mark.parametrize(("options", "permissions", "environment"), INSTANCE_ROLES.values(), ids=INSTANCE_ROLES.keys())
def test_an_instance_role_is_that_of_the_library(
    options: list[str],
    permissions: LeastPrivilege | ManagedPolicies,
    environment: Environment,
    capsys: pytest.CaptureFixture[str],
) -> None:
    expected = json.loads(json.dumps(rendered_instance_role(permissions, environment)))
    assert answered(capsys, "render", "instance-role", *options) == expected


EXECUTION_ROLES: dict[str, tuple[list[str], TaskNeeds]] = {
    "the default": ([], TaskNeeds(awslogs=True, private_ecr=True)),
    "logs alone": (
        ["--private-ecr", "false", "--log-groups", "/a,/b", "--create-log-groups"],
        TaskNeeds(awslogs=True, log_groups=["/a", "/b"], create_log_groups=True),
    ),
    "images alone": (
        ["--awslogs", "false", "--repositories", f"web,{ARN}"], TaskNeeds(private_ecr=True, repositories=["web", ARN]),
    ),
    "task definitions": (
        ["--task-definitions", "web.json,more"],
        TaskNeeds(private_ecr=True, repositories=[ARN])
        | TaskNeeds(awslogs=True, log_groups=["arn:aws:logs:us-east-1:123456789012:log-group:/ecs/batch"])
        | TaskNeeds(parameters=["/web/key"]),
    ),
    "keys": (
        ["--task-definitions", "more", "--parameter-keys", "1234abcd-12ab-34cd-56ef-1234567890ab"],
        TaskNeeds(awslogs=True, log_groups=["arn:aws:logs:us-east-1:123456789012:log-group:/ecs/batch"])
        | TaskNeeds(parameters=["/web/key"], parameter_keys=["1234abcd-12ab-34cd-56ef-1234567890ab"]),
    ),
    "images of a cache": (
        ["--awslogs", "false", "--repositories", "web,quay/nginx", "--pull-through-prefixes", "quay/"],
        TaskNeeds(private_ecr=True, repositories=["web"], pull_through_repositories=["quay/nginx"]),
    ),
    "what servers pull themselves": (
        ["--task-definitions", "web.json,more", "--instance-repositories", ARN, "--when-instance-role-pulls", "omit"],
        TaskNeeds(awslogs=True, log_groups=["arn:aws:logs:us-east-1:123456789012:log-group:/ecs/batch"])
        | TaskNeeds(parameters=["/web/key"]),
    ),
}  # fmt: skip


def granted(role: dict[str, object]) -> set[str]:
    """Each action on each resource, whatever the order."""
    document = role["inline_policy"]
    assert isinstance(document, dict)
    return {
        f"{action} on {resource}"
        for statement in document["Statement"]
        for action in listed(statement["Action"])
        for resource in listed(statement["Resource"])
    }


@pytest.mark.parametrize(("options", "needs"), EXECUTION_ROLES.values(), ids=EXECUTION_ROLES.keys())
def test_an_execution_role_is_that_of_the_library(
    options: list[str], needs: TaskNeeds, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    logged = awslogs("/ecs/batch", **{"awslogs-region": "us-east-1"})
    files(folder, {"web.json": PULLED, "more/batch.json": definition("nginx", logged, secrets("/web/key"))})
    role = answered(capsys, "render", "task-execution-role", *options, *HERE)
    expected = rendered_execution_role(needs, PLACE)
    assert (granted(role), role["trust_policy"]) == (
        granted(expected),
        json.loads(json.dumps(expected["trust_policy"])),
    )


@pytest.mark.parametrize(("document", "key"), [("trust", "trust_policy"), ("inline", "inline_policy")])
@pytest.mark.parametrize("role", ["instance-role", "task-execution-role"])
def test_a_document_is_printed_alone(role: str, document: str, key: str, capsys: pytest.CaptureFixture[str]) -> None:
    whole = answered(capsys, "render", role, *HERE)
    assert answered(capsys, "render", role, "--document", document, *HERE) == whole[key]


NOTHING: dict[str, tuple[list[str], str]] = {
    "no needs": (
        ["--awslogs", "false", "--private-ecr", "false"],
        "No task execution role: the tasks use neither the awslogs log driver nor private ECR images, and nothing else "
        "that asks for one.",
    ),
    "images that servers pull themselves": (
        ["--awslogs", "false", "--instance-policy", "managed"],
        "No task execution role: all that the tasks ask for is to pull private ECR images (any repository of this "
        "account and Region), and the instance role can do that itself "
        "(https://docs.aws.amazon.com/AmazonECS/latest/developerguide/iam-role-ecsanywhere.html).",
    ),
    "a definition that leaves open what it needs": (
        ["--task-definitions", "open.json"],
        "--task-definitions: open.json: the task definition leaves open what it needs: container web: image is "
        "${IMAGE}: a placeholder; it may or may not be in a private ECR repository; fill it in before it is read",
    ),
}


@pytest.mark.parametrize(("options", "message"), NOTHING.values(), ids=NOTHING.keys())
def test_a_role_for_nothing_is_refused(
    options: list[str], message: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files(folder, {"open.json": OPEN})
    assert ran(capsys, "render", "task-execution-role", *options) == (2, "", f"{PREFIX}{message}\n")


def test_the_policies_of_aws_are_no_inline_policy(capsys: pytest.CaptureFixture[str]) -> None:
    options = ("render", "instance-role", "--instance-policy", "managed", "--document", "inline")
    assert ran(capsys, *options) == (
        2,
        "",
        f"{PREFIX}--document: got 'inline'; allowed: trust; the role has AWS's managed policies attached, and no "
        "inline policy\n",
    )


def many(count: int, name: str) -> list[str]:
    return ["--repositories", ",".join(f"{name}/{index:04}" for index in range(count))]


def test_what_does_not_fit_inline_is_not_cut_off(capsys: pytest.CaptureFixture[str]) -> None:
    options = ("render", "task-execution-role", *many(150, "team/service"), *HERE)
    whole = answered(capsys, *options)
    refused = ran(capsys, *options, "--document", "inline")
    assert (len(whole["managed_policies"]) > 0, refused) == (
        True,
        (
            2,
            "",
            f"{PREFIX}--document: got 'inline'; allowed: trust, or no option; the permissions do not fit inline, and "
            "go into managed policies as well\n",
        ),
    )


def test_more_than_a_role_holds_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = ran(capsys, "render", "task-execution-role", *many(900, "service" * 20))
    assert (code, out, err.count("\n"), err.startswith(f"{PREFIX}permissions of ")) == (2, "", 1, True)


@pytest.mark.parametrize(
    ("role", "document"), [("task-execution-role", LOGGED), ("task-execution-role", BOTH), ("instance-role", None)]
)
def test_a_checker_of_policies_finds_nothing(
    role: str, document: object, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with warnings.catch_warnings():
        # On import parliament uses what is deprecated, and leaves a file open.
        warnings.simplefilter("ignore")
        parliament = importlib.import_module("parliament")
    files(folder, {"web.json": document})
    options = [] if document is None else ["--task-definitions", "web.json"]
    rendered = answered(capsys, "render", role, *options, *HERE)
    checked = [rendered["inline_policy"], *rendered["managed_policies"]]
    found = [str(each) for policy in checked for each in parliament.analyze_policy_string(json.dumps(policy)).findings]
    assert (ECR in json.dumps(document), found) == (document is BOTH, [])
