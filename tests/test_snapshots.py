"""The sample's template for every row of the decision table, in both modes, with recommended feature flags and none.

A check like this in your own app shows every change of a permission in the pull request that makes it. After a change
that is meant: `pytest --snapshot-update`, and read the difference.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import aws_cdk as cdk
import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.json import JSONSnapshotExtension

from app import EcsAnywhereIam
from ecs_anywhere_iam.cdk.settings import read_settings

CDK_JSON = Path(__file__).parent.parent / "cdk.json"
RECOMMENDED = json.loads(CDK_JSON.read_text(encoding="utf-8"))["context"]
# What changes with the CDK version and says nothing about a permission.
NOISE = {"Parameters": "BootstrapVersion", "Rules": "CheckBootstrapVersion", "Conditions": "CDKMetadataAvailable"}

ROWS = {
    "managed-nothing": {"instance_policy": "managed", "awslogs": "false", "private_ecr": "false"},
    "managed-logs": {"instance_policy": "managed", "private_ecr": "false"},
    "managed-ecr": {"instance_policy": "managed", "awslogs": "false"},
    "managed-logs-ecr-grant": {"instance_policy": "managed"},
    "managed-logs-ecr-omit": {"instance_policy": "managed", "when_instance_role_pulls": "omit"},
    "least-nothing": {"awslogs": "false", "private_ecr": "false"},
    "least-logs": {"private_ecr": "false"},
    "least-ecr": {"awslogs": "false"},
    "least-logs-ecr-grant": {},
    "least-logs-ecr-omit": {"when_instance_role_pulls": "omit"},
    "least-pulls-nothing": {"instance_repositories": "web", "awslogs": "false", "private_ecr": "false"},
    "least-pulls-logs": {"instance_repositories": "web", "private_ecr": "false"},
    "least-pulls-ecr": {"instance_repositories": "web", "repositories": "web", "awslogs": "false"},
    "least-pulls-logs-ecr-grant": {"instance_repositories": "web", "repositories": "web"},
    "least-pulls-logs-ecr-omit": {
        "instance_repositories": "web",
        "repositories": "web",
        "when_instance_role_pulls": "omit",
    },
    "least-narrow": {
        "clusters": "web,arn:aws:ecs:us-east-1:123456789012:cluster/edge",
        "log_groups": "/ecs/web",
        "repositories": "team/web,arn:aws:ecr:eu-west-1:111111111111:repository/shared",
    },
    "least-features": {"instance_features": "session-manager,patch-manager,registration-tags"},
}


def synthesize(context: dict[str, Any], flags: dict[str, Any]) -> dict[str, Any]:
    app = cdk.App(context={**flags, **context})
    EcsAnywhereIam(app, "EcsAnywhereIam", read_settings(context))
    template = app.synth().get_stack_by_name("EcsAnywhereIam").template
    for section, entry in NOISE.items():
        template.get(section, {}).pop(entry, None)
    assert isinstance(template, dict)
    return {section: content for section, content in template.items() if content}


@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize("flags", [RECOMMENDED, {}], ids=["recommended", "none"])
def test_template(row: str, flags: dict[str, Any], snapshot: SnapshotAssertion) -> None:
    assert synthesize(ROWS[row], flags) == snapshot(extension_class=JSONSnapshotExtension)


@pytest.mark.parametrize("row", ROWS)
def test_the_same_context_gives_the_same_template_to_the_letter(row: str) -> None:
    assert json.dumps(synthesize(ROWS[row], RECOMMENDED)) == json.dumps(synthesize(ROWS[row], RECOMMENDED))
