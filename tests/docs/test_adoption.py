"""The pages on adopting a role and on moving a fleet, walked on an emulated AWS with the real CDK command line."""

from __future__ import annotations

import json
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dev.aws_session import hermetic_session
from dev.cdk_cli import CLI, QUIET, CdkCli
from dev.deployed_roles import DeployedRole, read_role
from dev.emulator import Emulator, emulator
from dev.node import node_binary, with_own_node
from dev.quiet_command import run_quietly
from tests.docs.page import ROOT, Page

pytestmark = pytest.mark.emulator

NAME = "ecsAnywhereRole"
HOW_TO = ROOT / "docs" / "how-to"
ADOPTION = Page(HOW_TO / "adopt-an-existing-role.md")
MOVE = Page(HOW_TO / "move-a-fleet-to-least-privilege.md")
MANAGED = ["AmazonEC2ContainerServiceforEC2Role", "AmazonSSMManagedInstanceCore"]

# What the page calls the `app.py` that describes the role as it is, and what its later steps make of it.
[AS_IT_IS] = [block.text for block in ADOPTION.blocks("python") if "allow_confused_deputy" in block.text]
GUARDED = AS_IT_IS.replace("    description=None,\n    allow_confused_deputy=True,\n", "")
LEAST = (
    GUARDED.replace("ExternalInstanceRole(\n", "instance_role = ExternalInstanceRole(\n")
    .replace("import ExternalInstanceRole, ManagedPolicies", "import ExternalInstanceRole, LeastPrivilege")
    .replace("ManagedPolicies()", 'LeastPrivilege(clusters=["edge"])')
)
[_BOTH] = [block.text for block in MOVE.blocks("python") if "add_managed_policy" in block.text]
BOTH = LEAST.replace("import aws_cdk as cdk\n", "import aws_cdk as cdk\nfrom aws_cdk import aws_iam as iam\n").replace(
    "app.synth()", _BOTH[_BOTH.index("for name in") :] + "app.synth()"
)


@dataclass(frozen=True)
class Fleet:
    """An emulated account with a role that was made by hand, and the folder of an app that adopts it."""

    running: Emulator
    folder: Path

    def cli(self, app: str) -> CdkCli:
        """The command line for an app of this text."""
        (self.folder / "app.py").write_text(app, encoding="utf-8")
        environment = {**self.running.environment, "CDK_VALIDATION": "false", "PYTHONPATH": str(ROOT)}
        return CdkCli(environment, self.folder / "cdk.out", folder=self.folder)

    def imported(self, app: str) -> DeployedRole:
        """The role after `cdk import` with the mapping of the page."""
        cli = self.cli(app)
        [mapping] = ADOPTION.blocks("json")
        (self.folder / "mapping.json").write_text(mapping.text, encoding="utf-8")
        words = ["import", "--resource-mapping", "mapping.json", "--app", shlex.join(cli.app), *QUIET]
        run_quietly(
            [node_binary(), CLI, *words],
            called="cdk import",
            environment=with_own_node(cli.environment),
            folder=self.folder,
            on_line=cli.on_line,
        )
        return self.role()

    def deployed(self, app: str) -> DeployedRole:
        """The role after `cdk deploy`."""
        self.cli(app).deploy()
        return self.role()

    def role(self) -> DeployedRole:
        return read_role(self.running.environment, NAME)


def make_by_hand(running: Emulator) -> None:
    """What the console makes: the role, its two managed policies, and a trust policy without conditions."""
    iam: Any = hermetic_session(running.environment).client("iam", endpoint_url=running.endpoint)
    statement = {"Effect": "Allow", "Principal": {"Service": "ssm.amazonaws.com"}, "Action": "sts:AssumeRole"}
    trust = {"Version": "2012-10-17", "Statement": [statement]}
    iam.create_role(RoleName=NAME, AssumeRolePolicyDocument=json.dumps(trust))
    for policy in ("AmazonSSMManagedInstanceCore", "service-role/AmazonEC2ContainerServiceforEC2Role"):
        iam.attach_role_policy(RoleName=NAME, PolicyArn=f"arn:aws:iam::aws:policy/{policy}")
    by_hand = {"Effect": "Allow", "Action": "logs:PutLogEvents", "Resource": "*"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [by_hand]})
    iam.put_role_policy(RoleName=NAME, PolicyName="ByHand", PolicyDocument=document)


@dataclass(frozen=True)
class Walk:
    """The role at each stage of the pages, in order."""

    at_first: DeployedRole
    imported: DeployedRole
    guarded: DeployedRole
    both: DeployedRole
    least: DeployedRole
    back: DeployedRole
    given_up: DeployedRole
    mistaken: DeployedRole

    def stages(self) -> list[DeployedRole]:
        return [getattr(self, name) for name in self.__dataclass_fields__]


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    with emulator() as running:
        fleet = Fleet(running, tmp_path_factory.mktemp("app"))
        (fleet.folder / "cdk.json").write_text("{}", encoding="utf-8")
        make_by_hand(running)
        at_first = fleet.role()
        fleet.cli(AS_IT_IS).bootstrap(running.account, running.region)
        imported = fleet.imported(AS_IT_IS)
        fleet.deployed(AS_IT_IS)
        guarded = fleet.deployed(GUARDED)
        both = fleet.deployed(BOTH)
        least = fleet.deployed(LEAST)
        back = fleet.deployed(GUARDED)
        fleet.cli(GUARDED).destroy()
        given_up = fleet.role()
        # The mistake that the page warns of: to describe the role as it should be.
        fleet.imported(LEAST)
        return Walk(at_first, imported, guarded, both, least, back, given_up, fleet.deployed(LEAST))


def permits(role: DeployedRole) -> tuple[Sequence[str], Sequence[str], bool]:
    """The managed policies, the inline policies, and whether the trust policy has a condition."""
    managed = sorted(arn.rpartition("/")[2] for arn in role.managed)
    trust: Any = role.trust
    return managed, sorted(role.inline), "Condition" in trust["Statement"][0]


def test_it_is_the_same_role_all_along(walk: Walk) -> None:
    assert {role.role_id for role in walk.stages()} == {walk.at_first.role_id}


def test_importing_changes_nothing(walk: Walk) -> None:
    assert permits(walk.imported) == permits(walk.at_first) == (MANAGED, ["ByHand"], False)


def test_the_trust_policy_is_guarded_by_a_deployment(walk: Walk) -> None:
    assert permits(walk.guarded) == (MANAGED, ["ByHand"], True)


def test_one_deployment_only_adds_and_one_only_takes_away(walk: Walk) -> None:
    assert (permits(walk.both), permits(walk.least)) == (
        (MANAGED, ["ByHand", "LeastPrivilege"], True),
        ([], ["ByHand", "LeastPrivilege"], True),
    )


def test_rolling_back_brings_the_managed_policies_back(walk: Walk) -> None:
    assert permits(walk.back) == permits(walk.guarded)


def test_the_role_outlives_its_stack(walk: Walk) -> None:
    assert permits(walk.given_up) == permits(walk.back)


def test_a_role_that_is_imported_as_it_should_be_is_not_made_so(walk: Walk) -> None:
    assert permits(walk.mistaken) == permits(walk.given_up)
