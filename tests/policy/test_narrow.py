from __future__ import annotations

import re
from types import SimpleNamespace

import pytest

from ecs_anywhere_iam.catalogue.scope import Scope
from ecs_anywhere_iam.catalogue.scope_resource import SCOPE_RESOURCES
from ecs_anywhere_iam.catalogue.server_resource import CLUSTER, SERVER_RESOURCES
from ecs_anywhere_iam.catalogue.task_resource import FILE, KEY, LOG_GROUP, REPOSITORY, TASK_RESOURCES
from ecs_anywhere_iam.errors import InvalidValueError, NothingToGrantError
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.grant import Grant
from ecs_anywhere_iam.policy.narrow import narrow, target_type
from ecs_anywhere_iam.policy.read_target import read_targets
from ecs_anywhere_iam.policy.target import ArnTarget, NamedTarget, PrefixTarget
from ecs_anywhere_iam.tasks.execution_policy import execution_grants
from ecs_anywhere_iam.tasks.needs import TaskNeeds

HERE = Environment("aws", "us-east-1", "123456789012")
PLACE = {"partition", "region", "account"}
# All of whose ARNs are about a target.
NAMED = set(Scope) - {row.scope for row in SCOPE_RESOURCES if set(re.findall(r"\{(\w+)\}", row.arn)) <= PLACE}

KEY_ID = "1234abcd-12ab-34cd-56ef-1234567890ab"
KEY_ABROAD = f"arn:aws:kms:eu-west-1:210987654321:key/{KEY_ID}"
KEY_IN_CHINA = f"arn:aws-cn:kms:cn-northwest-1:123456789012:key/{KEY_ID}"
CHINA = Environment("aws-cn", "cn-north-1", "123456789012", "amazonaws.com.cn")


@pytest.mark.parametrize("scope", [scope for scope in Scope if scope in NAMED], ids=str)
def test_a_permission_that_needs_a_target_is_never_granted_without_one(scope: Scope) -> None:
    with pytest.raises(NothingToGrantError):
        narrow(scope, (), HERE)


@pytest.mark.parametrize("scope", [scope for scope in Scope if scope in NAMED], ids=str)
def test_a_permission_that_needs_a_target_is_not_granted_on_one_of_another_type(scope: Scope) -> None:
    about = target_type(scope)
    others = [NamedTarget(each, "name") for each in (*SERVER_RESOURCES, *TASK_RESOURCES) if each is not about]
    assert len(others) == len(SERVER_RESOURCES) + len(TASK_RESOURCES) - 1
    with pytest.raises(NothingToGrantError):
        narrow(scope, others, HERE)


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


@pytest.mark.parametrize(
    ("files", "buckets"),
    [
        (["bucket/web.env", "bucket/fluent/extra.conf"], ("arn:aws:s3:::bucket",)),
        (["bucket/web.env", "arn:aws:s3:::bucket/api.env"], ("arn:aws:s3:::bucket",)),
        (["bucket/web.env", "bucket2/web.env"], ("arn:aws:s3:::bucket", "arn:aws:s3:::bucket2")),
        (["b-1/x", "b-2/x", "b-1/y"], ("arn:aws:s3:::b-1", "arn:aws:s3:::b-2")),
    ],
    ids=["two keys", "a name and an ARN", "two buckets", "one bucket twice"],
)
def test_files_are_in_buckets_which_come_once_each(files: list[str], buckets: tuple[str, ...]) -> None:
    targets = read_targets(files, FILE, "files")
    assert narrow(Scope.BUCKET_OF_FILE, targets, HERE).resources == buckets
    assert len(narrow(Scope.FILE, targets, HERE).resources) == len(files)


@pytest.mark.parametrize(
    ("keys", "environment", "services"),
    [
        ([KEY_ID], HERE, ("ssm.us-east-1.amazonaws.com",)),
        ([KEY_ABROAD], HERE, ("ssm.eu-west-1.amazonaws.com",)),
        ([KEY_ID, KEY_ABROAD], HERE, ("ssm.us-east-1.amazonaws.com", "ssm.eu-west-1.amazonaws.com")),
        ([KEY_ID, f"mrk-{'0' * 32}"], HERE, ("ssm.us-east-1.amazonaws.com",)),
        ([KEY_ID], CHINA, ("ssm.cn-north-1.amazonaws.com.cn",)),
        ([KEY_IN_CHINA], CHINA, ("ssm.cn-northwest-1.amazonaws.com.cn",)),
        (
            [f"arn:aws:kms:${{Token[TOKEN.7]}}:123456789012:key/{KEY_ID}"],
            HERE,
            ("ssm.${Token[TOKEN.7]}.amazonaws.com",),
        ),
        ([SimpleNamespace(key_arn="${Token[TOKEN.7]}")], HERE, ("ssm.us-east-1.amazonaws.com",)),
    ],
    ids=["here", "elsewhere", "both", "two here", "China", "elsewhere in China", "a Region that is a token", "a token"],
)
def test_a_key_is_used_through_the_service_in_its_own_region(
    keys: list[str], environment: Environment, services: tuple[str, ...]
) -> None:
    [grant] = execution_grants(TaskNeeds(parameter_keys=keys), environment)
    assert _via_service(grant, environment) == services


@pytest.mark.parametrize(
    ("needs", "service"),
    [
        (TaskNeeds(secret_keys=[KEY_ID]), "secretsmanager.us-east-1.amazonaws.com"),
        (TaskNeeds(parameter_keys=[KEY_ID]), "ssm.us-east-1.amazonaws.com"),
        (TaskNeeds(file_keys=[KEY_ID]), "s3.us-east-1.amazonaws.com"),
    ],
    ids=["secrets", "parameters", "files"],
)
def test_a_key_is_used_only_through_the_service_that_it_was_named_for(needs: TaskNeeds, service: str) -> None:
    [grant] = execution_grants(needs, HERE)
    assert _via_service(grant, HERE) == (service,)


def test_a_key_of_one_use_is_not_granted_for_another() -> None:
    needs = TaskNeeds(secret_keys=[KEY_ID], file_keys=[KEY_ABROAD])
    granted = {each.row.sid: each.statement()["Resource"] for each in execution_grants(needs, HERE)}
    assert granted == {
        "KmsDecryptSecrets": f"arn:aws:kms:us-east-1:123456789012:key/{KEY_ID}",
        "KmsDecryptFiles": KEY_ABROAD,
    }


def test_the_region_of_a_secret_does_not_widen_the_use_of_a_key() -> None:
    secret = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf"
    grants = execution_grants(TaskNeeds(secrets=[secret], secret_keys=[KEY_ID]), HERE)
    [of_key] = [each for each in grants if each.targets[0].type is KEY]
    assert _via_service(of_key, HERE) == ("secretsmanager.us-east-1.amazonaws.com",)


def _via_service(grant: Grant, environment: Environment) -> tuple[str, ...]:
    narrowing = narrow(grant.row.scope, grant.targets, environment, grant.regions)
    return narrowing.condition["StringEquals"]["kms:ViaService"]
