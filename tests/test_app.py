"""The sample app as people run it: a process that reads its context and writes a template, or says what is wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent


def run(context: dict[str, Any], outdir: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "app.py"],
        cwd=ROOT,
        env={**os.environ, "CDK_CONTEXT_JSON": json.dumps(context), "CDK_OUTDIR": str(outdir), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def outputs(outdir: Path) -> list[str]:
    template = json.loads((outdir / "EcsAnywhereIam.template.json").read_text(encoding="utf-8"))
    return sorted(template["Outputs"])


@pytest.mark.parametrize(
    ("context", "expected"),
    [
        ({}, ["CreateActivationCommand", "ExecutionRoleArn", "InstanceRoleArn", "InstanceRoleName"]),
        (
            {"awslogs": "false", "private_ecr": "false"},
            ["CreateActivationCommand", "InstanceRoleArn", "InstanceRoleName"],
        ),
    ],
    ids=["both roles", "instance role only"],
)
def test_the_outputs_are_what_a_registrar_needs(context: dict[str, Any], expected: list[str], tmp_path: Path) -> None:
    run(context, tmp_path / "out").check_returncode()
    assert outputs(tmp_path / "out") == expected


def test_a_good_context_prints_nothing(tmp_path: Path) -> None:
    done = run({}, tmp_path / "out")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_what_jsii_and_the_roles_need_is_imported_before_cdk_is(tmp_path: Path) -> None:
    done = run({}, tmp_path / "out", PYTHONPROFILEIMPORTTIME="1")
    imported = [line.rpartition("|")[2].strip() for line in done.stderr.splitlines()]
    # Told are imports by a statement: asyncio is one of typeguard's, the needs one of the settings'.
    ahead = ["asyncio", "ecs_anywhere_iam.tasks.needs", "aws_cdk"]
    assert [module for module in imported if module in ahead] == ahead


def test_a_bad_context_ends_with_every_problem_and_no_template(tmp_path: Path) -> None:
    done = run({"cluster": "web", "awslogs": "True"}, tmp_path / "out")
    assert (done.returncode, done.stdout, done.stderr, list(tmp_path.rglob("*.json"))) == (
        1,
        "",
        "2 problems in the context:\n"
        "- cluster: unknown key; did you mean clusters?\n"
        "- awslogs: got 'True'; allowed: true or false; write it in lower case, without blanks\n",
        [],
    )


def test_too_many_repositories_end_with_the_quota_and_no_traceback(tmp_path: Path) -> None:
    done = run({"repositories": [f"team/service-{n:04}" for n in range(3000)]}, tmp_path / "out")
    assert (done.returncode, "Traceback" in done.stderr, "reference_iam-quotas" in done.stderr) == (1, False, True)


def test_a_missing_node_is_named_with_the_way_to_get_one(tmp_path: Path) -> None:
    done = run({}, tmp_path / "out", JSII_NODE="/nowhere/node")
    assert (done.returncode, done.stderr) == (
        1,
        "CDK needs Node 22 or 24 and found none: pip install 'ecs-anywhere-iam[node]', or `make setup` here\n",
    )
