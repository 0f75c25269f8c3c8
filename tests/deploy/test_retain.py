"""A role that is kept when its stack goes, and what becomes of it then.

Adopting is by ``cdk deploy --import-existing-resources``, which the emulator does as CloudFormation does: it takes the
role over as it is. ``cdk import`` is in ``tests/docs/test_adoption.py``. That a name is taken is refused by
``dev/emulator_server.py``, see ``test_name_collision.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from dev.deployed_roles import AWS_OWNED, DeployedRole
from tests.deploy.role_made_by_hand import remove_role
from tests.deploy.step import MADE, Seen, Shape, Step
from tests.deploy.walk import FLEET, Walk, walking

pytestmark = [pytest.mark.emulator, pytest.mark.thorough]

KEPT = {"repositories": "0", "retain": "1"}
MANY = {"repositories": "200", "retain": "1"}
INLINE, PACKED = Shape(inline=1), Shape(inline=1, own=3)


@dataclass(frozen=True)
class Life:
    """What was there at each stage."""

    many: Seen
    few: Seen
    destroyed: tuple[str | None, DeployedRole, set[str]]
    refused: tuple[str, DeployedRole]
    adopted: Seen
    let_go: Seen
    left: set[str]


@dataclass(frozen=True)
class LargeLife:
    """The same for a role with managed policies of its own, which is removed by hand in the end."""

    made: Seen
    kept: DeployedRole
    added: set[str]
    left: set[str]


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    with walking(tmp_path_factory.mktemp("fleet"), FLEET, "Fleet") as started:
        yield started


@pytest.fixture(scope="module")
def failed(walk: Walk) -> set[str]:
    """What a first deployment leaves that fails once the role is there; cleared away afterwards."""
    walk.refused({**KEPT, "fail": "1"})
    left, role = walk.added(), walk.role_if_any("FleetServers")
    if role is not None:
        remove_role(walk.running.environment, role)
    return left


@pytest.fixture(scope="module")
def large(walk: Walk, failed: set[str]) -> LargeLife:
    assert failed is not None
    made = walk.take(Step("many policies", MANY, PACKED, fate=MADE))
    walk.destroy(MANY)
    kept, added = walk.role(made.instance.name), walk.added()
    remove_role(walk.running.environment, kept)
    return LargeLife(made, kept, added, walk.added())


@pytest.fixture(scope="module")
def life(walk: Walk, large: LargeLife) -> Life:
    assert large.left == set()
    many = walk.take(Step("made", MANY, PACKED, fate=MADE))
    few = walk.take(Step("fewer repositories", KEPT, INLINE))
    name = few.instance.name
    walk.destroy(KEPT)
    destroyed = walk.stack.status(), walk.role(name), walk.added()
    refused = walk.refused(KEPT), walk.role(name)
    adopted = walk.take(Step("adopted", KEPT, INLINE, words=["--import-existing-resources"]))
    let_go = walk.take(Step("no longer kept", {"repositories": "0"}, INLINE))
    walk.destroy(KEPT)
    return Life(many, few, destroyed, refused, adopted, let_go, walk.added())


def own_policies(seen: Seen) -> set[str]:
    return {arn for arn in seen.instance.managed if AWS_OWNED not in arn}


def test_a_first_deployment_that_fails_leaves_nothing_to_run_into(failed: set[str]) -> None:
    assert failed == set()


def test_a_kept_role_stays_exactly_as_it_was_with_all_its_policies(large: LargeLife) -> None:
    assert (large.kept, large.added) == (large.made.instance, large.made.owned())


def test_a_kept_role_can_be_removed_by_hand(large: LargeLife) -> None:
    assert large.left == set()


def test_a_kept_role_that_needs_fewer_policies_is_the_same_role(life: Life) -> None:
    assert (life.few.instance.role_id, life.few.fate(), life.few.replaced(), life.few.difference) == (
        life.many.instance.role_id,
        (("Modify", "False"),),
        [],
        "",
    )


def test_policies_that_are_no_longer_needed_are_left_behind_as_documented(life: Life) -> None:
    assert life.few.orphans() == own_policies(life.many)


def test_the_stack_goes_and_the_role_stays(life: Life) -> None:
    assert life.destroyed == (None, life.few.instance, life.few.added)


def test_making_it_anew_is_refused_and_does_not_touch_it(life: Life) -> None:
    message, role = life.refused
    assert ("'FleetServers' already exists" in message, role) == (True, life.few.instance)


def test_adopting_it_takes_it_over_as_it_is(life: Life) -> None:
    assert (life.adopted.fate(), life.adopted.instance, life.adopted.difference) == (
        (("Import", None),),
        life.few.instance,
        "",
    )


def test_an_adopted_role_can_be_let_go(life: Life) -> None:
    assert (life.let_go.fate(), life.let_go.instance, life.let_go.difference) == (
        (("Modify", "False"),),
        life.few.instance,
        "",
    )


def test_destroying_what_is_no_longer_kept_leaves_only_the_policies_of_before(life: Life) -> None:
    assert life.left == own_policies(life.many)
