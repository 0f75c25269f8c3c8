"""The tables have every public parameter, feature and row, and their rows every pair of choices."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from ecs_anywhere_iam.catalogue.execution import EXECUTION_PERMISSIONS
from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.catalogue.instance import INSTANCE_PERMISSIONS
from ecs_anywhere_iam.catalogue.permission import Permission
from ecs_anywhere_iam.catalogue.registrar import REGISTRAR_PERMISSIONS
from ecs_anywhere_iam.cdk.context_key import KEYS
from tests.validity.batch import rows_of_kind
from tests.validity.combinations import groups_in, groups_of, row_with, rows_of
from tests.validity.dimension import ENVIRONMENTS, Clash, Row, Table
from tests.validity.kind import AROUND, KINDS
from tests.validity.permission_options import LEAST_PRIVILEGE
from tests.validity.public_parameter import NO_OPTIONS, public_parameters
from tests.validity.pure_kind import PURE_KINDS

# What EcsAnywhereRoles is given as an object of these classes is an option by option in another kind.
_NESTED = {"EcsAnywhereRoles.instance_permissions", "EcsAnywhereRoles.needs"}


def options() -> set[str]:
    """The options of all kinds of apps; those of the features are the parameter that takes the set."""
    every = {option for kind in KINDS.values() for option in kind.table} - AROUND.keys()
    return {re.sub(r"(?<=^LeastPrivilege\.features)\..*", "", option) for option in every}


def not_shown(table: Table, rows: tuple[Row, ...], clashes: tuple[Clash, ...], strength: int) -> list[dict[str, str]]:
    missing = groups_of(table, strength).keys() - groups_in(rows, strength)
    return [dict(group) for group in missing if not any(clash.is_in(dict(group)) for clash in clashes)]


def test_every_public_parameter_is_an_option() -> None:
    assert public_parameters() - NO_OPTIONS.keys() == {o for o in options() if not o.startswith("context.")}


def test_what_is_no_option_is_public_nevertheless() -> None:
    assert NO_OPTIONS.keys() - public_parameters() == set()


def test_every_context_key_of_the_sample_is_an_option() -> None:
    assert {f"context.{key}" for key in KEYS} == {option for option in options() if option.startswith("context.")}


def test_every_feature_is_an_option() -> None:
    assert {f"features.{feature.name}" for feature in InstanceFeature} == {
        option for option in LEAST_PRIVILEGE if option.startswith("features.")
    }


@pytest.mark.parametrize("kind", KINDS)
def test_every_pair_of_choices_occurs_or_is_refused(kind: str) -> None:
    table, clashes = KINDS[kind].table, tuple(KINDS[kind].clashes)
    assert not_shown(table, rows_of_kind(kind), clashes, 2) == []


@pytest.mark.parametrize("strength", [2, pytest.param(3, marks=pytest.mark.thorough)], ids=["pairs", "threes"])
@pytest.mark.parametrize("kind", [name for name, kind in PURE_KINDS.items() if len(kind.table) > 2])
def test_every_pair_or_three_of_the_pure_choices_occurs_or_is_refused(kind: str, strength: int) -> None:
    table, clashes = PURE_KINDS[kind].table, tuple(PURE_KINDS[kind].clashes)
    assert not_shown(table, rows_of(table, clashes, strength), clashes, strength) == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_row_has_what_is_refused(kind: str) -> None:
    assert [row for row in rows_of_kind(kind) for clash in KINDS[kind].clashes if clash.is_in(row)] == []


@pytest.mark.parametrize(
    ("kind", "rows"),
    [("instance", INSTANCE_PERMISSIONS), ("execution", EXECUTION_PERMISSIONS), ("registrar", REGISTRAR_PERMISSIONS)],
    ids=["instance", "execution", "registrar"],
)
def test_every_row_of_the_catalogue_occurs(kind: str, rows: tuple[Permission, ...]) -> None:
    pure = PURE_KINDS[kind]
    documents = (each for row in rows_of(pure.table, pure.clashes) for each in pure.documents(row, "aws"))
    sids = {statement.get("Sid") for document in documents for statement in document.content["Statement"]}
    assert sids - {None} == {row.sid for row in rows}


@pytest.mark.parametrize(
    ("kind", "option"),
    [
        pytest.param(name, option, id=f"{name}, {option}")
        for name, kind in PURE_KINDS.items()
        for option, choices in kind.table.items()
        if "many" in choices and name != "registrar"
    ],
)
def test_many_are_more_than_fit_inline(kind: str, option: str) -> None:
    pure = PURE_KINDS[kind]
    row = row_with(pure.table, pure.clashes, {option: "many"})
    assert "managed policy 1" in {document.part for document in pure.documents(row, "aws")}


def test_every_environment_occurs_in_every_kind() -> None:
    found: Mapping[str, set[str]] = {kind: {row["environment"] for row in rows_of_kind(kind)} for kind in KINDS}
    assert found == {kind: set(ENVIRONMENTS) for kind in KINDS}


def test_what_is_given_as_a_whole_is_given_in_parts_as_well() -> None:
    parts = {option.partition(".")[0] for option in KINDS["least"].table}
    assert (_NESTED - options(), {"LeastPrivilege", "TaskNeeds"} - parts) == (set(), set())
