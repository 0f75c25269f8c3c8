"""Which simulated configurations are deployed: all but those that the emulator cannot hold."""

from __future__ import annotations

from tests.deploy.simulated_role import ALL, DEPLOYED, HERE, NOT_DEPLOYED


def test_just_the_configurations_of_another_partition_are_not_deployed() -> None:
    assert set(NOT_DEPLOYED) == {each.name for each in ALL if each.environment.partition != HERE.partition}


def test_all_others_are_of_the_account_and_region_of_the_emulator() -> None:
    assert {each.environment for each in DEPLOYED} == {HERE}


def test_no_two_roles_would_have_one_name() -> None:
    names = [each.name for each in ALL]

    assert sorted(names) == sorted(set(names))
