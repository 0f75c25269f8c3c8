"""The one job with CDK's own template validation on, where a finding fails synth."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLAGS = json.loads((ROOT / "cdk.json").read_text(encoding="utf-8"))["context"]

FAULTY_APP = """
import aws_cdk as cdk
from aws_cdk import aws_iam as iam
app = cdk.App()
iam.CfnRole(cdk.Stack(app, "S"), "R", assume_role_policy_document={}, max_session_duration=1)
app.synth()
"""


def synth(context: dict[str, str], outdir: Path, *command: str) -> int:
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={
            **os.environ,
            "CDK_VALIDATION": "true",
            "CDK_CONTEXT_JSON": json.dumps({**FLAGS, **context}),
            "CDK_OUTDIR": str(outdir),
        },
        capture_output=True,
        check=False,
    ).returncode


@pytest.mark.parametrize("context", [{}, {"instance_policy": "managed"}], ids=["least privilege", "managed policies"])
def test_the_sample_has_no_finding(context: dict[str, str], tmp_path: Path) -> None:
    assert synth(context, tmp_path, "app.py") == 0


def test_a_finding_would_fail_synth(tmp_path: Path) -> None:
    assert synth({}, tmp_path, "-c", FAULTY_APP) == 1
