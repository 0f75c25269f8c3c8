"""What users may rely on."""

from __future__ import annotations

import pytest

import ecs_anywhere_iam

NAMES = [
    "EcsAnywhereIamError",
    "EcsAnywhereRoles",
    "ExternalInstanceRole",
    "InstanceFeature",
    "LeastPrivilege",
    "ManagedPolicies",
    "RegistrarPolicy",
    "TaskExecutionRole",
    "TaskNeeds",
    "needs_of",
]


def test_the_public_names_are_these() -> None:
    assert sorted(ecs_anywhere_iam.__all__) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_public_name_is_found_by_attribute_and_by_dir(name: str) -> None:
    assert (getattr(ecs_anywhere_iam, name).__name__, name in dir(ecs_anywhere_iam)) == (name, True)


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'ExternalRole'"):
        _ = ecs_anywhere_iam.ExternalRole
