"""Whether there are enough cases: nothing is granted, and nothing narrowed, without a request that shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import product

import pytest

from ecs_anywhere_iam.catalogue.execution import EXECUTION_PERMISSIONS
from ecs_anywhere_iam.catalogue.instance import INSTANCE_PERMISSIONS
from ecs_anywhere_iam.catalogue.registrar import REGISTRAR_PERMISSIONS
from tests.simulate.case import CASES, CONFIGURATIONS, EVERYTHING
from tests.simulate.configuration import Configuration, listed
from tests.simulate.simulator import Request, SimulationError, evaluate
from tests.simulate.widening import Widening, widenings

PERMISSIONS = [configuration for configuration in CONFIGURATIONS if not configuration.is_trust]
WIDENINGS = [widening for configuration in CONFIGURATIONS for widening in widenings(configuration)]
CATALOGUE = {
    "external instance role": INSTANCE_PERMISSIONS,
    "task execution role": EXECUTION_PERMISSIONS,
    "registrar": REGISTRAR_PERMISSIONS,
}


@pytest.fixture(scope="module")
def let_through() -> dict[Widening, list[str]]:
    """The requests that each widening lets through though they must be denied."""
    denied = [
        (widening, case)
        for widening, case in product(WIDENINGS, CASES)
        if case.configuration is widening.configuration
        and not case.allowed
        and widening.concerns(case.action, case.resource)
    ]
    answers = evaluate([case.request(widening.document) for widening, case in denied])
    let_through: dict[Widening, list[str]] = {widening: [] for widening in WIDENINGS}
    for (widening, case), answer in zip(denied, answers, strict=True):
        if answer.allowed:
            let_through[widening].append(str(case))
    return let_through


def test_at_least_400_requests_are_asked() -> None:
    assert len(CASES) >= 400


def test_no_request_is_asked_twice_of_one_configuration() -> None:
    asked = Counter(
        (case.configuration.name, case.principal, case.action, case.resource, *sorted(case.context.items()))
        for case in CASES
    )

    assert [request for request, times in asked.items() if times > 1] == []


@pytest.mark.parametrize("role", CATALOGUE)
def test_every_row_of_the_catalogue_is_in_some_configuration(role: str) -> None:
    simulated = {each["Sid"] for made in PERMISSIONS if made.role == role for each in made.statements}

    assert simulated == {row.sid for row in CATALOGUE[role]}


@pytest.mark.parametrize("configuration", PERMISSIONS, ids=lambda configuration: configuration.name)
def test_every_action_of_every_statement_is_allowed_by_some_case(configuration: Configuration) -> None:
    shown = {(case.statement, case.action) for case in CASES if case.allowed and case.configuration is configuration}

    assert shown == set(_granted(configuration))


@pytest.mark.parametrize("widening", WIDENINGS, ids=str)
def test_a_policy_that_is_too_wide_lets_a_denied_request_through(
    widening: Widening, let_through: dict[Widening, list[str]]
) -> None:
    assert let_through[widening], "no case would notice this; add a request that is denied for no other reason"


@pytest.mark.parametrize(
    ("configuration", "row"),
    [(configuration, row) for configuration in CONFIGURATIONS for row in configuration.unanswered],
    ids=lambda value: value["action"] if isinstance(value, dict) else value.name,
)
def test_what_is_said_to_be_unanswered_is_granted_and_the_simulator_refuses_the_question(
    configuration: Configuration, row: Mapping[str, str]
) -> None:
    account = row["resource"].split(":")[4]
    asked = Request(row["action"], row["resource"], account, row["resource"], identity_policies=[EVERYTHING])

    assert any(
        row["action"] in listed(each["Action"]) and row["resource"] in listed(each["Resource"])
        for each in configuration.statements
    )
    with pytest.raises(SimulationError, match=r"no\.resource\.types"):
        evaluate([asked])


def _granted(configuration: Configuration) -> Iterator[tuple[str, str]]:
    for statement in configuration.own_statements:
        for action in listed(statement["Action"]):
            yield statement["Sid"], action
