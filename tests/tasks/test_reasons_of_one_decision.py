"""One decision in which every kind of image is, and its reasons, word for word."""

from __future__ import annotations

import pytest

from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege, ManagedPolicies
from ecs_anywhere_iam.tasks.decision import WhenInstanceRolePulls, decide
from ecs_anywhere_iam.tasks.needs import TaskNeeds

HERE = Environment("aws", "us-east-1", "123456789012")
PAGE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/iam-role-ecsanywhere.html"
AGENT = "https://github.com/aws/amazon-ecs-agent/blob/8dfceca6cf380a83c3007349317566f2862f0673/agent/ecr/factory.go"
PULLS_API = (
    "A task execution role is needed: the tasks pull private ECR images (api) that the instance role cannot pull "
    f"({PAGE})."
)

REASONS: dict[WhenInstanceRolePulls, str] = {
    "grant": (
        "The task execution role may also pull web, although the instance role can: once a task has an execution role, "
        "ECS may tell the agent to pull with it, and the agent does not fall back on the instance role "
        f"({AGENT}). AWS's page lets the execution role go without ({PAGE}); when_instance_role_pulls=omit does as the "
        "page says."
    ),
    "omit": (
        "The task execution role may not pull web: the instance role can, and AWS's page lets the execution role go "
        f"without ({PAGE}). If ECS has the agent pull with the execution role, which does not fall back on the "
        f"instance role ({AGENT}), the task does not start."
    ),
}


@pytest.mark.parametrize(("pulls", "reason"), REASONS.items(), ids=REASONS.keys())
def test_what_the_instance_role_pulls_is_told_apart(pulls: WhenInstanceRolePulls, reason: str) -> None:
    decision = decide(
        TaskNeeds(private_ecr=True, repositories=["web", "api"]),
        instance_pulls=LeastPrivilege(clusters=["default"], repositories=["web"]).image_pull(HERE),
        when_instance_role_pulls=pulls,
        environment=HERE,
    )
    assert decision.reasons == (PULLS_API, reason)


def test_images_that_the_instance_role_pulls_are_named_where_there_is_no_role() -> None:
    decision = decide(
        TaskNeeds(private_ecr=True, repositories=["web"]),
        instance_pulls=ManagedPolicies().image_pull(HERE),
        when_instance_role_pulls="grant",
        environment=HERE,
    )
    assert decision.reasons == (
        "No task execution role: all that the tasks ask for is to pull private ECR images (web), and the instance role "
        f"can do that itself ({PAGE}).",
    )
