"""cdk-nag, whose findings fail synth."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

APP = """
import sys
import aws_cdk as cdk
from aws_cdk import aws_ecs as ecs, aws_iam as iam
{before}
from ecs_anywhere_iam import *

app = cdk.App(outdir=sys.argv[1])
stack = cdk.Stack(app, "Stack")
many = [f"team/service-{n:03}" for n in range(200)]
{code}
{after}
cdk.Validations.of(app).add_plugins(AwsSolutionsChecks(app))
app.synth()
"""
IMPORT = "from cdk_nag import AwsSolutionsChecks"

DEFAULT = """
EcsAnywhereRoles(stack, "Roles", instance_permissions=LeastPrivilege(clusters=["web"]),
                 needs=TaskNeeds(awslogs=True, private_ecr=True))
"""
EVERYTHING = """
cluster = ecs.CfnCluster(stack, "Cluster", cluster_settings=[{"name": "containerInsights", "value": "enabled"}])
features = set(InstanceFeature)
permissions = LeastPrivilege(clusters=["web", cluster.attr_arn], features=features, repositories=many,
                             repository_prefixes=["team/"], parameter_paths=["fleet"])
needs = TaskNeeds(awslogs=True, log_group_prefixes=["/ecs/"], create_log_groups=True, private_ecr=True)
roles = EcsAnywhereRoles(stack, "Roles", instance_permissions=permissions, needs=needs)
RegistrarPolicy(stack, "Registrar", instance_role=roles.instance_role)
"""
USERS_WILDCARD = """
role = ExternalInstanceRole(stack, "Role", permissions=LeastPrivilege(clusters=["web"]))
iam.Grant.add_to_principal(grantee=role, actions=["s3:GetObject"], resource_arns=["*"])
"""
USERS_CHOICE = """
ExternalInstanceRole(stack, "Role", permissions=ManagedPolicies())
"""


def findings(code: str, outdir: Path, *, late: bool = False) -> list[tuple[str, str]]:
    """Which rule is violated by which construct.

    :param late: whether the app imports cdk-nag after it has made its roles
    """
    app = APP.replace("{before}", "" if late else IMPORT).replace("{after}", IMPORT if late else "")
    done = subprocess.run(
        [sys.executable, "-c", app.replace("{code}", code), str(outdir)], capture_output=True, text=True, check=False
    )
    found = re.findall(r"^ +(Stack/\S+) .*\n +Acknowledge with '(.*)'$", done.stderr, flags=re.MULTILINE)
    assert (done.returncode == 0) == (not found), done.stderr
    # Each finding is printed twice.
    return sorted({(rule, construct) for construct, rule in found})


def acknowledgements(metadata: Mapping[str, list[dict[str, Any]]], construct: str) -> dict[str, str]:
    """The reason for each rule that is acknowledged on the construct."""
    given = (entry["data"] for entry in metadata[construct] if entry["type"] == "aws:cdk:acknowledged-rules")
    return {rule: reason for data in given for rule, reason in data.items()}


@pytest.mark.parametrize("code", [DEFAULT, EVERYTHING], ids=["default", "everything on"])
def test_the_constructs_have_no_finding(code: str, tmp_path: Path) -> None:
    assert findings(code, tmp_path) == []


def test_a_wildcard_that_a_user_adds_is_still_found(tmp_path: Path) -> None:
    assert findings(USERS_WILDCARD, tmp_path) == [
        ("AwsSolutions::AwsSolutions-IAM5[Resource::*]", "Stack/Role/Resource/DefaultPolicy/Resource")
    ]


def test_a_role_that_was_made_before_cdk_nag_was_imported_is_found_and_not_passed_unseen(tmp_path: Path) -> None:
    assert {construct for _, construct in findings(DEFAULT, tmp_path, late=True)} == {
        "Stack/Roles/InstanceRole/Resource/Resource",
        "Stack/Roles/TaskExecutionRole/Resource/Resource",
    }


def test_aws_managed_policies_are_still_found(tmp_path: Path) -> None:
    policy = "AwsSolutions::AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy"
    assert findings(USERS_CHOICE, tmp_path) == [
        (f"{policy}/AmazonSSMManagedInstanceCore]", "Stack/Role/Resource/Resource"),
        (f"{policy}/service-role/AmazonEC2ContainerServiceforEC2Role]", "Stack/Role/Resource/Resource"),
    ]


def test_an_acknowledgement_gives_the_reason_of_its_row(tmp_path: Path) -> None:
    findings(DEFAULT, tmp_path)
    metadata = json.loads((tmp_path / "Stack.metadata.json").read_text(encoding="utf-8"))
    given = acknowledgements(metadata, "/Stack/Roles/InstanceRole/Resource/Resource")
    heartbeat = "Resource::arn:<AWS::Partition>:ssm:<AWS::Region>:<AWS::AccountId>:managed-instance/*]"
    [reason] = [reason for rule, reason in given.items() if rule.endswith(heartbeat)]
    assert reason == (
        "SsmHeartbeat: The SSM agent reports every few minutes that the server is alive; when it is denied, it "
        "hibernates. The ID is chosen by AWS when the server registers, after the role exists."
    )
