"""The CDK command line, as this project runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dev.cdk_cli import CdkCli
from dev.emulator import emulator


@pytest.mark.emulator
def test_bootstrapping_does_not_run_the_app(tmp_path: Path) -> None:
    """It costs seconds, and two at the same time would be in each other's way: the command line locks `cdk.out`."""
    ran = tmp_path / "ran"
    (tmp_path / "cdk.json").write_text(json.dumps({"app": f"touch {ran}"}), encoding="utf-8")
    with emulator() as running:
        CdkCli(running.environment, tmp_path / "cdk.out", folder=tmp_path).bootstrap(running.account, running.region)
    assert [path.name for path in tmp_path.iterdir()] == ["cdk.json"]
