"""A stack that would make a role of a name that is taken.

The emulator by itself overwrites the other role, which AWS never does. ``dev/emulator_server.py`` puts that right, so
the refusal itself is ours, and no evidence. What is: the command line passes it on, the managed policies that were made
before the role go again, the other role stays as it was, and the next deployment goes through.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest

from dev.deployed_roles import DeployedRole
from tests.deploy.role_made_by_hand import make_role, remove_role
from tests.deploy.step import MADE, Seen, Shape, Step
from tests.deploy.walk import FLEET, Walk, walking

pytestmark = [pytest.mark.emulator, pytest.mark.thorough]

WANTED = "FleetServers"


@dataclass(frozen=True)
class Collision:
    """Whose name is taken by which role, and with what the stack comes."""

    name: str
    taken: str
    context: Mapping[str, str]
    shape: Shape


COLLISIONS = [
    Collision("the same name", WANTED, {}, Shape(aws=2)),
    Collision("the same name in other letters", "fleetservers", {"repositories": "0", "tasks": "1"}, Shape(inline=1)),
    Collision("the same name, and many policies", WANTED, {"repositories": "200"}, Shape(inline=1, own=3)),
]
each_collision = pytest.mark.parametrize("name", [collision.name for collision in COLLISIONS])


@dataclass(frozen=True)
class Outcome:
    """The role that was there before, what the command line wrote, and what there was at each stage after it."""

    before: DeployedRole
    message: str
    status: str | None
    after: DeployedRole
    added: set[str]
    added_without_stack: set[str]
    stack_without_stack: str | None
    free: Seen
    left: set[str]


def collide(walk: Walk, collision: Collision) -> Outcome:
    """Make the role by hand, run into it, clear away the stack, then the role, and deploy once more."""
    environment = walk.running.environment
    make_role(environment, collision.taken)
    before = walk.role(collision.taken)
    message = walk.refused(collision.context)
    status, after, added = walk.stack.status(), walk.role(collision.taken), walk.added()
    walk.destroy(collision.context)
    added_without_stack, stack_without_stack = walk.added(), walk.stack.status()
    remove_role(environment, before)
    free = walk.take(Step(collision.name, collision.context, collision.shape, fate=MADE))
    walk.destroy(collision.context)
    return Outcome(
        before, message, status, after, added, added_without_stack, stack_without_stack, free, left=walk.added()
    )


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Outcome]]:
    with walking(tmp_path_factory.mktemp("fleet"), FLEET, "Fleet") as walk:
        yield {collision.name: collide(walk, collision) for collision in COLLISIONS}


@each_collision
def test_the_command_line_names_the_role(outcomes: Mapping[str, Outcome], name: str) -> None:
    refusal = f"Resource of type 'AWS::IAM::Role' with identifier '{WANTED}' already exists."
    assert refusal in outcomes[name].message


@each_collision
def test_the_other_role_stays_exactly_as_it_was(outcomes: Mapping[str, Outcome], name: str) -> None:
    assert outcomes[name].after == outcomes[name].before


@each_collision
def test_there_is_nothing_beside_the_other_role(outcomes: Mapping[str, Outcome], name: str) -> None:
    outcome = outcomes[name]
    assert (outcome.status, outcome.added) == ("ROLLBACK_COMPLETE", {outcome.before.arn})


@each_collision
def test_clearing_the_failed_stack_away_spares_the_other_role(outcomes: Mapping[str, Outcome], name: str) -> None:
    outcome = outcomes[name]
    assert (outcome.stack_without_stack, outcome.added_without_stack) == (None, {outcome.before.arn})


@each_collision
def test_when_the_name_is_free_the_deployment_goes_through(outcomes: Mapping[str, Outcome], name: str) -> None:
    free = outcomes[name].free
    assert (free.status, free.fate(), free.difference, free.orphans()) == ("CREATE_COMPLETE", MADE, "", set())


@each_collision
def test_nothing_is_left_in_the_end(outcomes: Mapping[str, Outcome], name: str) -> None:
    assert outcomes[name].left == set()
