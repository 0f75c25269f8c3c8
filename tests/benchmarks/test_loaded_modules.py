"""What an import loads. A module that is added to one is a cost for every process, and fails here."""

from __future__ import annotations

import sys

import pytest

from benchmarks.loaded_modules import CONSTRUCTS, FLOOR, MADE, PACKAGE, PURE, loaded, own, package_of
from ecs_anywhere_iam.cdk.import_ahead import OF_JSII, OF_THE_ROLES

# What the sample loads after CDK.
_SAMPLE = f"{CONSTRUCTS}\n{MADE}\nimport ecs_anywhere_iam.cdk.settings"
_AHEAD = f"import {', '.join(OF_THE_ROLES)}"


@pytest.fixture(scope="module")
def pure() -> list[str]:
    return loaded(PURE)


def test_the_constructs_load_what_their_signatures_name() -> None:
    assert len(own(loaded(CONSTRUCTS, FLOOR))) == 9


def test_making_the_roles_loads_what_works_out_policies() -> None:
    assert len(own(loaded(MADE, f"{FLOOR}\n{CONSTRUCTS}"))) == 58


def test_the_pure_floors_load_what_the_commands_use(pure: list[str]) -> None:
    assert len(own(pure)) == 81


def test_the_pure_floors_load_nothing_but_the_standard_library(pure: list[str]) -> None:
    assert {package_of(module) for module in pure} - sys.stdlib_module_names == {PACKAGE}


def test_what_was_there_before_is_not_counted() -> None:
    assert loaded("import json", "import json") == []


@pytest.fixture(scope="module")
def ahead() -> list[str]:
    return loaded(_AHEAD)


def test_what_is_imported_ahead_does_not_know_cdk(ahead: list[str]) -> None:
    assert {package_of(module) for module in ahead} - sys.stdlib_module_names == {PACKAGE}


def test_what_is_imported_ahead_leaves_the_sample_what_knows_cdk(ahead: list[str]) -> None:
    sample = own(loaded(_SAMPLE, FLOOR))
    floors = {module.split(".")[1] for module in {*sample} - {*ahead}}
    assert (floors, {*own(ahead)} - {*sample}) == ({"cdk"}, set())


def test_none_that_is_imported_ahead_is_imported_by_another_of_them() -> None:
    without = {name: loaded(f"import {', '.join({*OF_THE_ROLES} - {name})}") for name in OF_THE_ROLES}
    assert [name for name, rest in without.items() if name in rest] == []


def test_the_packages_that_jsii_imports_for_its_first_object_are_imported_ahead() -> None:
    jsii = f"import {', '.join(OF_JSII)}"
    late = {package_of(module) for module in loaded("aws_cdk.App(stack_traces=False)", FLOOR)}
    still_late = {package_of(module) for module in loaded("aws_cdk.App(stack_traces=False)", f"{FLOOR}\n{jsii}")}
    assert ("typeguard" in late, "typeguard" in still_late, still_late - {package_of(name) for name in OF_JSII}) == (
        True,
        False,
        set(),
    )
