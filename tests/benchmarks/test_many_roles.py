from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import aws_cdk as cdk
import pytest

from benchmarks.apps.many_roles import made
from benchmarks.kinds import KINDS

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("kind", KINDS)
def test_roles_of_both_kinds_are_made_in_turn_each_with_its_name(kind: str, tmp_path: Path) -> None:
    app = cdk.App(stack_traces=False, outdir=str(tmp_path))
    seconds = list(made(app, kind, 4))
    resources = app.synth().get_stack_by_name("Stack0").template["Resources"].values()
    names = [each["Properties"]["RoleName"] for each in resources if each["Type"] == "AWS::IAM::Role"]
    assert (len(seconds), names) == (4, ["servers-0", "tasks-1", "servers-2", "tasks-3"])


def test_what_does_not_fit_into_a_stack_goes_into_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.apps.many_roles._ROLES_IN_A_STACK", 2)
    app = cdk.App(stack_traces=False)
    list(made(app, "hand", 3))
    roles = [child for child in app.node.find_all() if isinstance(child, cdk.aws_iam.Role)]
    assert [role.node.path for role in roles] == [
        "Stack0/InstanceRole0",
        "Stack0/ExecutionRole1",
        "Stack1/InstanceRole2",
    ]


def test_one_object_is_printed_once_node_has_ended(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.apps.many_roles", "ours", "2"]
    environment = {**os.environ, "CDK_OUTDIR": str(tmp_path / "out")}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    printed = json.loads(done.stdout)
    peaks = printed.pop("peak_kilobytes")
    # Node takes some hundred megabytes; a process that has not ended counts as none.
    assert ({key: type(value) for key, value in printed.items()}, peaks["node"] > peaks["python"] > 10_000) == (
        {
            "kind": str,
            "roles": int,
            "early_ms": type(None),
            "late_ms": type(None),
            "made_seconds": float,
            "synth_seconds": float,
        },
        True,
    )
