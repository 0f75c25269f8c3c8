"""The demo fails when what was deployed is not what was synthesized."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dev.assembly import info_annotations
from dev.deployed_roles import DeployedRole, Document
from dev.expectations import INSTANCE_SERVICE, differences

POLL: Document = {"Sid": "Poll", "Effect": "Allow", "Action": ["ecs:Poll"], "Resource": "*"}
STACK = "Sample"


@pytest.fixture
def assembly(tmp_path: Path) -> Path:
    """A cloud assembly with one role, as CDK writes it."""
    manifest = {
        "artifacts": {
            STACK: {
                "properties": {"templateFile": "t.json"},
                "metadata": {"/Sample": [{"type": "aws:cdk:warning", "data": "a warning"}]},
                "additionalMetadataFile": "m.json",
            }
        }
    }
    info = {"type": "aws:cdk:info", "data": "a reason"}
    properties = {
        "Policies": [{"PolicyDocument": {"Statement": [POLL]}}],
        "ManagedPolicyArns": [{"Fn::Join": ["", ["arn:", {"Ref": "AWS::Partition"}, ":iam::aws:policy/a/B"]]}],
    }
    template = {"Resources": {"Role": {"Type": "AWS::IAM::Role", "Properties": properties}}}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    (tmp_path / "m.json").write_text(json.dumps({"/Sample/Roles": [info, info]}))
    (tmp_path / "t.json").write_text(json.dumps(template))
    return tmp_path


def deployed(
    statement: Document = POLL, service: str = INSTANCE_SERVICE, attached: str = "a/B"
) -> dict[str, DeployedRole]:
    role = DeployedRole(
        name="R",
        arn="arn:aws:iam::1:role/R",
        path="/",
        role_id="AROA1",
        description="",
        trust={"Statement": [{"Principal": {"Service": service}}]},
        # IAM hands a list of one back without its brackets.
        inline={"Inline": {"Statement": {**statement, "Action": statement["Action"][0]}}},
        managed={f"arn:aws:iam::aws:policy/{attached}": None},
        tags={},
        permissions_boundary=None,
    )
    return {INSTANCE_SERVICE: role}


def test_what_was_synthesized_and_deployed_has_no_differences(assembly: Path) -> None:
    assert differences(assembly, STACK, deployed()) == []


def test_a_statement_with_another_action_is_named_twice(assembly: Path) -> None:
    assert differences(assembly, STACK, deployed({**POLL, "Action": ["ecs:*"]})) == [
        "synthesized but not deployed: Poll ('ecs:Poll',)",
        "deployed but not synthesized: Poll ('ecs:*',)",
    ]


def test_a_role_that_another_service_may_assume_is_named(assembly: Path) -> None:
    assert differences(assembly, STACK, deployed(service="ec2.amazonaws.com")) == [
        "R: must be trusted by ssm.amazonaws.com only, but is trusted by [{'Service': 'ec2.amazonaws.com'}]"
    ]


def test_another_aws_managed_policy_is_named(assembly: Path) -> None:
    assert differences(assembly, STACK, deployed(attached="C")) == [
        "AWS managed policies: synthesized ['a/B'], deployed ['C']"
    ]


def test_a_missing_role_is_named(assembly: Path) -> None:
    assert differences(assembly, STACK, {})[0] == "the template has 1 roles, but 0 were read back"


def test_the_info_annotations_are_read_each_once(assembly: Path) -> None:
    assert info_annotations(assembly, STACK) == ["a reason"]
