"""What ``TaskNeeds`` may be given."""

from __future__ import annotations

from typing import Any

from tests.validity.dimension import LEFT_OUT, Clash, InApp, clash

FLAG: dict[str, Any] = {LEFT_OUT: None, "on": True}
_KEY_ID = "1234abcd-12ab-34cd-56ef-1234567890ab"
_KEYS: dict[str, Any] = {
    LEFT_OUT: None,
    "id": [_KEY_ID],
    "arn elsewhere": [_KEY_ID, "arn:{partition}:kms:{elsewhere}:210987654321:key/mrk-1234abcd12ab34cd56ef1234567890ab"],
    "object": InApp(lambda given: [given.key()]),
}
_SECRETS: dict[str, Any] = {
    LEFT_OUT: None,
    "name": ["web/db", "rds!db-1"],
    # What ends so may be a whole ARN, or lack what Secrets Manager adds.
    "arn": ["arn:{partition}:secretsmanager:{elsewhere}:210987654321:secret:db-secret"],
    "whole arn": ["arn:{partition}:secretsmanager:{region}:{account}:secret:web/db-AbCdE1"],
    "object": InApp(lambda given: [given.secret()]),
}
_REPOSITORIES: dict[str, Any] = {
    LEFT_OUT: None,
    "name": ["team/web"],
    "arn elsewhere": ["arn:{partition}:ecr:{elsewhere}:210987654321:repository/team/shared"],
    "token": InApp(lambda given: [given.text("Repository", "team/web")]),
    "object": InApp(lambda given: [given.repository()]),
}

TASK_NEEDS: dict[str, dict[str, Any]] = {
    "awslogs": {"on": True, "off": False, LEFT_OUT: None},
    "log_groups": {
        LEFT_OUT: None,
        "name": ["/ecs/web"],
        "arn elsewhere": ["web", "arn:{partition}:logs:{elsewhere}:210987654321:log-group:/ecs/web:*"],
        "many": [f"/ecs/service-{number:03}" for number in range(130)],
        "token": InApp(lambda given: [given.text("LogGroup", "/ecs/web")]),
        "object": InApp(lambda given: [given.log_group()]),
    },
    "log_group_prefixes": {LEFT_OUT: None, "one": ["/ecs/"]},
    "create_log_groups": FLAG,
    "private_ecr": {"on": True, "off": False, LEFT_OUT: None},
    "repositories": {**_REPOSITORIES, "many": [f"team/service-{number:03}" for number in range(120)]},
    "repository_prefixes": {LEFT_OUT: None, "one": ["team/"]},
    "pull_through_repositories": _REPOSITORIES,
    "pull_through_prefixes": {LEFT_OUT: None, "one": ["docker-hub/"]},
    "create_pull_through_repositories": FLAG,
    "registry_credentials": _SECRETS,
    "secrets": {**_SECRETS, "many": [f"web/secret-{number:03}" for number in range(115)]},
    "secret_keys": _KEYS,
    "parameters": {
        LEFT_OUT: None,
        "name": ["db"],
        "path": ["/web/db", "web/cache"],
        "arn elsewhere": ["arn:{partition}:ssm:{elsewhere}:210987654321:parameter/web/db"],
        "object": InApp(lambda given: [given.parameter()]),
    },
    "parameter_keys": _KEYS,
    "files": {
        LEFT_OUT: None,
        "name": ["bucket/web.env", "bucket/team/worker $1.env"],
        "arn": ["arn:{partition}:s3:::other.bucket/web.env"],
        "object": InApp(lambda given: given.files()),
    },
    "file_keys": _KEYS,
    "fsx": FLAG,
}


def _needs(flag: str, *lists: str) -> tuple[Clash, ...]:
    """A list narrows a need that the flag states."""
    return tuple(
        clash(
            f"{each} narrows {flag}, which is off.",
            **{flag: f"off|{LEFT_OUT}", each: "|".join(choice for choice in TASK_NEEDS[each] if choice != LEFT_OUT)},
        )
        for each in lists
    )


TASK_NEEDS_CLASHES = (
    *_needs("awslogs", "log_groups", "log_group_prefixes", "create_log_groups"),
    *_needs("private_ecr", "repositories", "repository_prefixes", "pull_through_repositories", "pull_through_prefixes"),
    clash(
        "Repositories of a cache are made only where some are named.",
        create_pull_through_repositories="on",
        pull_through_repositories=LEFT_OUT,
        pull_through_prefixes=LEFT_OUT,
    ),
    clash(
        "Without images there is no cache, and none of its repositories.",
        create_pull_through_repositories="on",
        private_ecr=f"off|{LEFT_OUT}",
    ),
)
