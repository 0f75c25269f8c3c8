"""Each action of AWS's managed policies is granted, granted by a feature or need, or left out, and only one of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from dev.refresh_managed import FOLDER, actions
from ecs_anywhere_iam.catalogue.elsewhere import OF_OPERATORS, OF_THE_TASK_ROLE
from ecs_anywhere_iam.catalogue.execution import EXECUTION_PERMISSIONS
from ecs_anywhere_iam.catalogue.instance import INSTANCE_PERMISSIONS
from ecs_anywhere_iam.catalogue.managed_policy import (
    EXECUTION_MANAGED_POLICY,
    INSTANCE_MANAGED_POLICIES,
    ManagedPolicy,
)
from ecs_anywhere_iam.catalogue.omission import EXECUTION_OMISSIONS, INSTANCE_OMISSIONS
from ecs_anywhere_iam.catalogue.permission import Omission, Permission
from ecs_anywhere_iam.catalogue.registrar import REGISTRAR_PERMISSIONS
from ecs_anywhere_iam.catalogue.unneeded import INSTANCE_UNNEEDED
from tests.catalogue.authorization import expanded


@dataclass(frozen=True)
class World:
    """What AWS grants a role, and what was decided about it."""

    managed: tuple[ManagedPolicy, ...]
    permissions: tuple[Permission, ...]
    omissions: tuple[Omission, ...]


WORLDS = {
    "instance role": World(INSTANCE_MANAGED_POLICIES, INSTANCE_PERMISSIONS, INSTANCE_OMISSIONS),
    "task execution role": World((EXECUTION_MANAGED_POLICY,), EXECUTION_PERMISSIONS, EXECUTION_OMISSIONS),
}

worlds = pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS.keys())


@worlds
def test_somebody_has_decided_on_each_action_that_aws_grants(world: World) -> None:
    undecided = sorted(_granted_by_aws(world.managed) - _named(world.permissions) - _named(world.omissions))

    assert undecided == [], f"nobody has decided on {', '.join(undecided)}: add a permission or an omission"


@worlds
def test_no_action_is_both_granted_and_left_out(world: World) -> None:
    both = sorted(_named(world.permissions) & _named(world.omissions))

    assert both == [], f"granted and left out at once: {', '.join(both)}"


@worlds
def test_no_action_is_always_granted_and_again_for_a_feature_or_need(world: World) -> None:
    always = _named(row for row in world.permissions if not row.features and not row.needs)
    at_times = _named(row for row in world.permissions if row.features or row.needs)

    assert sorted(always & at_times) == []


@worlds
def test_no_action_is_left_out_for_two_reasons(world: World) -> None:
    left_out = [action for row in world.omissions for action in row.actions]

    assert sorted(left_out) == sorted(set(left_out))


@worlds
def test_only_actions_that_aws_grants_count_as_left_out(world: World) -> None:
    assert sorted(_named(world.omissions) - _granted_by_aws(world.managed)) == []


def test_the_instance_role_is_granted_nothing_that_aws_does_not_grant_it() -> None:
    assert sorted(_named(INSTANCE_PERMISSIONS) - _granted_by_aws(INSTANCE_MANAGED_POLICIES)) == []


def test_what_an_external_instance_does_not_need_is_granted_by_nobody() -> None:
    granted = _named(INSTANCE_PERMISSIONS) | _granted_by_aws(INSTANCE_MANAGED_POLICIES)

    assert sorted(_named(INSTANCE_UNNEEDED) & granted) == []


@pytest.mark.parametrize(
    ("elsewhere", "here"),
    [
        (OF_THE_TASK_ROLE, EXECUTION_PERMISSIONS),
        (OF_OPERATORS, REGISTRAR_PERMISSIONS),
    ],
    ids=["task execution role", "registrar"],
)
def test_what_is_granted_elsewhere_is_not_granted_here(
    elsewhere: tuple[Omission, ...], here: tuple[Permission, ...]
) -> None:
    assert sorted(_named(elsewhere) & _named(here)) == []


def _granted_by_aws(policies: Iterable[ManagedPolicy]) -> set[str]:
    documents = (json.loads((FOLDER / f"{policy.name}.json").read_text(encoding="utf-8")) for policy in policies)
    return {action for document in documents for written in actions(document) for action in expanded(written)}


def _named(rows: Iterable[Permission | Omission]) -> set[str]:
    return {action for row in rows for action in row.actions}
