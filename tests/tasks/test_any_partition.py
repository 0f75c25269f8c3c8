"""A task definition that an app reads is granted in the partition of the app, whatever its hosts and Regions say."""

from __future__ import annotations

from typing import Any

import pytest

from ecs_anywhere_iam.policy.document import listed
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.tasks.execution_policy import execution_policy
from ecs_anywhere_iam.tasks.needs import TaskNeeds

PARTITION = "${Token[AWS.Partition.3]}"
HERE = Environment(PARTITION, "eu-west-1", "123456789012")
LOGS = {"logDriver": "awslogs", "options": {"awslogs-group": "/ecs/web", "awslogs-region": "eu-west-1"}}

GRANTED: dict[str, tuple[dict[str, Any], str]] = {
    "a repository": (
        {"image": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/web"},
        f"arn:{PARTITION}:ecr:eu-west-1:123456789012:repository/web",
    ),
    "a log group": (
        {"image": "nginx", "logConfiguration": LOGS},
        f"arn:{PARTITION}:logs:eu-west-1:123456789012:log-group:/ecs/web:*",
    ),
    "a secret, whose ARN states it": (
        {
            "image": "nginx",
            "secrets": [{"name": "A", "valueFrom": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf"}],
        },
        "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf",
    ),
    "a secret, whose ARN leaves it open": (
        {
            "image": "nginx",
            "secrets": [{"name": "A", "valueFrom": "arn:${P}:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf"}],
        },
        f"arn:{PARTITION}:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf",
    ),
    "a version of a parameter that is a token": (
        {
            "image": "nginx",
            "secrets": [
                {"name": "A", "valueFrom": "arn:aws:ssm:eu-west-1:123456789012:parameter${Token[TOKEN.7]}:3"},
            ],
        },
        "arn:aws:ssm:eu-west-1:123456789012:parameter${Token[TOKEN.7]}",
    ),
}


@pytest.mark.parametrize(("fields", "resource"), GRANTED.values(), ids=GRANTED.keys())
def test_this_is_granted(fields: dict[str, Any], resource: str) -> None:
    needs = TaskNeeds.from_task_definition({"containerDefinitions": [{"name": "web", **fields}]})
    statements = execution_policy(needs, HERE)["Statement"]
    assert [each for statement in statements for each in listed(statement["Resource"]) if each != "*"] == [resource]
