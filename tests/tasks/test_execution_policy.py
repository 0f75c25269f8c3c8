from __future__ import annotations

import pytest

from ecs_anywhere_iam.errors import NothingToGrantError
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.tasks.execution_policy import execution_policy
from ecs_anywhere_iam.tasks.needs import TaskNeeds

HERE = Environment("aws", "us-east-1", "123456789012")
FOREIGN = "arn:aws:ecr:eu-west-1:111111111111:repository/web"
ECR = "arn:aws:ecr:us-east-1:123456789012:repository"
LOGS = "arn:aws:logs:us-east-1:123456789012:log-group"
TOKEN = {"ecr:GetAuthorizationToken": "*"}


def grants(needs: TaskNeeds) -> dict[str, str | list[str]]:
    """Each action with its resources."""
    return {
        action: statement["Resource"]
        for statement in execution_policy(needs, HERE)["Statement"]
        for action in ([statement["Action"]] if isinstance(statement["Action"], str) else statement["Action"])
    }


def writes(resource: str | list[str]) -> dict[str, str | list[str]]:
    return dict.fromkeys(("logs:CreateLogStream", "logs:PutLogEvents"), resource)


def pulls(resource: str | list[str]) -> dict[str, str | list[str]]:
    actions = ("ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer")
    return {**TOKEN, **dict.fromkeys(actions, resource)}


@pytest.mark.parametrize(
    ("needs", "expected"),
    [
        (TaskNeeds(awslogs=True), writes(f"{LOGS}:*:*")),
        (TaskNeeds(awslogs=True, log_groups=["/ecs/web"]), writes(f"{LOGS}:/ecs/web:*")),
        (
            TaskNeeds(awslogs=True, log_groups=["/ecs/web"], create_log_groups=True),
            {**writes(f"{LOGS}:/ecs/web:*"), "logs:CreateLogGroup": f"{LOGS}:/ecs/web:*"},
        ),
        (TaskNeeds(private_ecr=True), pulls(f"{ECR}/*")),
        (TaskNeeds(private_ecr=True, repositories=["web", FOREIGN]), pulls([f"{ECR}/web", FOREIGN])),
        (
            TaskNeeds(awslogs=True, log_groups=["/a"], create_log_groups=True)
            | TaskNeeds(awslogs=True, log_groups=["/b"]),
            {**writes([f"{LOGS}:/a:*", f"{LOGS}:/b:*"]), "logs:CreateLogGroup": f"{LOGS}:/a:*"},
        ),
    ],
    ids=["awslogs", "log group", "log group made", "ecr", "repositories here and elsewhere", "only one is made"],
)
def test_needs_grant_exactly_what_they_take(needs: TaskNeeds, expected: dict[str, str | list[str]]) -> None:
    assert grants(needs) == expected


def test_each_statement_carries_its_sid() -> None:
    document = execution_policy(TaskNeeds(awslogs=True, create_log_groups=True, private_ecr=True), HERE)
    assert [statement["Sid"] for statement in document["Statement"]] == [
        "LogsWriteEvents",
        "LogsCreateGroup",
        "EcrAuthorizationToken",
        "EcrPullImages",
    ]


def test_needs_with_nothing_in_them_are_refused() -> None:
    with pytest.raises(NothingToGrantError, match=r"if_required decide$"):
        execution_policy(TaskNeeds(), HERE)
