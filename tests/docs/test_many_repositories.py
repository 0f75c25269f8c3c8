"""The numbers of the page on many repositories are those of the constructs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import aws_cdk as cdk
import pytest

from ecs_anywhere_iam import ExternalInstanceRole, LeastPrivilege, TaskExecutionRole, TaskNeeds
from ecs_anywhere_iam.errors import QuotaExceededError
from tests.docs.page import ROOT, Page

PAGE = Page(ROOT / "docs" / "how-to" / "many-repositories.md")
HERE = cdk.Environment(account="123456789012", region="eu-west-1")


def names(count: int) -> list[str]:
    return [f"team/service-{number:03}" for number in range(count)]


def execution(repositories: int, log_groups: int = 0) -> Callable[[cdk.Stack], object]:
    needs = TaskNeeds(private_ecr=True, repositories=names(repositories))
    if log_groups:
        needs |= TaskNeeds(awslogs=True, log_groups=[f"/ecs/{name}" for name in names(log_groups)])
    return lambda stack: TaskExecutionRole(stack, "Role", needs=needs)


def instance(clusters: int, repositories: int = 0) -> Callable[[cdk.Stack], object]:
    permissions = LeastPrivilege(
        clusters=[f"edge-{number:02}" for number in range(clusters)], repositories=names(repositories)
    )
    return lambda stack: ExternalInstanceRole(stack, "Role", permissions=permissions)


ROLES: Mapping[str, Callable[[cdk.Stack], object]] = {
    "task execution role, 100 repositories": execution(100),
    "task execution role, 300 repositories": execution(300),
    "task execution role, 300 repositories and 120 log groups": execution(300, 120),
    "instance role, 20 clusters": instance(20),
    "instance role, 50 clusters": instance(50),
    "instance role, 20 clusters and 300 repositories": instance(20, 300),
    "task execution role, 800 repositories": execution(800),
    "task execution role, 1,000 repositories": execution(1000),
}


def managed_policies(build: Callable[[cdk.Stack], object], env: cdk.Environment | None) -> int | None:
    """How many there are beside the role; none where it is refused."""
    app = cdk.App()
    stack = cdk.Stack(app, "Stack", env=env)
    try:
        build(stack)
    except QuotaExceededError:
        return None
    resources = app.synth().get_stack_by_name("Stack").template["Resources"].values()
    return [resource["Type"] for resource in resources].count("AWS::IAM::ManagedPolicy")


@pytest.mark.parametrize("row", PAGE.table("Role", "Managed policies"), ids=lambda row: row[0])
def test_a_role_has_as_many_policies_as_the_page_says(row: list[str]) -> None:
    count = managed_policies(ROLES[row[0]], HERE)

    assert ("refused" if count is None else str(count)) == row[1]


@pytest.mark.parametrize("name", [name for name in ROLES if "1,000" not in name])
def test_without_account_and_region_it_is_one_policy_more_at_most(name: str) -> None:
    known, unknown = (managed_policies(ROLES[name], env) for env in (HERE, None))

    assert unknown in {known, (known or 0) + 1}


def test_the_error_is_the_one_that_people_see() -> None:
    [shown] = PAGE.blocks("text")
    with pytest.raises(QuotaExceededError) as refused:
        ROLES["task execution role, 1,000 repositories"](cdk.Stack(cdk.App(), "Stack", env=HERE))

    assert " ".join(shown.text.split()) == str(refused.value)
