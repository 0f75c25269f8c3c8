"""The decision of the two conditions on AWS's page, all 32 combinations of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import pytest

from ecs_anywhere_iam.errors import InvalidValueError
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.image_pull import ImagePull
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege, ManagedPolicies
from ecs_anywhere_iam.tasks.decision import Decision, WhenInstanceRolePulls, decide
from ecs_anywhere_iam.tasks.execution_policy import execution_policy
from ecs_anywhere_iam.tasks.needs import TaskNeeds

HERE = Environment("aws", "us-east-1", "123456789012")
LOGS = ["logs:CreateLogStream", "logs:PutLogEvents"]
PULL = [
    "ecr:BatchCheckLayerAvailability",
    "ecr:BatchGetImage",
    "ecr:GetAuthorizationToken",
    "ecr:GetDownloadUrlForLayer",
]
INSTANCES: dict[str, ManagedPolicies | LeastPrivilege] = {
    "managed": ManagedPolicies(),
    "pulls nothing": LeastPrivilege(clusters=["default"]),
    "pulls the same": LeastPrivilege(clusters=["default"], repositories=["web"]),
    "pulls another": LeastPrivilege(clusters=["default"], repositories=["api"]),
}

# awslogs, private ECR, what the instance role pulls -> actions with `grant`, actions with `omit`
TABLE: dict[tuple[bool, bool, str], tuple[list[str], list[str]]] = {
    (False, False, "managed"): ([], []),
    (False, False, "pulls nothing"): ([], []),
    (False, False, "pulls the same"): ([], []),
    (False, False, "pulls another"): ([], []),
    (True, False, "managed"): (LOGS, LOGS),
    (True, False, "pulls nothing"): (LOGS, LOGS),
    (True, False, "pulls the same"): (LOGS, LOGS),
    (True, False, "pulls another"): (LOGS, LOGS),
    (False, True, "managed"): ([], []),
    (False, True, "pulls nothing"): (PULL, PULL),
    (False, True, "pulls the same"): ([], []),
    (False, True, "pulls another"): (PULL, PULL),
    (True, True, "managed"): (PULL + LOGS, LOGS),
    (True, True, "pulls nothing"): (PULL + LOGS, PULL + LOGS),
    (True, True, "pulls the same"): (PULL + LOGS, LOGS),
    (True, True, "pulls another"): (PULL + LOGS, PULL + LOGS),
}


@dataclass(frozen=True)
class Case:
    awslogs: bool
    private_ecr: bool
    instance: str
    pulls: WhenInstanceRolePulls

    def __str__(self) -> str:
        logs, ecr = ("awslogs" if self.awslogs else "no logs"), ("ECR" if self.private_ecr else "no ECR")
        return f"{logs}, {ecr}, {self.instance}, {self.pulls}"

    def decide(self) -> Decision:
        needs = TaskNeeds(
            awslogs=self.awslogs, private_ecr=self.private_ecr, repositories=["web"] if self.private_ecr else []
        )
        pull = INSTANCES[self.instance].image_pull(HERE)
        return decide(needs, instance_pulls=pull, when_instance_role_pulls=self.pulls, environment=HERE)

    @property
    def expected(self) -> list[str]:
        grant, omit = TABLE[self.awslogs, self.private_ecr, self.instance]
        return grant if self.pulls == "grant" else omit


MODES: tuple[WhenInstanceRolePulls, ...] = ("grant", "omit")
CASES = [Case(*key) for key in product((False, True), (False, True), INSTANCES, MODES)]


def actions(grants: TaskNeeds) -> list[str]:
    statements = execution_policy(grants, HERE)["Statement"] if grants else []
    listed = [s["Action"] if isinstance(s["Action"], list) else [s["Action"]] for s in statements]
    return sorted(action for group in listed for action in group)


def test_there_are_32_combinations() -> None:
    assert len(CASES) == 32


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_execution_role_grants_what_the_table_says(case: Case) -> None:
    assert actions(case.decide().grants) == case.expected


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_first_reason_says_whether_there_is_an_execution_role(case: Case) -> None:
    start = "A task execution role is needed:" if case.expected else "No task execution role:"
    assert case.decide().reasons[0].startswith(start)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_there_is_a_role_exactly_where_something_is_granted(case: Case) -> None:
    assert case.decide().required == bool(case.expected)


def decide_between(needs: list[str], pulled: list[str], pulls: WhenInstanceRolePulls) -> list[str]:
    decision = decide(
        TaskNeeds(private_ecr=True, repositories=needs or None),
        instance_pulls=LeastPrivilege(clusters=["default"], repositories=pulled).image_pull(HERE),
        when_instance_role_pulls=pulls,
        environment=HERE,
    )
    return [str(need.target) for need in decision.grants]


@pytest.mark.parametrize(("pulls", "granted"), [("grant", ["web", "api"]), ("omit", ["api"])], ids=["grant", "omit"])
def test_repositories_are_counted_one_by_one(pulls: WhenInstanceRolePulls, granted: list[str]) -> None:
    assert decide_between(["web", "api"], ["web"], pulls) == granted


def test_a_name_and_the_arn_of_the_same_repository_are_one() -> None:
    assert decide_between(["web"], ["arn:aws:ecr:us-east-1:123456789012:repository/web"], "grant") == []


def test_a_repository_of_the_same_name_in_another_account_is_another() -> None:
    foreign = "arn:aws:ecr:us-east-1:111111111111:repository/web"
    assert decide_between(["web"], [foreign], "grant") == ["web"]


def test_any_repository_is_more_than_the_instance_role_can_pull() -> None:
    assert decide_between([], ["web"], "grant") == ["any repository of this account and Region"]


def test_without_an_instance_role_nothing_can_be_pulled_otherwise() -> None:
    decision = decide(
        TaskNeeds(private_ecr=True),
        instance_pulls=ImagePull(),
        when_instance_role_pulls="grant",
        environment=HERE,
    )
    assert decision.required


@pytest.mark.parametrize("pulls", ["", "Grant", None, True], ids=repr)
def test_another_mode_is_refused(pulls: object) -> None:
    with pytest.raises(InvalidValueError, match="'grant' or 'omit'"):
        decide(
            TaskNeeds(),
            instance_pulls=ImagePull(),
            when_instance_role_pulls=pulls,  # type: ignore[arg-type]
            environment=HERE,
        )
