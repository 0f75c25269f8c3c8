from __future__ import annotations

import pytest

from ecs_anywhere_iam.catalogue.resource_type import CLUSTER, LOG_GROUP, REPOSITORY
from ecs_anywhere_iam.catalogue.scope import Scope
from ecs_anywhere_iam.catalogue.scope_resource import SCOPE_RESOURCES
from ecs_anywhere_iam.errors import InvalidValueError, NothingToGrantError
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.narrow import narrow
from ecs_anywhere_iam.policy.target import ArnTarget, PrefixTarget

HERE = Environment("aws", "us-east-1", "123456789012")
NAMED = {row.scope for row in SCOPE_RESOURCES if "{cluster}" in row.arn or "{repository}" in row.arn}


@pytest.mark.parametrize("scope", [scope for scope in Scope if scope in NAMED], ids=str)
def test_a_permission_that_needs_a_target_is_never_granted_without_one(scope: Scope) -> None:
    with pytest.raises(NothingToGrantError):
        narrow(scope, (), HERE)


@pytest.mark.parametrize(
    ("scope", "target", "resource"),
    [
        (Scope.REPOSITORY, PrefixTarget(REPOSITORY), "arn:aws:ecr:us-east-1:123456789012:repository/*"),
        (Scope.LOG_GROUP, PrefixTarget(LOG_GROUP), "arn:aws:logs:us-east-1:123456789012:log-group:*:*"),
    ],
    ids=["repository", "log group"],
)
def test_any_resource_stays_within_this_account_and_region(scope: Scope, target: PrefixTarget, resource: str) -> None:
    assert narrow(scope, [target], HERE).resources == (resource,)


def test_a_cluster_that_is_one_token_cannot_be_narrowed_to_without_cdk() -> None:
    with pytest.raises(InvalidValueError, match="give the token to a construct"):
        narrow(Scope.CLUSTER_SESSION, [ArnTarget(CLUSTER, text="${Token[TOKEN.23]}")], HERE)
