"""Lists, however long: what they permit is what each of their items permits."""

from __future__ import annotations

import time
from typing import Any

import pytest

pytest.importorskip("hypothesis", reason="Hypothesis has left this Python behind")

from hypothesis import given
from hypothesis import strategies as st

from ecs_anywhere_iam.catalogue.task_resource import REPOSITORY
from ecs_anywhere_iam.errors import EcsAnywhereIamError, QuotaExceededError
from ecs_anywhere_iam.policy.image_pull import ImagePull
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege
from ecs_anywhere_iam.policy.read_target import read_targets
from ecs_anywhere_iam.policy.rendered_instance_role import rendered_instance_role
from ecs_anywhere_iam.tasks.decision import decide
from ecs_anywhere_iam.tasks.needs import TaskNeeds
from ecs_anywhere_iam.tasks.rendered_execution_role import rendered_execution_role
from tests.hostile.effort import part
from tests.hostile.field import FIELDS, HERE
from tests.hostile.given import givens
from tests.hostile.iam import grains

MANY = [f"team/service-{number:05}" for number in range(10_000)]


def is_taken(name: str, text: str) -> bool:
    try:
        FIELDS[name].policy(text)
    except EcsAnywhereIamError:
        return False
    return True


LISTS: st.SearchStrategy[tuple[str, list[str]]] = st.sampled_from(sorted(FIELDS.keys() - {"registrar role"})).flatmap(
    lambda name: st.tuples(
        st.just(name),
        st.lists(givens(FIELDS[name]).map(lambda given: given.text), min_size=2, max_size=4).map(
            lambda texts: [text for text in texts if is_taken(name, text)] or [FIELDS[name].kind.plain]
        ),
    )
)


@part(10)
@given(LISTS, st.booleans())
def test_a_list_permits_what_its_items_permit(stated: tuple[str, list[str]], twice: bool) -> None:  # noqa: FBT001
    name, texts = stated
    policy = FIELDS[name].policy
    of_list = grains(policy(*texts, *texts * twice))
    assert of_list == set().union(*(grains(policy(text)) for text in texts))


@pytest.mark.parametrize("parameter", ["secrets", "parameters", "log_groups", "repositories", "files"])
def test_ten_thousand_names_are_more_than_a_role_holds(parameter: str) -> None:
    stated: dict[str, Any] = {parameter: MANY, "awslogs": parameter == "log_groups"}
    needs = TaskNeeds(**stated, private_ecr=parameter == "repositories")
    with pytest.raises(QuotaExceededError, match=r"allowed: 10 of 6,144 characters"):
        rendered_execution_role(needs, HERE)


@pytest.mark.parametrize("parameter", ["clusters", "repositories", "repository_prefixes", "parameter_paths"])
def test_ten_thousand_names_are_more_than_an_instance_role_holds(parameter: str) -> None:
    names = [name.replace("/", "-") for name in MANY]
    stated: dict[str, Any] = {"clusters": ["web"], parameter: names}
    with pytest.raises(QuotaExceededError, match=r"allowed: 10 of 6,144 characters"):
        rendered_instance_role(LeastPrivilege(**stated), HERE)


def test_ten_thousand_times_the_same_name_is_one() -> None:
    assert TaskNeeds(secrets=["db"] * 10_000) == TaskNeeds(secrets=["db"])


# Each compared with each other would take minutes; it is a tenth of a second.
def test_ten_thousand_repositories_on_both_sides_are_decided_on_at_once() -> None:
    start = time.process_time()
    named = read_targets(MANY, REPOSITORY, "repositories")
    decision = decide(
        TaskNeeds(private_ecr=True, repositories=MANY),
        instance_pulls=ImagePull.of(named[1:], HERE),
        when_instance_role_pulls="omit",
        environment=HERE,
    )
    assert (decision.grants, time.process_time() - start < 10) == (
        TaskNeeds(private_ecr=True, repositories=MANY[:1]),
        True,
    )


def test_a_very_long_name_is_refused_in_one_short_line() -> None:
    with pytest.raises(EcsAnywhereIamError) as refused:
        TaskNeeds(secrets=["x" * 10_000_000])
    assert len(str(refused.value)) < 600
