"""Whatever a constructor of the pure floors is given: a policy that IAM takes, or a typed error in one line."""

from __future__ import annotations

import inspect
import json
import operator
from typing import Any, get_args

import pytest

pytest.importorskip("hypothesis", reason="Hypothesis has left this Python behind")

from hypothesis import given
from hypothesis import strategies as st

from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.policy.image_pull import ImagePull
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege, ManagedPolicies
from ecs_anywhere_iam.policy.instance_policy import instance_grants
from ecs_anywhere_iam.policy.packing import pack
from ecs_anywhere_iam.policy.rendered_instance_role import rendered_instance_role
from ecs_anywhere_iam.tasks.decision import WhenInstanceRolePulls, decide
from ecs_anywhere_iam.tasks.needs import TaskNeeds
from ecs_anywhere_iam.tasks.rendered_execution_role import rendered_execution_role
from tests.hostile.answer import answer
from tests.hostile.field import HERE
from tests.hostile.value import ANYTHING, FLAG, LIST_OF_NAMES, lists

_LISTS = ("log_groups", "log_group_prefixes", "repositories", "repository_prefixes", "pull_through_repositories",
          "pull_through_prefixes", "registry_credentials", "secrets", "secret_keys", "parameters", "parameter_keys",
          "files", "file_keys")  # fmt: skip
_FLAGS = ("awslogs", "create_log_groups", "private_ecr", "create_pull_through_repositories", "fsx")
TASK_NEEDS = {**dict.fromkeys(_LISTS, LIST_OF_NAMES), **dict.fromkeys(_FLAGS, FLAG)}
LEAST_PRIVILEGE = {
    "clusters": LIST_OF_NAMES,
    "features": st.one_of(lists(st.sampled_from(InstanceFeature)), ANYTHING),
    "repositories": LIST_OF_NAMES,
    "repository_prefixes": LIST_OF_NAMES,
    "parameter_paths": LIST_OF_NAMES,
    "allow_heartbeats_as_any_instance": FLAG,
    "allow_sessions_as_any_container_instance": FLAG,
}
TAKEN = {
    "log_groups": ["/ecs/web"], "log_group_prefixes": ["/ecs/"], "repositories": ["team/web"],
    "repository_prefixes": ["team/"], "pull_through_repositories": ["quay/web"], "pull_through_prefixes": ["quay/"],
    "awslogs": True, "private_ecr": True, "clusters": ["web"], "features": set[Any](), "parameter_paths": ["fleet"],
}  # fmt: skip


def stated(parameters: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Some parameters as they should be, and up to three with anything in them."""
    right = st.fixed_dictionaries({}, optional={name: st.just(TAKEN[name]) for name in parameters if name in TAKEN})
    wrong = st.lists(st.sampled_from(sorted(parameters)), min_size=1, max_size=3, unique=True).flatmap(
        lambda names: st.fixed_dictionaries({name: parameters[name] for name in names})
    )
    return st.builds(lambda one, other: {**one, **other}, right, wrong)


def is_whole(role: dict[str, Any] | None) -> bool:
    """Whether each document can be written out as it is."""
    return role is None or json.loads(json.dumps(role, ensure_ascii=False).encode()) == role


@given(stated(TASK_NEEDS))
def test_task_needs_make_a_role_or_are_refused(parameters: dict[str, Any]) -> None:
    needs = answer(lambda: TaskNeeds(**parameters))
    if needs is not None:
        told = [str(need) for need in needs]
        assert (is_whole(answer(lambda: rendered_execution_role(needs, HERE))), all(told)) == (True, True)


@given(stated(LEAST_PRIVILEGE))
def test_least_privilege_makes_a_role_or_is_refused(parameters: dict[str, Any]) -> None:
    permissions = answer(lambda: LeastPrivilege(**{"clusters": ["web"], **parameters}))
    if permissions is not None:
        assert is_whole(answer(lambda: rendered_instance_role(permissions, HERE)))


@given(ANYTHING)
def test_needs_of_needs_are_taken_or_refused(value: Any) -> None:
    needs = answer(lambda: TaskNeeds.of(value))
    assert needs is None or needs == TaskNeeds()


_CONTAINER = st.dictionaries(
    st.sampled_from(("name", "image", "secrets", "logConfiguration", "portMappings")), ANYTHING
)
_DEFINITION = st.dictionaries(st.sampled_from(("containerDefinitions", "volumes", "family")), lists(_CONTAINER))


@given(st.one_of(ANYTHING, _DEFINITION, _DEFINITION))
def test_a_task_definition_of_any_python_values_is_read_or_refused(value: Any) -> None:
    needs = answer(lambda: TaskNeeds.from_task_definition(value))
    assert needs is None or isinstance(needs, TaskNeeds)


@given(ANYTHING, ANYTHING)
def test_what_decides_and_how_much_a_role_may_hold_is_taken_or_refused(when: Any, number: Any) -> None:
    needs = TaskNeeds(private_ecr=True)
    decided = answer(lambda: decide(needs, instance_pulls=ImagePull(), when_instance_role_pulls=when, environment=HERE))
    packed = answer(lambda: pack(instance_grants(LeastPrivilege(clusters=["web"]), HERE), number))
    assert (decided is not None, packed is not None) == (
        when in get_args(WhenInstanceRolePulls),
        isinstance(number, int) and not isinstance(number, bool) and number >= 0,
    )


@pytest.mark.parametrize(
    ("constructor", "strategies"),
    [(TaskNeeds, TASK_NEEDS), (LeastPrivilege, LEAST_PRIVILEGE), (ManagedPolicies, {})],
    ids=["TaskNeeds", "LeastPrivilege", "ManagedPolicies"],
)
def test_every_parameter_is_tried(constructor: Any, strategies: dict[str, Any]) -> None:
    assert sorted(inspect.signature(constructor).parameters) == sorted(strategies)


@pytest.mark.parametrize(
    ("constructor", "places", "parameters"),
    [
        (TaskNeeds, (), {"log_group": ["x"]}),
        (TaskNeeds, (True,), {}),
        (LeastPrivilege, (), {}),
        (ManagedPolicies, ("x",), {}),
        (operator.or_, (TaskNeeds(), 7), {}),
    ],
    ids=["unknown", "by its place", "missing", "where there is none", "of an operator"],
)
def test_a_parameter_that_is_none_is_pythons_own_affair(
    constructor: Any, places: tuple[Any, ...], parameters: dict[str, Any]
) -> None:
    with pytest.raises(TypeError):
        constructor(*places, **parameters)
