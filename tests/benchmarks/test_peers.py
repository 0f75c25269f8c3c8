"""The peers do the same job as the constructs, or a measure beside them would say nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import aws_cdk as cdk
import pytest

from app import EcsAnywhereIam
from benchmarks.apps.hand_written import HandWritten
from benchmarks.apps.least import Least
from ecs_anywhere_iam.cdk.settings import read_settings
from ecs_anywhere_iam.policy.document import listed

ROOT = Path(__file__).parent.parent.parent
STACK = "EcsAnywhereIam"
ROLES = ("InstanceRole", "TaskExecutionRole")


def synthesized(make: Callable[[cdk.App], object], outdir: Path, *, nag: bool = False) -> Path:
    app = cdk.App(stack_traces=False, outdir=str(outdir))
    if nag:
        from cdk_nag import AwsSolutionsChecks  # noqa: PLC0415 - every worker would load it as it collects tests

        cdk.Validations.of(app).add_plugins(AwsSolutionsChecks(app))
    make(app)
    app.synth()
    return outdir


def template(assembly: Path) -> dict[str, Any]:
    found = json.loads((assembly / f"{STACK}.template.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def roles(assembly: Path) -> dict[str, Any]:
    """Each role by the service that trusts it: its logical ID, its properties, and the statements that it has."""
    resources = template(assembly)["Resources"]
    found = {}
    for logical_id, resource in resources.items():
        if resource["Type"] != "AWS::IAM::Role":
            continue
        properties = dict(resource["Properties"])
        attached = [
            other["Properties"]
            for other in resources.values()
            if {"Ref": logical_id} in other.get("Properties", {}).get("Roles", [])
        ]
        documents = [policy["PolicyDocument"] for policy in (*properties.pop("Policies", []), *attached)]
        [trusted] = properties["AssumeRolePolicyDocument"]["Statement"]
        statements = [statement for document in documents for statement in document["Statement"]]
        found[trusted["Principal"]["Service"]] = (logical_id, properties, statements)
    return found


def outputs(assembly: Path) -> Any:
    """The outputs, with the roles named by the services that trust them."""
    text = json.dumps(template(assembly)["Outputs"])
    for service, (logical_id, *_) in roles(assembly).items():
        text = text.replace(f'"{logical_id}"', f'"{service}"')
    return json.loads(text)


def acknowledged(assembly: Path) -> dict[tuple[str, str], str]:
    """The reason for each rule that is acknowledged, by the role."""
    metadata = json.loads((assembly / f"{STACK}.metadata.json").read_text(encoding="utf-8"))
    return {
        (next(role for role in ROLES if f"/{role}/" in path), rule): reason
        for path, entries in metadata.items()
        for entry in entries
        if entry["type"] == "aws:cdk:acknowledged-rules"
        for rule, reason in entry["data"].items()
    }


PEERS: dict[str, Callable[[cdk.App], object]] = {
    "by hand": lambda app: HandWritten(app, STACK),
    "tuned by hand": lambda app: HandWritten(app, STACK, tuned=True),
    "the least, iam.Role": lambda app: Least(app, STACK, made_with="role"),
    "the least, CfnRole": lambda app: Least(app, STACK, made_with="resource"),
}


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return synthesized(lambda app: EcsAnywhereIam(app, STACK, read_settings({})), tmp_path_factory.mktemp("ours"))


@pytest.fixture(scope="module", params=list(PEERS.values()), ids=list(PEERS))
def peer(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return synthesized(request.param, tmp_path_factory.mktemp("peer"))


def test_the_roles_of_a_peer_are_granted_the_same_statements(ours: Path, peer: Path) -> None:
    granted = [{service: role[2] for service, role in roles(each).items()} for each in (peer, ours)]
    assert granted[0] == granted[1]


def test_the_roles_of_a_peer_have_the_same_trust_names_and_descriptions(ours: Path, peer: Path) -> None:
    properties = [{service: role[1] for service, role in roles(each).items()} for each in (peer, ours)]
    assert properties[0] == properties[1]


def test_a_peer_has_the_same_outputs(ours: Path, peer: Path) -> None:
    assert outputs(peer) == outputs(ours)


def test_neither_acknowledges_what_nobody_checks(ours: Path, peer: Path) -> None:
    assert (acknowledged(ours), acknowledged(peer)) == ({}, {})


@pytest.mark.parametrize(
    "app",
    [
        "empty_stack",
        "empty_stack quick",
        "hand_written",
        "hand_written tuned",
        "least role",
        "least resource",
        "task_definition",
        "task_definition quick",
    ],
)
def test_an_app_prints_nothing(app: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", *f"benchmarks.apps.{app}".split()]
    environment = {**os.environ, "CDK_OUTDIR": str(tmp_path / "out")}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_by_hand_every_finding_of_cdk_nag_is_answered(tmp_path: Path) -> None:
    outdir = synthesized(lambda app: HandWritten(app, STACK, acknowledged=True), tmp_path, nag=True)
    assert (outdir / f"{STACK}.template.json").exists()


def test_by_hand_there_are_findings_to_answer(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="ValidationFailed"):
        synthesized(lambda app: HandWritten(app, STACK), tmp_path, nag=True)


@pytest.mark.parametrize("app", ["hand_written", "task_definition", "empty_stack"])
def test_a_peer_pays_nothing_for_the_package(app: str) -> None:
    code = f"import sys, benchmarks.apps.{app}; print([m for m in sys.modules if m.startswith('ecs_anywhere')])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_role_of_a_task_definition_pulls_and_logs(tmp_path: Path) -> None:
    from benchmarks.apps.task_definition import WithTaskDefinition  # noqa: PLC0415 - loads aws_ecs, which takes long

    found = roles(synthesized(lambda app: WithTaskDefinition(app, STACK), tmp_path))
    _, _, statements = found["ecs-tasks.amazonaws.com"]
    assert sorted(action for statement in statements for action in listed(statement["Action"])) == [
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:GetAuthorizationToken",
        "ecr:GetDownloadUrlForLayer",
        "logs:CreateLogStream",
        "logs:PutLogEvents",
    ]
