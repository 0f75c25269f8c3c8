"""Deployments that fail half-way: the last resource of the stack is one that IAM refuses.

Truthful in the emulator: it undoes an update resource by resource, by the same calls that made it, and deletes what was
new. It does so in one go, so nothing is said here of how the roles are while a rollback runs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest

from tests.deploy.step import MADE, Seen, Shape, Step
from tests.deploy.walk import FLEET, Walk, walking

pytestmark = [pytest.mark.emulator, pytest.mark.thorough]

FAIL = {"fail": "1"}
MANAGED, INLINE, MANY = Shape(aws=2), Shape(inline=1), Shape(inline=1, own=3)

# Each fails first, and then goes through; so the one before it is where it has to go back to.
UPDATES = [
    Step("managed to least privilege", {"repositories": "0"}, INLINE),
    Step("one policy to many", {"repositories": "200"}, MANY),
    Step("one repository more", {"repositories": "201"}, MANY),
    Step("an execution role appears", {"repositories": "201", "tasks": "1"}, MANY, INLINE),
    Step("the execution role disappears", {"repositories": "201"}, MANY),
    Step("many policies to one", {"repositories": "0"}, INLINE),
    Step("least privilege to managed", {}, MANAGED),
]
each_update = pytest.mark.parametrize("name", [step.name for step in UPDATES])


@dataclass(frozen=True)
class Attempt:
    """An update that failed: what was there before, what after, and what the same without the failure led to."""

    before: Seen
    message: str
    after: Seen
    mended: Seen


@dataclass(frozen=True)
class FirstAttempt:
    """A first deployment that failed, what it left, and the one after it."""

    status: str | None
    left: set[str]
    mended: Seen


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    with walking(tmp_path_factory.mktemp("fleet"), FLEET, "Fleet") as started:
        yield started


@pytest.fixture(scope="module")
def first(walk: Walk) -> FirstAttempt:
    walk.refused({"repositories": "200", "tasks": "1", **FAIL})
    return FirstAttempt(walk.stack.status(), walk.added(), walk.take(Step("made", {}, MANAGED, fate=MADE)))


@pytest.fixture(scope="module")
def attempts(walk: Walk, first: FirstAttempt) -> Mapping[str, Attempt]:
    before = first.mended
    context: Mapping[str, str] = {}
    attempts: dict[str, Attempt] = {}
    for step in UPDATES:
        message = walk.refused({**step.context, **FAIL}, "--change-set-name", "failing")
        after = walk.look(context, "failing")
        attempts[step.name] = Attempt(before, message, after, walk.take(step))
        before, context = attempts[step.name].mended, step.context
    return attempts


def test_a_first_deployment_that_fails_leaves_nothing(first: FirstAttempt) -> None:
    assert (first.status, first.left) == ("ROLLBACK_COMPLETE", set())


def test_after_a_first_deployment_that_failed_the_next_goes_through(first: FirstAttempt) -> None:
    assert (first.mended.status, first.mended.difference, first.mended.orphans()) == ("CREATE_COMPLETE", "", set())


@each_update
def test_the_command_line_says_what_failed(attempts: Mapping[str, Attempt], name: str) -> None:
    assert "The role with name no-role-has-this-name cannot be found" in attempts[name].message


@each_update
def test_the_failing_change_set_replaces_nothing(attempts: Mapping[str, Attempt], name: str) -> None:
    assert attempts[name].after.replaced() == []


@each_update
def test_the_failing_change_set_was_for_the_roles(attempts: Mapping[str, Attempt], name: str) -> None:
    assert {change.kind for change in attempts[name].after.changes} > {"AWS::IAM::Policy"}


@each_update
def test_both_roles_are_exactly_what_they_were(attempts: Mapping[str, Attempt], name: str) -> None:
    before, after = attempts[name].before, attempts[name].after
    assert (after.status, after.roles()) == ("UPDATE_ROLLBACK_COMPLETE", before.roles())


@each_update
def test_there_is_no_difference_to_what_was_before(attempts: Mapping[str, Attempt], name: str) -> None:
    assert attempts[name].after.difference == ""


@each_update
def test_nothing_is_orphaned(attempts: Mapping[str, Attempt], name: str) -> None:
    assert attempts[name].after.added == attempts[name].after.owned()


@each_update
def test_the_same_without_the_failure_goes_through_on_the_same_role(attempts: Mapping[str, Attempt], name: str) -> None:
    mended, role = attempts[name].mended, attempts[name].before.instance
    assert (mended.status, mended.instance.role_id, mended.replaced(), mended.difference, mended.added) == (
        "UPDATE_COMPLETE",
        role.role_id,
        [],
        "",
        mended.owned(),
    )
