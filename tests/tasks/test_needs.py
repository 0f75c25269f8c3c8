from __future__ import annotations

from collections.abc import Callable

import pytest

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.errors import ContradictionError, InvalidValueError
from ecs_anywhere_iam.tasks.needs import TaskNeeds

AWSLOGS, CREATE, ECR = NeedKind.AWSLOGS, NeedKind.CREATE_LOG_GROUP, NeedKind.PRIVATE_ECR
ANY_GROUP = "any log group of this account and Region"
ANY_REPOSITORY = "any repository of this account and Region"


def told(needs: TaskNeeds) -> list[tuple[NeedKind, str]]:
    return [(need.kind, str(need.target)) for need in needs]


@pytest.mark.parametrize(
    ("needs", "expected"),
    [
        (TaskNeeds(), []),
        (TaskNeeds(awslogs=True), [(AWSLOGS, ANY_GROUP)]),
        (TaskNeeds(private_ecr=True), [(ECR, ANY_REPOSITORY)]),
        (TaskNeeds(awslogs=True, log_groups=["/b", "/a"]), [(AWSLOGS, "/b"), (AWSLOGS, "/a")]),
        (TaskNeeds(awslogs=True, create_log_groups=True), [(AWSLOGS, ANY_GROUP), (CREATE, ANY_GROUP)]),
        (
            TaskNeeds(awslogs=True, log_groups=["/a"], create_log_groups=True, private_ecr=True, repositories=["web"]),
            [(AWSLOGS, "/a"), (CREATE, "/a"), (ECR, "web")],
        ),
        (TaskNeeds(awslogs=True) | TaskNeeds(private_ecr=True), [(AWSLOGS, ANY_GROUP), (ECR, ANY_REPOSITORY)]),
        (TaskNeeds(awslogs=True) | TaskNeeds(awslogs=True), [(AWSLOGS, ANY_GROUP)]),
        (
            TaskNeeds(private_ecr=True) | TaskNeeds(private_ecr=True, repositories=["web"]),
            [(ECR, ANY_REPOSITORY), (ECR, "web")],
        ),
        (
            TaskNeeds(awslogs=True, log_groups=["/a"], create_log_groups=True)
            | TaskNeeds(awslogs=True, log_groups=["/b"]),
            [(AWSLOGS, "/a"), (CREATE, "/a"), (AWSLOGS, "/b")],
        ),
    ],
    ids=["nothing", "awslogs", "ecr", "log groups", "create", "all", "union", "same twice", "any and one",
         "creation stays with its group"],
)  # fmt: skip
def test_needs_are_what_was_stated(needs: TaskNeeds, expected: list[tuple[NeedKind, str]]) -> None:
    assert told(needs) == expected


def test_a_union_loses_nothing_of_another_account() -> None:
    foreign = "arn:aws:ecr:eu-west-1:111111111111:repository/web"
    union = TaskNeeds(private_ecr=True) | TaskNeeds(private_ecr=True, repositories=[foreign])
    assert told(union) == [(ECR, ANY_REPOSITORY), (ECR, foreign)]


def test_needs_that_ask_for_the_same_are_equal_and_hash_alike() -> None:
    one, other = (TaskNeeds(awslogs=True, log_groups=["/a"]) for _ in range(2))
    assert (one == other, hash(one) == hash(other)) == (True, True)


@pytest.mark.parametrize(
    ("needs", "flags"),
    [
        (TaskNeeds(), (False, False, False)),
        (TaskNeeds(awslogs=True), (True, True, False)),
        (TaskNeeds(private_ecr=True), (True, False, True)),
    ],
    ids=["nothing", "awslogs", "ecr"],
)
def test_needs_tell_whether_they_ask_for_anything(needs: TaskNeeds, flags: tuple[bool, bool, bool]) -> None:
    assert (bool(needs), needs.awslogs, needs.private_ecr) == flags


@pytest.mark.parametrize(
    "make",
    [
        lambda: TaskNeeds(log_groups=["/a"]),
        lambda: TaskNeeds(repositories=["web"]),
        lambda: TaskNeeds(create_log_groups=True),
        lambda: TaskNeeds(awslogs=True, repositories=["web"]),
    ],
    ids=["log groups", "repositories", "create_log_groups", "repositories with awslogs"],
)
def test_a_list_for_a_need_that_is_not_stated_is_refused(make: Callable[[], TaskNeeds]) -> None:
    with pytest.raises(ContradictionError, match=r"set (awslogs|private_ecr)=True"):
        make()


@pytest.mark.parametrize("flag", ["awslogs", "create_log_groups", "private_ecr"])
@pytest.mark.parametrize("value", ["true", 1, None])
def test_a_flag_that_is_no_boolean_is_refused(flag: str, value: object) -> None:
    with pytest.raises(InvalidValueError, match=f"^{flag}: "):
        TaskNeeds(**{flag: value})  # type: ignore[arg-type]


def test_needs_combine_only_with_needs() -> None:
    with pytest.raises(TypeError):
        _ = TaskNeeds(awslogs=True) | {"private_ecr": True}  # type: ignore[operator]


@pytest.mark.parametrize(
    "make",
    [
        lambda: TaskNeeds(private_ecr=True, repositories=[]),
        lambda: TaskNeeds(awslogs=True, log_groups=(name for name in ())),  # type: ignore[arg-type, var-annotated]
        lambda: TaskNeeds(private_ecr=True, repository_prefixes=[]),
    ],
    ids=["empty list", "exhausted generator", "empty prefixes"],
)
def test_an_empty_list_does_not_become_a_permission_on_everything(make: Callable[[], TaskNeeds]) -> None:
    with pytest.raises(ContradictionError, match="to allow any"):
        make()


def test_an_empty_list_with_prefixes_is_narrowed_by_the_prefixes() -> None:
    needs = TaskNeeds(private_ecr=True, repositories=[], repository_prefixes=["team/"])
    assert told(needs) == [(ECR, "any repository of this account and Region whose name starts with team/")]
