"""Two stacks in two Regions share one instance role: the first makes it, the second imports it.

Truthful in the emulator: stacks belong to a Region, and IAM to the account.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pytest

from dev.deployed_roles import DeployedRole
from tests.deploy.stack import Change, Stack
from tests.deploy.walk import TWO_REGIONS, Walk, walking

pytestmark = [pytest.mark.emulator, pytest.mark.thorough]

NAME = "FleetServers"
BOTH_STACKS = {"stacks": "home,away"}


@dataclass(frozen=True)
class Stage:
    """A deployment of one stack or both, and what it leads to.

    ``home`` and ``away`` are the types of what their change sets are about, ``grants`` the inline policies that the
    second stack put on the role, and ``roles`` how many there are.
    """

    name: str
    context: Mapping[str, str]
    home: Sequence[str]
    away: Sequence[str]
    grants: int = 0
    roles: int = 2


ROLE, POLICY = "AWS::IAM::Role", "AWS::IAM::Policy"
STAGES = [
    Stage("the first makes it", {"stacks": "home"}, [ROLE], [], roles=1),
    Stage("the second imports it", BOTH_STACKS, [], [ROLE]),
    Stage("the first permits the cluster of the second", {**BOTH_STACKS, "both": "1"}, [ROLE], []),
    Stage("the second grants it more", {**BOTH_STACKS, "both": "1", "grant": "1"}, [], [POLICY], grants=1),
    Stage("the first changes what has a grant", {**BOTH_STACKS, "grant": "1"}, [ROLE], [], grants=1),
    Stage("the second grants it nothing more", BOTH_STACKS, [], [POLICY]),
]
each_stage = pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)


@dataclass(frozen=True)
class Looked:
    """What there was after a stage."""

    role: DeployedRole
    home: Sequence[Change]
    away: Sequence[Change]
    difference: str
    added: set[str]


@dataclass(frozen=True)
class Shared:
    """The whole walk: the stages, the second stack that would make the role itself, and the end of both."""

    looked: Mapping[str, Looked]
    refused: str
    after_refusal: tuple[DeployedRole, set[str]]
    without_away: tuple[DeployedRole, set[str]]
    without_both: set[str]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    folder = tmp_path_factory.mktemp("fleet")
    with walking(folder, TWO_REGIONS, "Home", regions=["eu-west-1"]) as walk:
        looked = {stage.name: look_after(walk, stage) for stage in STAGES}
        walk.deploy({**BOTH_STACKS, "grant": "1"})
        walk.destroy({"stacks": "away"})
        without_away = walk.role(NAME), walk.added()
        refused = walk.refused({**BOTH_STACKS, "own": "1"})
        after_refusal = walk.role(NAME), walk.added()
        walk.destroy(BOTH_STACKS)
        yield Shared(looked, refused, after_refusal, without_away, walk.added())


def look_after(walk: Walk, stage: Stage) -> Looked:
    """Deploy, and look at both stacks."""
    change_set = f"stage-{STAGES.index(stage)}"
    walk.deploy(stage.context, "--change-set-name", change_set)
    away = Stack({**walk.running.environment, "AWS_REGION": "eu-west-1"}, "Away")
    home_changes = walk.stack.changes(change_set)
    away_changes = away.changes(change_set) if away.status() is not None else []
    return Looked(walk.role(NAME), home_changes, away_changes, walk.difference(stage.context), walk.added())


@each_stage
def test_it_is_the_same_role(shared: Shared, stage: Stage) -> None:
    one, first = shared.looked[stage.name].role, shared.looked[STAGES[0].name].role
    assert (one.role_id, one.arn) == (first.role_id, first.arn)


@each_stage
def test_each_stack_changes_what_is_its_own(shared: Shared, stage: Stage) -> None:
    looked = shared.looked[stage.name]
    assert ([it.kind for it in looked.home], [it.kind for it in looked.away]) == (stage.home, stage.away)


@each_stage
def test_no_change_set_replaces_anything(shared: Shared, stage: Stage) -> None:
    looked = shared.looked[stage.name]
    modified = [it.replacement for it in (*looked.home, *looked.away) if it.action == "Modify"]
    assert set(modified) <= {"False"}


@each_stage
def test_there_is_no_difference_afterwards(shared: Shared, stage: Stage) -> None:
    assert shared.looked[stage.name].difference == ""


@each_stage
def test_nothing_is_orphaned(shared: Shared, stage: Stage) -> None:
    assert len(shared.looked[stage.name].added) == stage.roles


@each_stage
def test_the_role_has_the_policies_of_both_stacks(shared: Shared, stage: Stage) -> None:
    assert len(shared.looked[stage.name].role.inline) == 1 + stage.grants


def test_a_role_that_was_granted_more_for_a_time_is_what_it_was(shared: Shared) -> None:
    assert shared.looked[STAGES[-1].name].role == shared.looked[STAGES[0].name].role


def test_when_the_second_stack_goes_the_role_stays_without_its_grants(shared: Shared) -> None:
    first = shared.looked[STAGES[0].name].role
    assert shared.without_away == (first, {first.arn})


def test_a_second_stack_that_would_make_the_role_itself_is_refused(shared: Shared) -> None:
    assert f"'{NAME}' already exists" in shared.refused


def test_the_refusal_touches_nothing(shared: Shared) -> None:
    assert shared.after_refusal == shared.without_away


def test_destroying_both_leaves_nothing(shared: Shared) -> None:
    assert shared.without_both == set()
