"""The sample stack through the changes that its context can ask for, one deployment after the other.

Truthful in the emulator: change sets compare templates, and call a role replaced when its name, path or logical ID
changes; roles are updated in place, and policies made before the role attaches them and deleted after it let them go.
That the role is the same one is seen in three ways: in the change set, in the template, and by its unique ID in IAM.

Not emulated: quotas, permissions boundaries, the seconds that IAM takes until a change is in force everywhere, and that
IAM refuses to delete a policy which is still attached. ``tests/policy`` and ``tests/cdk`` hold the quotas.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from tests.deploy.step import MADE, REPLACED, UNTOUCHED, UPDATED, Seen, Shape, Step, shape
from tests.deploy.walk import SAMPLE, Walk, walking

pytestmark = [pytest.mark.emulator, pytest.mark.thorough]

MANAGED = Shape(aws=2)
INLINE = Shape(inline=1)

NO_TASKS = {"awslogs": "false", "private_ecr": "false"}
QUICK = {"instance_policy": "managed", **NO_TASKS}
LEAST = {"clusters": "web", **NO_TASKS}
TWO_CLUSTERS = {**LEAST, "clusters": "web,edge"}
TWO_REGIONS = {**LEAST, "clusters": "web,arn:aws:ecs:eu-west-1:123456789012:cluster/edge"}
FEATURE = {**LEAST, "instance_features": "session-manager,patch-manager"}
LOGS = {"clusters": "web", "awslogs": "true", "private_ecr": "false"}


def repositories(count: int) -> str:
    return ",".join(f"team/service-{number:03}" for number in range(count))


def images(count: int) -> Mapping[str, str]:
    """Tasks that use so many repositories, which the servers do not pull."""
    return {"clusters": "web", "awslogs": "false", "repositories": repositories(count)}


def pulling(count: int) -> Mapping[str, str]:
    """Servers that pull from so many repositories themselves, all that the tasks use."""
    return {**images(count), "instance_repositories": repositories(count)}


STEPS = [
    Step("made", QUICK, MANAGED, fate=MADE),
    Step("deployed again", QUICK, MANAGED, fate=UNTOUCHED),
    Step("deployed again by force", QUICK, MANAGED, fate=UNTOUCHED, words=["--force"]),
    Step("managed to least privilege", LEAST, INLINE),
    Step("least privilege to managed", QUICK, MANAGED),
    Step("least privilege again", LEAST, INLINE),
    Step("a cluster added", TWO_CLUSTERS, INLINE),
    Step("the cluster removed", LEAST, INLINE),
    Step("a cluster of another Region added", TWO_REGIONS, INLINE),
    Step("the cluster of another Region removed", LEAST, INLINE),
    Step("features added", FEATURE, INLINE),
    Step("the features removed", LEAST, INLINE),
    Step("logs need an execution role", LOGS, INLINE, INLINE, fate=UNTOUCHED),
    Step("nothing needs one any more", LEAST, INLINE, fate=UNTOUCHED),
    Step("a private image needs one", images(1), INLINE, INLINE, fate=UNTOUCHED),
    Step("200 repositories on the execution role", images(200), INLINE, Shape(inline=1, own=2), fate=UNTOUCHED),
    Step("one more than 200", images(201), INLINE, Shape(inline=1, own=2), fate=UNTOUCHED),
    Step("back to one repository", images(1), INLINE, INLINE, fate=UNTOUCHED),
    Step("the servers pull it themselves", pulling(1), INLINE, fate=UPDATED),
    Step("200 repositories on the instance role", pulling(200), Shape(inline=1, own=3)),
    Step("from many policies to managed", QUICK, MANAGED),
    Step("from managed to many policies", pulling(200), Shape(inline=1, own=3)),
    Step("down to one policy", LEAST, INLINE),
]
# Which steps end exactly where an earlier one did.
RETURNS = [
    ("deployed again", "made"),
    ("deployed again by force", "made"),
    ("least privilege to managed", "made"),
    ("least privilege again", "managed to least privilege"),
    ("the cluster removed", "managed to least privilege"),
    ("the cluster of another Region removed", "managed to least privilege"),
    ("the features removed", "managed to least privilege"),
    ("from many policies to managed", "made"),
    ("down to one policy", "managed to least privilege"),
]
each_step = pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)


Seens = Mapping[str, Seen]


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    with walking(tmp_path_factory.mktemp("sample"), SAMPLE, "EcsAnywhereIam") as started:
        yield started


@pytest.fixture(scope="module")
def seen(walk: Walk) -> Seens:
    return walk.take_all(STEPS)


@pytest.fixture(scope="module")
def renamed(walk: Walk, seen: Seens) -> Seen:
    """What must never happen by itself: the role under another name, which is another role."""
    assert seen
    return walk.take(Step("renamed", {**LEAST, "role_name": "AnotherRole"}, INLINE))


@pytest.fixture(scope="module")
def left(walk: Walk, renamed: Seen) -> set[str]:
    """What is there when the stack is gone."""
    assert renamed
    walk.destroy(LEAST)
    return walk.added()


@each_step
def test_it_is_the_same_role(seen: Seens, step: Step) -> None:
    one, first = seen[step.name].instance, seen["made"].instance
    assert (one.role_id, one.arn) == (first.role_id, first.arn)


@each_step
def test_the_change_set_does_to_the_instance_role_what_it_should(seen: Seens, step: Step) -> None:
    assert seen[step.name].fate() == step.fate


@each_step
def test_the_change_set_replaces_nothing(seen: Seens, step: Step) -> None:
    assert seen[step.name].replaced() == []


@each_step
def test_the_template_has_nothing_by_which_the_role_would_be_another(seen: Seens, step: Step) -> None:
    assert seen[step.name].identity == seen["made"].identity


@each_step
def test_there_is_no_difference_afterwards(seen: Seens, step: Step) -> None:
    assert seen[step.name].difference == ""


@each_step
def test_nothing_is_orphaned(seen: Seens, step: Step) -> None:
    assert seen[step.name].added == seen[step.name].owned()


@each_step
def test_the_roles_have_the_policies_that_they_should(seen: Seens, step: Step) -> None:
    assert (shape(seen[step.name].instance), shape(seen[step.name].execution)) == (step.instance, step.execution)


@each_step
def test_what_is_deployed_is_what_was_synthesized(seen: Seens, step: Step) -> None:
    assert seen[step.name].unlike_synthesized == []


@pytest.mark.parametrize(("later", "earlier"), RETURNS)
def test_the_way_back_ends_exactly_where_it_began(seen: Seens, later: str, earlier: str) -> None:
    assert seen[later].instance == seen[earlier].instance


def test_deploying_the_same_again_changes_nothing_at_all(seen: Seens) -> None:
    assert [*seen["deployed again"].changes, *seen["deployed again by force"].changes] == []


def test_a_change_set_that_replaces_the_role_says_so(renamed: Seen) -> None:
    assert (renamed.fate(), renamed.orphans()) == (REPLACED, set())


def test_destroying_leaves_nothing(left: set[str]) -> None:
    assert left == set()
