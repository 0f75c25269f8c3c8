"""The simulated requests, put to what was deployed with the real CDK command line and read back from the emulator."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping

import boto3  # type: ignore[import-untyped]
import pytest

from dev.aws_session import hermetic_session
from dev.cdk_cli import CdkCli
from dev.deployed_roles import AWS_OWNED, DeployedRole, Document, read_role
from dev.emulator import Emulator, emulator
from tests.deploy.simulated_role import DEPLOYED, role_names
from tests.simulate.case import CASES, Case
from tests.simulate.packed_role import PACKED_ROLES
from tests.simulate.simulator import Answer, evaluate
from tests.simulate.told import told

pytestmark = [pytest.mark.emulator, pytest.mark.thorough]

OF_LARGE = [case for role in PACKED_ROLES for cases in (role.cases, *role.boundaries) for case in cases]
# Each request with the name of the role that it is put to.
ASKED = [
    (name, case)
    for case in (*CASES, *OF_LARGE)
    if case.configuration in DEPLOYED
    for name in role_names(case.configuration)
]


@pytest.fixture(scope="module")
def running() -> Iterator[Emulator]:
    with emulator() as started:
        yield started


@pytest.fixture(scope="module")
def roles(running: Emulator, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, DeployedRole]:
    """All roles, from one deployment."""
    cli = CdkCli(
        {**running.environment, "CDK_VALIDATION": "false"},
        tmp_path_factory.mktemp("assembly") / "cdk.out",
        app=(sys.executable, "-m", "tests.deploy.simulated_app"),
    )
    cli.bootstrap(running.account, running.region)
    cli.deploy()
    names = [name for configuration in DEPLOYED for name in role_names(configuration)]
    return {name: read_role(running.environment, name) for name in names}


@pytest.fixture(scope="module")
def answers(roles: Mapping[str, DeployedRole]) -> Mapping[tuple[str, Case], Answer]:
    """What the documents that were read back answer, from one process."""
    documents = {name: permissions_of(role) for name, role in roles.items()}
    requests = [
        case.request(*([roles[name].trust] if case.configuration.is_trust else documents[name])) for name, case in ASKED
    ]
    return dict(zip(ASKED, evaluate(requests), strict=True))


def permissions_of(role: DeployedRole) -> list[Document]:
    """The inline and the customer managed documents; none of these roles has one of AWS."""
    assert [arn for arn in role.managed if AWS_OWNED in arn] == []
    return [*role.inline.values(), *(document for document in role.managed.values() if document is not None)]


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: f"{asked[0]}: {asked[1]}")
def test_the_deployed_role_gives_the_expected_answer(
    asked: tuple[str, Case], answers: Mapping[tuple[str, Case], Answer]
) -> None:
    _, case = asked

    assert answers[asked].allowed == case.allowed, told(case, answers[asked])


def test_the_emulator_has_the_usual_partition_only(running: Emulator) -> None:
    """The reason for what is not deployed; where this fails, there is none left."""
    formation = china(running).client("cloudformation", endpoint_url=running.endpoint)
    outputs = {"Partition": {"Value": {"Ref": "AWS::Partition"}}, "Region": {"Value": {"Ref": "AWS::Region"}}}
    topic = {"Type": "AWS::SNS::Topic"}
    formation.create_stack(
        StackName="Partition", TemplateBody=json.dumps({"Resources": {"Topic": topic}, "Outputs": outputs})
    )
    formation.get_waiter("stack_create_complete").wait(StackName="Partition", WaiterConfig={"Delay": 1})
    [stack] = formation.describe_stacks(StackName="Partition")["Stacks"]

    found = {each["OutputKey"]: each["OutputValue"] for each in stack["Outputs"]}
    assert found == {"Partition": "aws", "Region": "cn-north-1"}


def test_large_roles_were_deployed_with_policies_beside_the_inline_one(roles: Mapping[str, DeployedRole]) -> None:
    assert [role.configuration.name for role in PACKED_ROLES if len(roles[role.configuration.name].managed) < 3] == []


def china(running: Emulator) -> boto3.Session:
    return hermetic_session({**running.environment, "AWS_REGION": "cn-north-1"})
