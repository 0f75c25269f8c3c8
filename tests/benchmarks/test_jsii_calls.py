"""How rarely making the roles crosses to Node. A new crossing is a cost for every app, and fails here."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import aws_cdk as cdk
import pytest
from aws_cdk import aws_iam as iam

from benchmarks.jsii_calls import calls_of
from ecs_anywhere_iam import TaskExecutionRole, TaskNeeds

ROOT = Path(__file__).parent.parent.parent
GOAL = 0.50


@pytest.fixture(scope="module")
def counted() -> dict[str, list[str]]:
    command = [sys.executable, "-m", "benchmarks.jsii_calls"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    calls: dict[str, list[str]] = json.loads(done.stdout)
    return calls


def test_each_request_is_counted_in_its_order() -> None:
    def make(stack: cdk.Stack) -> object:
        role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("ssm.amazonaws.com"))
        role.add_to_policy(iam.PolicyStatement(actions=["ecs:Poll"], resources=["*"]))
        return role.role_name, cdk.Fn.ref("Role")

    assert calls_of(make) == [
        "create aws-cdk-lib.aws_iam.ServicePrincipal",
        "create aws-cdk-lib.aws_iam.Role",
        "create aws-cdk-lib.aws_iam.PolicyStatement",
        "invoke addToPolicy",
        "get roleName",
        "invoke aws-cdk-lib.Fn.ref",
    ]


def test_ours_cross_for_what_has_to_be_made_and_little_else(counted: dict[str, list[str]]) -> None:
    assert counted["ours"] == [
        # Partition, Region and account, for both roles.
        "invoke formatArn",
        *2
        * [
            "create constructs.Construct",
            "create aws-cdk-lib.aws_iam.ServicePrincipal",
            "invoke aws-cdk-lib.aws_iam.PolicyDocument.fromJson",
            "create aws-cdk-lib.aws_iam.Role",
        ],
    ]


def test_a_further_role_with_the_same_trust_shares_its_principal() -> None:
    def further(stack: cdk.Stack) -> object:
        needs = TaskNeeds(awslogs=True)
        return [TaskExecutionRole(stack, name, needs=needs) for name in ("One", "Other")]

    assert calls_of(further)[-3:] == [
        "create constructs.Construct",
        "invoke aws-cdk-lib.aws_iam.PolicyDocument.fromJson",
        "create aws-cdk-lib.aws_iam.Role",
    ]


def test_tuned_by_hand_each_statement_crosses_twice(counted: dict[str, list[str]]) -> None:
    assert Counter(counted["tuned"]) == {
        "get partition": 1,
        "get region": 1,
        "get account": 1,
        "create aws-cdk-lib.aws_iam.ServicePrincipal": 2,
        "create aws-cdk-lib.aws_iam.Role": 2,
        "create aws-cdk-lib.aws_iam.PolicyStatement": 8,
        "invoke addToPolicy": 8,
    }


def test_by_hand_each_arn_asks_for_its_parts(counted: dict[str, list[str]]) -> None:
    assert Counter(counted["hand"]) - Counter(counted["tuned"]) == {
        "get partition": 6,
        "get region": 6,
        "get account": 8,
    }


def test_ours_take_at_most_half_the_calls_of_the_tuned_peer(counted: dict[str, list[str]]) -> None:
    assert len(counted["ours"]) <= GOAL * len(counted["tuned"])


def test_only_where_cdk_nag_is_imported_findings_are_acknowledged(counted: dict[str, list[str]]) -> None:
    assert Counter(counted["ours-nag"]) - Counter(counted["ours"]) == {
        "get node": 2,
        "get defaultChild": 2,
        "invoke aws-cdk-lib.Validations.of": 2,
        "invoke acknowledge": 2,
    }
