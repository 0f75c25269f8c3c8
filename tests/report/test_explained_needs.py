"""Needs as JSON."""

from __future__ import annotations

import pytest

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.report.needs_as_json import needs_as_object
from ecs_anywhere_iam.tasks.needs import TaskNeeds

HERE = Environment("aws", "<region>", "<account>")
FLAGS = {"awslogs": False, "private_ecr": False}
KEY = "1234abcd-12ab-34cd-56ef-1234567890ab"
ABROAD = "arn:aws:ecr:us-east-1:111111111111:repository/web"

NEEDS: dict[str, tuple[TaskNeeds, dict[str, object]]] = {
    "nothing": (TaskNeeds(), {}),
    "any log group": (TaskNeeds(awslogs=True), {"awslogs": True, "log_groups": ["*"]}),
    "log groups that are made": (
        TaskNeeds(awslogs=True, log_groups=["/a", "/b"], create_log_groups=True),
        {"awslogs": True, "log_groups": ["/a", "/b"], "created_log_groups": ["/a", "/b"]},
    ),
    "a log group by ARN, without what IAM wants behind it": (
        TaskNeeds(awslogs=True, log_groups=["arn:aws:logs:us-east-1:111111111111:log-group:/a:*"]),
        {"awslogs": True, "log_groups": ["arn:aws:logs:us-east-1:111111111111:log-group:/a"]},
    ),
    "log groups by prefix": (
        TaskNeeds(awslogs=True, log_group_prefixes=["/ecs/"]), {"awslogs": True, "log_groups": ["/ecs/*"]},
    ),
    "repositories here and elsewhere": (
        TaskNeeds(private_ecr=True, repositories=["web", ABROAD]),
        {"private_ecr": True, "repositories": ["web", ABROAD]},
    ),
    "images of a cache": (
        TaskNeeds(private_ecr=True, pull_through_repositories=["quay/a"], create_pull_through_repositories=True),
        {
            "private_ecr": True,
            "repositories": ["quay/a"],
            "pull_through_repositories": ["quay/a"],
            "created_pull_through_repositories": ["quay/a"],
        },
    ),
    "secrets": (
        TaskNeeds(secrets=["web/db"], secret_keys=[KEY], registry_credentials=["registry"]),
        {"registry_credentials": ["registry"], "secrets": ["web/db"], "secret_keys": [KEY]},
    ),
    "a secret by ARN": (
        TaskNeeds(secrets=["arn:aws:secretsmanager:us-east-1:111111111111:secret:db"]),
        {"secrets": ["arn:aws:secretsmanager:us-east-1:111111111111:secret:db-??????"]},
    ),
    "parameters": (
        TaskNeeds(parameters=["/web/db"], parameter_keys=[KEY]), {"parameters": ["web/db"], "parameter_keys": [KEY]},
    ),
    "files": (
        TaskNeeds(files=["bucket/web.env"], file_keys=[KEY]), {"files": ["bucket/web.env"], "file_keys": [KEY]},
    ),
    "volumes": (TaskNeeds(fsx=True), {"fsx": True}),
}  # fmt: skip


@pytest.mark.parametrize(("needs", "expected"), NEEDS.values(), ids=NEEDS.keys())
def test_needs_are_told_in_the_words_of_their_parameters(needs: TaskNeeds, expected: dict[str, object]) -> None:
    assert needs_as_object(needs, HERE) == {**FLAGS, **expected}


def test_every_kind_of_need_is_told() -> None:
    told = {kind for needs, _ in NEEDS.values() for kind in (need.kind for need in needs)}
    assert set(NeedKind) - told == set()
