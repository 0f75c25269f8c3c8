from __future__ import annotations

from collections.abc import Callable

import pytest

from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege, ManagedPolicies
from ecs_anywhere_iam.tasks.decision import WhenInstanceRolePulls, decide
from ecs_anywhere_iam.tasks.needs import TaskNeeds

HERE = Environment("aws", "us-east-1", "123456789012")
PAGE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/iam-role-ecsanywhere.html"
AGENT = "https://github.com/aws/amazon-ecs-agent/blob/8dfceca6cf380a83c3007349317566f2862f0673/agent/ecr/factory.go"
LOGS = (
    "A task execution role is needed: the tasks use the awslogs log driver, which writes with it, "
    f"never with the instance role ({PAGE})."
)
NOTHING = LeastPrivilege(clusters=["default"])


def reasons(
    needs: TaskNeeds, instance: ManagedPolicies | LeastPrivilege, pulls: WhenInstanceRolePulls = "grant"
) -> tuple[str, ...]:
    return decide(
        needs, instance_pulls=instance.image_pull(HERE), when_instance_role_pulls=pulls, environment=HERE
    ).reasons


@pytest.mark.parametrize(
    ("tell", "expected"),
    [
        (
            lambda: reasons(TaskNeeds(), NOTHING),
            (
                "No task execution role: the tasks use neither the awslogs log driver nor private ECR images, and "
                "nothing else that asks for one.",
            ),
        ),
        (lambda: reasons(TaskNeeds(awslogs=True), NOTHING), (LOGS,)),
        (
            lambda: reasons(TaskNeeds(private_ecr=True), ManagedPolicies()),
            (
                "No task execution role: all that the tasks ask for is to pull private ECR images (any repository of "
                f"this account and Region), and the instance role can do that itself ({PAGE}).",
            ),
        ),
        (
            lambda: reasons(TaskNeeds(private_ecr=True, repositories=["web"]), NOTHING),
            (
                "A task execution role is needed: the tasks pull private ECR images (web) that the instance role "
                f"cannot pull ({PAGE}).",
            ),
        ),
        (
            lambda: reasons(TaskNeeds(awslogs=True, private_ecr=True, repositories=["web"]), ManagedPolicies()),
            (
                LOGS,
                "The task execution role may also pull web, although the instance role can: once a task has an "
                "execution role, ECS may tell the agent to pull with it, and the agent does not fall back on the "
                f"instance role ({AGENT}). AWS's page lets the execution role go without ({PAGE}); "
                "when_instance_role_pulls=omit does as the page says.",
            ),
        ),
        (
            lambda: reasons(TaskNeeds(awslogs=True, private_ecr=True, repositories=["web"]), ManagedPolicies(), "omit"),
            (
                LOGS,
                "The task execution role may not pull web: the instance role can, and AWS's page lets the execution "
                f"role go without ({PAGE}). If ECS has the agent pull with the execution role, which does not fall "
                f"back on the instance role ({AGENT}), the task does not start.",
            ),
        ),
    ],
    ids=["nothing", "awslogs", "covered", "uncovered", "covered and awslogs", "covered and awslogs, omit"],
)
def test_the_reasons_are_whole_sentences_with_their_sources(
    tell: Callable[[], tuple[str, ...]], expected: tuple[str, ...]
) -> None:
    assert tell() == expected


def test_a_long_list_of_repositories_is_counted_not_listed() -> None:
    [reason] = reasons(TaskNeeds(private_ecr=True, repositories=[f"r{n}" for n in range(300)]), NOTHING)
    assert "(r0, r1, r2, r3, r4 and 295 more)" in reason


def test_a_token_is_not_shown_to_people() -> None:
    needs = TaskNeeds(private_ecr=True, repositories=["team/${Token[TOKEN.23]}"])
    assert "(team/[known at deployment])" in reasons(needs, NOTHING)[0]


def test_five_repositories_are_listed() -> None:
    [reason] = reasons(TaskNeeds(private_ecr=True, repositories=[f"r{n}" for n in range(5)]), NOTHING)
    assert "(r0, r1, r2, r3, r4) that" in reason


def test_a_need_of_no_resource_is_told_without_one() -> None:
    [reason] = reasons(TaskNeeds(fsx=True), NOTHING)
    assert reason.startswith(
        "A task execution role is needed: the tasks use FSx for Windows File Server volumes, which "
    )
