"""Where the log group of a container lies: in the Region of its options, else in that of the role."""

from __future__ import annotations

import pytest

from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.tasks.definition.read import read_task_definition
from ecs_anywhere_iam.tasks.execution_policy import execution_policy
from ecs_anywhere_iam.tasks.needs import TaskNeeds

HERE = Environment("aws", "eu-west-1", "123456789012")

GROUPS: dict[str, tuple[str, str]] = {
    "the role's Region": ("eu-west-1", "arn:aws:logs:eu-west-1:123456789012"),
    "another Region": ("us-east-1", "arn:aws:logs:us-east-1:123456789012"),
    "a Region of another partition": ("cn-north-1", "arn:aws-cn:logs:cn-north-1:123456789012"),
    "a Region that is new": ("mars-north-1", "arn:aws:logs:mars-north-1:123456789012"),
    "none": ("", "arn:aws:logs:eu-west-1:123456789012"),
    "one to come": ("${REGION}", "arn:aws:logs:eu-west-1:123456789012"),
}


@pytest.mark.parametrize(("region", "prefix"), GROUPS.values(), ids=GROUPS.keys())
def test_a_log_group_is_granted_where_it_lies(region: str, prefix: str) -> None:
    options = {"awslogs-group": "/ecs/web", "awslogs-region": region}
    logging = {"logDriver": "awslogs", "options": options}
    reading = read_task_definition({"containerDefinitions": [{"image": "nginx", "logConfiguration": logging}]})
    [statement] = execution_policy(TaskNeeds.of(reading.needs), HERE)["Statement"]
    assert statement["Resource"] == f"{prefix}:log-group:/ecs/web:*"
