"""What an import loads. A module that is added to one is a cost for every process, and fails here."""

from __future__ import annotations

import sys

import pytest

from benchmarks.loaded_modules import CONSTRUCTS, FLOOR, MADE, PACKAGE, PURE, loaded, own, package_of


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
