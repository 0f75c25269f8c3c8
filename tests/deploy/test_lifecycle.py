"""The sample stack's life on an emulated AWS, with the real CDK command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from dev.cdk_cli import CdkCli
from dev.deployed_roles import DeployedRole, left_of, read_role
from dev.emulator import ACCOUNT, REGION, Emulator, emulator
from ecs_anywhere_iam.catalogue.trust import EXECUTION_TRUST, INSTANCE_TRUST
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege
from ecs_anywhere_iam.policy.instance_policy import instance_policy
from ecs_anywhere_iam.policy.trust_policy import trust_policy
from ecs_anywhere_iam.tasks.execution_policy import execution_policy
from ecs_anywhere_iam.tasks.needs import TaskNeeds

pytestmark = pytest.mark.emulator

HERE = Environment("aws", REGION, ACCOUNT)
MANAGED = {"instance_policy": "managed", "awslogs": "false", "private_ecr": "false"}
LEAST = {"clusters": "web", "repositories": "team/web", "log_groups": "/ecs/web"}
REPOSITORIES = [f"team/service-{number:03}" for number in range(200)]
LARGE = {**LEAST, "repositories": ",".join(REPOSITORIES)}


@dataclass(frozen=True)
class Life:
    """What was seen at each stage."""

    managed: DeployedRole
    least: DeployedRole
    execution: DeployedRole
    large: DeployedRole
    outputs: Mapping[str, str]
    left: list[str]


@pytest.fixture(scope="module")
def running() -> Iterator[Emulator]:
    with emulator() as started:
        yield started


@pytest.fixture(scope="module")
def life(running: Emulator, tmp_path_factory: pytest.TempPathFactory) -> Life:
    """Managed policies, least privilege with an execution role, 200 repositories for it, gone; each `diff` is clean."""

    def cli(context: Mapping[str, str]) -> CdkCli:
        folder: Path = tmp_path_factory.mktemp("assembly")
        # The strict job and `make demo` validate the template; twice more here would say nothing new.
        return CdkCli({**running.environment, "CDK_VALIDATION": "false"}, folder / "cdk.out", context)

    cli(MANAGED).bootstrap(running.account, running.region)
    cli(MANAGED).deploy()
    cli(MANAGED).diff()
    managed = read_role(running.environment, "ECSAnywhereRole")
    outputs = cli(LEAST).deploy().outputs["EcsAnywhereIam"]
    cli(LEAST).diff()
    least = read_role(running.environment, outputs["InstanceRoleName"])
    execution = read_role(running.environment, outputs["ExecutionRoleArn"].rpartition("/")[2])
    cli(LARGE).deploy()
    cli(LARGE).diff()
    large = read_role(running.environment, execution.name)
    cli(LARGE).destroy()
    left = [arn for role in (least, large) for arn in left_of(running.environment, role)]
    return Life(managed, least, execution, large, outputs, left)


def test_the_managed_policies_are_attached_and_nothing_else(life: Life) -> None:
    assert (sorted(life.managed.managed), life.managed.inline) == (
        [
            "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
            "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role",
        ],
        {},
    )


def test_least_privilege_is_deployed_as_the_catalogue_has_it(life: Life) -> None:
    assert (life.least.inline, dict(life.least.managed)) == (
        {"LeastPrivilege": sorted_lists(instance_policy(LeastPrivilege(clusters=["web"]), HERE))},
        {},
    )


def test_the_execution_role_grants_what_the_tasks_need(life: Life) -> None:
    needs = TaskNeeds(awslogs=True, log_groups=["/ecs/web"], private_ecr=True, repositories=["team/web"])
    assert life.execution.inline == {"TaskNeeds": sorted_lists(execution_policy(needs, HERE))}


def test_each_role_trusts_its_service_for_this_account(life: Life) -> None:
    assert (life.least.trust, life.execution.trust) == (
        trust_policy(INSTANCE_TRUST, HERE),
        trust_policy(EXECUTION_TRUST, HERE),
    )


def test_moving_to_least_privilege_keeps_the_same_role(life: Life) -> None:
    assert (life.least.role_id, life.least.arn) == (life.managed.role_id, life.managed.arn)


def test_more_repositories_than_fit_inline_keep_the_same_role(life: Life) -> None:
    pulled = {
        resource
        for statement in life.large.own_statements()
        if statement["Sid"] == "EcrPullImages"
        for resource in statement["Resource"]
    }
    assert (life.large.role_id, len(life.large.managed) > 0, pulled) == (
        life.execution.role_id,
        True,
        {f"arn:aws:ecr:{REGION}:{ACCOUNT}:repository/{name}" for name in REPOSITORIES},
    )


def test_the_outputs_are_what_a_registrar_needs(life: Life) -> None:
    assert life.outputs == {
        "InstanceRoleName": "ECSAnywhereRole",
        "InstanceRoleArn": f"arn:aws:iam::{ACCOUNT}:role/ECSAnywhereRole",
        "ExecutionRoleArn": life.execution.arn,
        "CreateActivationCommand": f"aws ssm create-activation --iam-role ECSAnywhereRole --region {REGION}",
    }


def test_destroying_leaves_nothing_behind(life: Life) -> None:
    assert life.left == []


def sorted_lists(document: object) -> object:
    """The document as CDK's feature flag `minimizePolicies` writes it: actions and resources in order."""
    if isinstance(document, dict):
        return {key: sorted_lists(value) for key, value in document.items()}
    if isinstance(document, list):
        items = [sorted_lists(item) for item in document]
        return sorted(items, key=str) if all(isinstance(item, str) for item in items) else items
    return document
