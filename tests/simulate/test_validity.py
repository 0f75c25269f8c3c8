"""Every document of the simulated configurations is valid IAM, as far as parliament can tell.

No emulator refuses an invalid policy, so this is what stands between a slip and a failed deployment.
"""

from __future__ import annotations

import importlib
import json
import warnings
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from tests.simulate.case import BY_NAME, CONFIGURATIONS
from tests.simulate.configuration import Configuration

Findings = Callable[[Configuration, Any], list[str]]


@pytest.fixture(scope="module")
def findings() -> Findings:
    with warnings.catch_warnings():
        # On import parliament uses pkg_resources, which is deprecated, and leaves its own configuration file open.
        warnings.simplefilter("ignore")
        # By name, since it has no type hints.
        parliament = importlib.import_module("parliament")

    def find(configuration: Configuration, document: Any) -> list[str]:
        document = deepcopy(document)
        if configuration.is_trust:
            # parliament knows no trust policies: for it every statement has a resource. This one is the role's.
            for statement in document["Statement"]:
                statement.setdefault("Resource", "arn:aws:iam::123456789012:role/any")
        policy = parliament.analyze_policy_string(json.dumps(document))
        return [f"{finding.issue}: {finding.detail}" for finding in policy.findings]

    return find


@pytest.mark.parametrize("configuration", CONFIGURATIONS, ids=lambda configuration: configuration.name)
def test_parliament_finds_nothing_wrong_but_what_is_accounted_for(
    configuration: Configuration, findings: Findings
) -> None:
    issues = {finding.partition(": ")[0] for finding in findings(configuration, configuration.document)}

    assert issues == configuration.findings.keys()


@pytest.mark.parametrize(
    ("name", "change", "issue"),
    [
        ("instance-default-cluster", {"Action": "ecs:Pol"}, "UNKNOWN_ACTION"),
        ("instance-default-cluster", {"Resource": "arn:aws:ecs:us-east-1:123456789012:task/x"}, "RESOURCE_MISMATCH"),
        ("instance-default-cluster", {"Resource": "*"}, "RESOURCE_STAR"),
        ("instance-default-cluster", {"Condition": {"ArnEqual": {"ecs:cluster": "*"}}}, "UNKNOWN_OPERATOR"),
        ("instance-default-cluster", {"Condition": {"ArnEquals": {"ecs:clustr": "*"}}}, "UNKNOWN_CONDITION_FOR_ACTION"),
        ("execution-logs-any", {"Effect": "Alow"}, "MALFORMED"),
        ("execution-logs-named", {"Resource": "log-group:/ecs/web"}, "INVALID_ARN"),
        ("trust-instance", {"Principal": {"Servce": "ssm.amazonaws.com"}}, "UNKNOWN_PRINCIPAL"),
        ("trust-instance", {"Condition": {"ArnEquals": {"aws:SourceArn": "123456789012"}}}, "MISMATCHED_TYPE"),
        ("trust-execution", {"Action": "sts:AssumRole"}, "UNKNOWN_ACTION"),
    ],
)
def test_parliament_notices_a_planted_fault(name: str, change: dict[str, Any], issue: str, findings: Findings) -> None:
    document: Any = deepcopy(BY_NAME[name].document)
    faulty = next((each for each in document["Statement"] if each.get("Sid") == "EcsAgentSessions"), None)
    (faulty or document["Statement"][0]).update(change)

    assert [each for each in findings(BY_NAME[name], document) if each.startswith(f"{issue}: ")] != []
