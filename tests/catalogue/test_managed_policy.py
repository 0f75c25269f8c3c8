"""The documents of AWS's managed policies are kept as AWS has them."""

from __future__ import annotations

import json

import pytest

from dev.refresh_managed import FOLDER, NAMES, shipped_policies
from ecs_anywhere_iam.catalogue.managed_policy import (
    EXECUTION_MANAGED_POLICY,
    INSTANCE_MANAGED_POLICIES,
    ManagedPolicy,
)


@pytest.mark.parametrize("name", NAMES)
def test_a_document_is_the_newest_that_moto_ships(name: str) -> None:
    kept = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))

    assert kept == shipped_policies()[name], "run `python -m dev.refresh_managed`"


@pytest.mark.parametrize(
    "policy", [*INSTANCE_MANAGED_POLICIES, EXECUTION_MANAGED_POLICY], ids=lambda policy: policy.name
)
def test_a_row_names_the_policy_as_its_document_does(policy: ManagedPolicy) -> None:
    kept = json.loads((FOLDER / f"{policy.name}.json").read_text(encoding="utf-8"))

    assert (kept["path"], kept["name"]) == (f"/{policy.path}", policy.name)


def test_no_document_is_left_over() -> None:
    assert sorted(file.stem for file in FOLDER.iterdir()) == sorted(NAMES)
