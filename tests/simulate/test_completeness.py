"""Whether there are enough cases: nothing is granted, and nothing narrowed, without a request that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from ecs_anywhere_iam.catalogue.execution import EXECUTION_PERMISSIONS
from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.catalogue.instance import INSTANCE_PERMISSIONS
from tests.simulate.case import CASES, CONFIGURATIONS
from tests.simulate.configuration import Configuration, listed
from tests.simulate.simulator import evaluate
from tests.simulate.widening import Widening, widenings

PERMISSIONS = [configuration for configuration in CONFIGURATIONS if not configuration.is_trust]
WIDENINGS = [widening for configuration in CONFIGURATIONS for widening in widenings(configuration)]
# The other features have no configurations here yet.
SIMULATED_FEATURES = {InstanceFeature.IMAGE_PULL}


@pytest.fixture(scope="module")
def let_through() -> dict[Widening, list[str]]:
    """The requests that each widening lets through though they must be denied."""
    denied = [
        (widening, case)
        for widening, case in product(WIDENINGS, CASES)
        if case.configuration is widening.configuration and case.action in widening.actions and not case.allowed
    ]
    answers = evaluate([case.request(widening.document) for widening, case in denied])
    let_through: dict[Widening, list[str]] = {widening: [] for widening in WIDENINGS}
    for (widening, case), answer in zip(denied, answers, strict=True):
        if answer.allowed:
            let_through[widening].append(str(case))
    return let_through


def test_every_row_of_the_catalogue_that_is_simulated_is_in_some_configuration() -> None:
    instance = [row.sid for row in INSTANCE_PERMISSIONS if not row.features or SIMULATED_FEATURES & {*row.features}]
    execution = [row.sid for row in EXECUTION_PERMISSIONS]

    for role, sids in (("external instance role", instance), ("task execution role", execution)):
        simulated = {each["Sid"] for made in PERMISSIONS if made.role == role for each in made.statements}
        assert simulated == set(sids)


@pytest.mark.parametrize("configuration", PERMISSIONS, ids=lambda configuration: configuration.name)
def test_every_action_of_every_statement_is_allowed_by_some_case(configuration: Configuration) -> None:
    shown = {(case.statement, case.action) for case in CASES if case.allowed and case.configuration is configuration}

    assert shown == set(_granted(configuration))


@pytest.mark.parametrize("widening", WIDENINGS, ids=str)
def test_a_policy_that_is_too_wide_lets_a_denied_request_through(
    widening: Widening, let_through: dict[Widening, list[str]]
) -> None:
    assert let_through[widening], "no case would notice this; add a request that is denied for no other reason"


def _granted(configuration: Configuration) -> Iterator[tuple[str, str]]:
    for statement in configuration.statements:
        for action in listed(statement["Action"]):
            yield statement["Sid"], action
