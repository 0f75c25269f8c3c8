"""The command line is killed in the middle of a deployment, and the deployment is started again.

Truthful in the emulator: CloudFormation goes on without the command line, and ends the operation well or rolls it back.
It is held at a wait condition meanwhile, or it would be done in milliseconds. Not truthful: the emulator takes a second
deployment while the first one runs, which CloudFormation refuses; so the test waits for the first one to end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pytest

from dev.deployed_roles import DeployedRole
from tests.deploy.interruption import kill_at, settled
from tests.deploy.step import UNTOUCHED, Seen, Shape, Step, shape
from tests.deploy.walk import FLEET, Walk, walking

pytestmark = [pytest.mark.emulator, pytest.mark.thorough]

MANAGED, INLINE, MANY = Shape(aws=2), Shape(inline=1), Shape(inline=1, own=3)

NAME = "FleetServers"

# Lines of the command line's output.
MAKING_THE_CHANGE_SET = "Fleet: creating CloudFormation changeset"
CHANGE_SET_MADE = "Fleet: deploying..."
WAITING = "AWS::CloudFormation::WaitCondition "


@dataclass(frozen=True)
class Interruption:
    """At which line the command line is killed, and in which status what it started may end.

    ``wait`` holds the deployment: its name, new each time, and after how many seconds CloudFormation gives it up.
    """

    name: str
    context: Mapping[str, str]
    shape: Shape
    at: str
    ends: Sequence[str | None]
    wait: str | None = None
    signalled: bool = False  # so that the deployment goes on
    destroyed: bool = False  # afterwards, so that the next one is a first deployment again


LEAST, LARGE = {"repositories": "0"}, {"repositories": "200"}
NEVER_BEGUN = Interruption(
    "first, before its change set", LEAST, INLINE, MAKING_THE_CHANGE_SET, [None, "REVIEW_IN_PROGRESS"], destroyed=True
)
MADE_ALL_THE_SAME = Interruption(
    "first, goes on", {}, MANAGED, WAITING, ["CREATE_COMPLETE"], wait="A:120", signalled=True, destroyed=True
)
NOT_MADE = Interruption("first, rolled back", {}, MANAGED, WAITING, ["ROLLBACK_COMPLETE"], wait="B:8")
NOT_UPDATED = Interruption("update, before its change set", LEAST, INLINE, MAKING_THE_CHANGE_SET, ["CREATE_COMPLETE"])
# Whether the change set is executed before the command line ends is a matter of milliseconds.
PERHAPS_UPDATED = Interruption(
    "update, its change set made",
    {},
    MANAGED,
    CHANGE_SET_MADE,
    ["CREATE_COMPLETE", "UPDATE_COMPLETE"],
    wait="C:120",
    signalled=True,
)
UPDATED_ALL_THE_SAME = Interruption(
    "update, goes on", LARGE, MANY, WAITING, ["UPDATE_COMPLETE"], wait="D:120", signalled=True
)
UPDATED_BACK = Interruption("update, rolled back", {}, MANAGED, WAITING, ["UPDATE_ROLLBACK_COMPLETE"], wait="E:8")
INTERRUPTIONS = [
    NEVER_BEGUN,
    MADE_ALL_THE_SAME,
    NOT_MADE,
    NOT_UPDATED,
    PERHAPS_UPDATED,
    UPDATED_ALL_THE_SAME,
    UPDATED_BACK,
]
each_interruption = pytest.mark.parametrize("it", INTERRUPTIONS, ids=lambda it: it.name)
each_of_an_update = pytest.mark.parametrize("it", INTERRUPTIONS[3:], ids=lambda it: it.name)


@dataclass(frozen=True)
class Outcome:
    """The role before, and when CloudFormation was done; what there was then; and after the second deployment."""

    before: DeployedRole | None
    end: str | None
    role: DeployedRole | None
    added: set[str]
    again: Seen


def interrupt(walk: Walk, it: Interruption) -> Outcome:
    """Kill, wait until CloudFormation is done, and deploy again."""
    before = walk.role_if_any(NAME)
    kill_at(walk, {**it.context, **({"wait": it.wait} if it.wait else {})}, it.at)
    end, role, added = settled(walk.stack, signalled=it.signalled), walk.role_if_any(NAME), walk.added()
    again = walk.take(Step(it.name, it.context, it.shape))
    if it.destroyed:
        walk.destroy(it.context)
    return Outcome(before, end, role, added, again)


Outcomes = Mapping[str, Outcome]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcomes]:
    with walking(tmp_path_factory.mktemp("fleet"), FLEET, "Fleet") as walk:
        yield {it.name: interrupt(walk, it) for it in INTERRUPTIONS}


@each_interruption
def test_cloudformation_ends_what_was_begun(outcomes: Outcomes, it: Interruption) -> None:
    assert outcomes[it.name].end in it.ends


@each_interruption
def test_deploying_again_goes_through_as_if_nothing_had_happened(outcomes: Outcomes, it: Interruption) -> None:
    again = outcomes[it.name].again
    assert (shape(again.instance), again.replaced(), again.difference, again.added) == (
        it.shape,
        [],
        "",
        again.owned(),
    )


@each_of_an_update
def test_the_role_is_the_same_all_along(outcomes: Outcomes, it: Interruption) -> None:
    before, end = outcomes[it.name].before, outcomes[it.name].role
    assert before is not None
    assert end is not None
    assert {end.role_id, outcomes[it.name].again.instance.role_id} == {before.role_id}


@pytest.mark.parametrize("it", [MADE_ALL_THE_SAME, UPDATED_ALL_THE_SAME], ids=lambda it: it.name)
def test_where_the_deployment_went_on_the_next_leaves_the_role_alone(outcomes: Outcomes, it: Interruption) -> None:
    outcome = outcomes[it.name]
    assert (outcome.again.fate(), outcome.again.instance) == (UNTOUCHED, outcome.role)


@pytest.mark.parametrize("it", [NEVER_BEGUN, NOT_MADE], ids=lambda it: it.name)
def test_where_nothing_was_made_nothing_is_there(outcomes: Outcomes, it: Interruption) -> None:
    assert (outcomes[it.name].role, outcomes[it.name].added) == (None, set())


@pytest.mark.parametrize("it", [NOT_UPDATED, UPDATED_BACK], ids=lambda it: it.name)
def test_where_the_update_came_to_nothing_the_role_is_exactly_as_before(outcomes: Outcomes, it: Interruption) -> None:
    assert outcomes[it.name].role == outcomes[it.name].before
