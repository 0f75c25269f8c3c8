"""Each parameter of ``TaskNeeds`` is a need of its own, for just what it names."""

from __future__ import annotations

from typing import Any

import pytest

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.catalogue.task_resource import REPOSITORY
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.target import ArnTarget, NamedTarget, Target
from ecs_anywhere_iam.tasks.need import Need
from ecs_anywhere_iam.tasks.needs import TaskNeeds
from ecs_anywhere_iam.tasks.pull_through import filled_by_cache

HERE = Environment("aws", "us-east-1", "123456789012")
TOKEN = "${Token[TOKEN.23]}"
ID = "1234abcd-12ab-34cd-56ef-1234567890ab"
SECRETS = "arn:aws:secretsmanager:us-east-1:123456789012:secret:"
KEY = f"arn:aws:kms:us-east-1:123456789012:key/{ID}"
ECR = "arn:aws:ecr:us-east-1:123456789012:repository/"
LOGS = "arn:aws:logs:us-east-1:123456789012:log-group:"
IMAGES, CACHED, MADE = NeedKind.PRIVATE_ECR, NeedKind.PULL_THROUGH, NeedKind.CREATE_PULL_THROUGH

NEEDS: dict[str, tuple[dict[str, Any], list[tuple[NeedKind, str | None]]]] = {
    "log_groups": ({"awslogs": True, "log_groups": ["/a"]}, [(NeedKind.AWSLOGS, f"{LOGS}/a:*")]),
    "log_group_prefixes": ({"awslogs": True, "log_group_prefixes": ["/a"]}, [(NeedKind.AWSLOGS, f"{LOGS}/a*:*")]),
    "both for log groups": (
        {"awslogs": True, "log_groups": ["/a"], "log_group_prefixes": ["/b"], "create_log_groups": True},
        [
            (NeedKind.AWSLOGS, f"{LOGS}/a:*"),
            (NeedKind.AWSLOGS, f"{LOGS}/b*:*"),
            (NeedKind.CREATE_LOG_GROUP, f"{LOGS}/a:*"),
            (NeedKind.CREATE_LOG_GROUP, f"{LOGS}/b*:*"),
        ],
    ),
    "repositories": ({"private_ecr": True, "repositories": ["web"]}, [(IMAGES, f"{ECR}web")]),
    "repository_prefixes": ({"private_ecr": True, "repository_prefixes": ["team/"]}, [(IMAGES, f"{ECR}team/*")]),
    "pull_through_repositories": (
        {"private_ecr": True, "pull_through_repositories": ["quay/a"]},
        [(IMAGES, f"{ECR}quay/a"), (CACHED, f"{ECR}quay/a")],
    ),
    "pull_through_prefixes": (
        {"private_ecr": True, "pull_through_prefixes": ["quay/"]},
        [(IMAGES, f"{ECR}quay/*"), (CACHED, f"{ECR}quay/*")],
    ),
    "create_pull_through_repositories": (
        {
            "private_ecr": True,
            "repositories": ["web"],
            "pull_through_prefixes": ["quay/"],
            "create_pull_through_repositories": True,
        },
        [(IMAGES, f"{ECR}web"), (IMAGES, f"{ECR}quay/*"), (CACHED, f"{ECR}quay/*"), (MADE, f"{ECR}quay/*")],
    ),
    "registry_credentials": (
        {"registry_credentials": ["hub"]}, [(NeedKind.REGISTRY_CREDENTIALS, f"{SECRETS}hub-??????")],
    ),
    "secrets": ({"secrets": ["db"]}, [(NeedKind.SECRET, f"{SECRETS}db-??????")]),
    "a secret that may be two": (
        {"secrets": [f"{SECRETS}db-secret"]},
        [(NeedKind.SECRET, f"{SECRETS}db-secret"), (NeedKind.SECRET, f"{SECRETS}db-secret-??????")],
    ),
    "secret_keys": ({"secret_keys": [ID]}, [(NeedKind.SECRET_KEY, KEY)]),
    "parameters": (
        {"parameters": ["/web"]}, [(NeedKind.PARAMETER, "arn:aws:ssm:us-east-1:123456789012:parameter/web")],
    ),
    "parameter_keys": ({"parameter_keys": [ID]}, [(NeedKind.PARAMETER_KEY, KEY)]),
    "files": ({"files": ["bucket/web.env"]}, [(NeedKind.FILE, "arn:aws:s3:::bucket/web.env")]),
    "file_keys": ({"file_keys": [ID]}, [(NeedKind.FILE_KEY, KEY)]),
    "fsx": ({"fsx": True}, [(NeedKind.FSX, None)]),
}  # fmt: skip


@pytest.mark.parametrize(("stated", "needs"), NEEDS.values(), ids=NEEDS.keys())
def test_a_parameter_is_a_need_for_what_it_names(
    stated: dict[str, Any], needs: list[tuple[NeedKind, str | None]]
) -> None:
    made = TaskNeeds(**stated)
    assert [(need.kind, need.target and need.target.arn(HERE)) for need in made] == needs


def elsewhere(target: Target) -> Target:
    return NamedTarget(target.type, f"{target}-x")


def test_needs_are_changed_where_they_have_a_target() -> None:
    needs = TaskNeeds(secrets=["db", "db"], parameters=["web"], fsx=True).map_targets(elsewhere)
    assert [str(need) for need in needs] == [
        f"{NeedKind.SECRET.value}: db-x",
        f"{NeedKind.PARAMETER.value}: web-x",
        NeedKind.FSX.value,
    ]


def test_targets_are_those_of_all_the_kinds_in_the_order_of_the_needs() -> None:
    needs = TaskNeeds(secrets=["db"], parameters=["web"], files=["bucket/x"], fsx=True)
    assert [str(each) for each in needs.targets(NeedKind.FILE, NeedKind.FSX, NeedKind.SECRET)] == ["db", "bucket/x"]


def test_a_repository_that_is_known_only_at_deployment_is_of_no_cache() -> None:
    token = Need(NeedKind.PRIVATE_ECR, ArnTarget(REPOSITORY, text=TOKEN))
    assert filled_by_cache(TaskNeeds.of([token]), ["quay/"]) == TaskNeeds()
