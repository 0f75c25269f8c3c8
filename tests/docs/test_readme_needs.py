"""The README tells every need of tasks, with the statements that grant it."""

from __future__ import annotations

import re
from inspect import signature

import pytest

from ecs_anywhere_iam.catalogue.execution import EXECUTION_PERMISSIONS
from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.tasks.needs import TaskNeeds
from tests.docs.page import README


def in_code(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_the_parameters_of_needs_are_all_told_once() -> None:
    told = [name for row in README.table("Parameters of `TaskNeeds`") for name in in_code(row[0])]

    assert sorted(told) == sorted(set(signature(TaskNeeds.__init__).parameters) - {"self"})


# The kinds of need that the parameters of a row ask for, by the first of them.
KINDS = {
    "awslogs": {NeedKind.AWSLOGS},
    "create_log_groups": {NeedKind.CREATE_LOG_GROUP},
    "private_ecr": {NeedKind.PRIVATE_ECR},
    "pull_through_repositories": {NeedKind.PULL_THROUGH},
    "create_pull_through_repositories": {NeedKind.CREATE_PULL_THROUGH},
    "registry_credentials": {NeedKind.REGISTRY_CREDENTIALS},
    "secrets": {NeedKind.SECRET},
    "parameters": {NeedKind.PARAMETER},
    "files": {NeedKind.FILE},
    "secret_keys": {NeedKind.SECRET_KEY, NeedKind.PARAMETER_KEY, NeedKind.FILE_KEY},
    "fsx": {NeedKind.FSX},
}


def test_every_kind_of_need_is_told() -> None:
    assert {kind for kinds in KINDS.values() for kind in kinds} == set(NeedKind)


@pytest.mark.parametrize("row", README.table("Parameters of `TaskNeeds`"), ids=lambda row: row[0])
def test_a_need_is_granted_with_the_statements_that_are_told(row: list[str]) -> None:
    kinds = KINDS[in_code(row[0])[0]]

    assert in_code(row[2]) == [each.sid for each in EXECUTION_PERMISSIONS if kinds.intersection(each.needs)]
