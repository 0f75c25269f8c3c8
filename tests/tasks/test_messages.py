"""Every message about stated needs and decisions, in whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ecs_anywhere_iam.errors import EcsAnywhereIamError
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.image_pull import ImagePull
from ecs_anywhere_iam.tasks.decision import decide
from ecs_anywhere_iam.tasks.execution_policy import execution_policy
from ecs_anywhere_iam.tasks.needs import TaskNeeds
from ecs_anywhere_iam.tasks.pull_through import filled_by_cache

HERE = Environment("aws", "us-east-1", "123456789012")
NO_LIST = "; put it into a list, also where there is only one"

MESSAGES: dict[str, tuple[Callable[[], object], str]] = {
    "log groups without logs": (
        lambda: TaskNeeds(log_groups=["/a"]),
        "log_groups given with awslogs=False: set awslogs=True, or leave log_groups out",
    ),
    "no log groups with logs": (
        lambda: TaskNeeds(awslogs=True, log_groups=[]),
        "log_groups: got none with awslogs=True; name some, or leave the lists out to allow any",
    ),
    "groups that are made without logs": (
        lambda: TaskNeeds(create_log_groups=True),
        "create_log_groups=True with awslogs=False: set awslogs=True as well",
    ),
    "repositories without images": (
        lambda: TaskNeeds(repositories=["web"]),
        "repositories given with private_ecr=False: set private_ecr=True, or leave repositories out",
    ),
    "no repositories with images": (
        lambda: TaskNeeds(private_ecr=True, repositories=[]),
        "repositories: got none with private_ecr=True; name some, or leave the lists out to allow any",
    ),
    "a cache without images": (
        lambda: TaskNeeds(pull_through_prefixes=["quay/"]),
        "pull_through_repositories given with private_ecr=False: set private_ecr=True, or leave "
        "pull_through_repositories out",
    ),
    "no repositories of a cache with images": (
        lambda: TaskNeeds(private_ecr=True, pull_through_repositories=[]),
        "pull_through_repositories: got none with private_ecr=True; name some, or leave the lists out to allow any",
    ),
    "repositories that are made without a cache": (
        lambda: TaskNeeds(private_ecr=True, create_pull_through_repositories=True),
        "create_pull_through_repositories=True without repositories of a pull-through cache: name them in "
        "pull_through_repositories or pull_through_prefixes",
    ),
    "repositories that are made by a cache without prefixes": (
        lambda: filled_by_cache(TaskNeeds(), [], create=True),
        "create_pull_through_repositories without pull_through_prefixes: name the prefixes",
    ),
    "prefixes of a cache that are no list": (
        lambda: filled_by_cache(TaskNeeds(), "quay/"),
        f"pull_through_prefixes: got 'quay/'; allowed: a list of prefixes of repository names{NO_LIST}",
    ),
    **{
        f"{what} that are no list": (
            lambda what=what, flags=flags: TaskNeeds(**{what: "x"}, **flags),  # type: ignore[arg-type, misc]
            f"{what}: got 'x'; allowed: a list of {noun}{NO_LIST}",
        )
        for what, noun, flags in (
            ("log_groups", "log group names or ARNs", {"awslogs": True}),
            ("log_group_prefixes", "prefixes of log group names", {"awslogs": True}),
            ("repositories", "repository names or ARNs", {"private_ecr": True}),
            ("repository_prefixes", "prefixes of repository names", {"private_ecr": True}),
            ("pull_through_repositories", "repository names or ARNs", {"private_ecr": True}),
            ("pull_through_prefixes", "prefixes of repository names", {"private_ecr": True}),
            ("registry_credentials", "secret names or ARNs", {}),
            ("secrets", "secret names or ARNs", {}),
            ("secret_keys", "KMS key names or ARNs", {}),
            ("parameters", "parameter names or ARNs", {}),
            ("parameter_keys", "KMS key names or ARNs", {}),
            ("files", "file names or ARNs", {}),
            ("file_keys", "KMS key names or ARNs", {}),
        )
    },
    **{
        f"{flag} that is no flag": (
            lambda flag=flag: TaskNeeds(**{flag: "false"}),  # type: ignore[arg-type, misc]
            f"{flag}: got 'false'; allowed: True or False; give the boolean itself",
        )
        for flag in ("awslogs", "create_log_groups", "private_ecr", "create_pull_through_repositories", "fsx")
    },
    "what an instance role that pulls means": (
        lambda: decide(
            TaskNeeds(),
            instance_pulls=ImagePull(),
            when_instance_role_pulls="perhaps",  # type: ignore[arg-type]
            environment=HERE,
        ),
        "when_instance_role_pulls: got 'perhaps'; allowed: 'grant' or 'omit'; 'grant' is the safe choice: tasks start "
        "whichever role ECS has the agent pull with",
    ),
    "needs that are none": (
        lambda: TaskNeeds.of(["awslogs"]),  # type: ignore[list-item]
        "needs: got 'awslogs'; allowed: needs that are in TaskNeeds; state them, as TaskNeeds(awslogs=True)",
    ),
    "a number for needs": (
        lambda: TaskNeeds.of(7),  # type: ignore[arg-type]
        "needs: got 7; allowed: needs that are in TaskNeeds; state them, as TaskNeeds(awslogs=True)",
    ),
    "a policy for nothing": (
        lambda: execution_policy(TaskNeeds(), HERE),
        "a task execution role with nothing to grant: got needs that ask for nothing; allowed: at least one need, such "
        "as TaskNeeds(awslogs=True); leave the role out, or let TaskExecutionRole.if_required decide",
    ),
}


@pytest.mark.parametrize(("refused", "message"), MESSAGES.values(), ids=MESSAGES.keys())
def test_a_refusal_says_what_was_got_what_is_allowed_and_how_to_mend_it(
    refused: Callable[[], object], message: str
) -> None:
    with pytest.raises(EcsAnywhereIamError) as error:
        refused()
    assert str(error.value) == message
