"""What a feature, a prefix or a switch adds to the default role: just what its own statements say."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.catalogue.instance import INSTANCE_PERMISSIONS
from tests.simulate.case import BY_NAME, CASES, CONFIGURATIONS, Case
from tests.simulate.configuration import Configuration
from tests.simulate.simulator import Answer, evaluate

EXTENSIONS = [configuration for configuration in CONFIGURATIONS if configuration.extends]
FEATURES = {feature: BY_NAME.get(f"feature-{feature.value}") for feature in InstanceFeature}
DEFAULT = BY_NAME["instance-default-cluster"]
# What the default role asks for, and what is allowed to some role that extends it: all roles are of one place.
REQUESTS = [
    case for case in CASES if case.configuration is DEFAULT or (case.configuration in EXTENSIONS and case.allowed)
]

Allowed = Mapping[Case, bool]


@pytest.fixture(scope="module")
def allowed_to() -> Mapping[Configuration, Allowed]:
    """Whether each role is allowed each of the requests, also those that were made up for another."""
    roles = (DEFAULT, *EXTENSIONS)
    answers = iter(evaluate([case.request(role.document) for role in roles for case in REQUESTS]))
    return {role: {case: next(answers).allowed for case in REQUESTS} for role in roles}


@pytest.mark.parametrize("feature", InstanceFeature, ids=lambda feature: feature.value)
def test_each_feature_has_a_configuration_with_just_the_statements_of_its_rows(feature: InstanceFeature) -> None:
    made = FEATURES[feature]
    assert made is not None, f"no cases/feature-{feature.value}.json"
    wanted = [row.sid for row in INSTANCE_PERMISSIONS if feature in row.features]

    assert [statement["Sid"] for statement in made.own_statements] == wanted


@pytest.mark.parametrize("configuration", EXTENSIONS, ids=lambda configuration: configuration.name)
def test_nothing_of_the_default_role_is_lost(
    configuration: Configuration, allowed_to: Mapping[Configuration, Allowed]
) -> None:
    lost = [
        str(case) for case, allowed in allowed_to[DEFAULT].items() if allowed and not allowed_to[configuration][case]
    ]

    assert lost == []


@pytest.mark.parametrize("configuration", EXTENSIONS, ids=lambda configuration: configuration.name)
def test_on_the_very_requests_that_it_is_allowed_the_default_role_is_denied_each_action(
    configuration: Configuration, allowed_to: Mapping[Configuration, Allowed]
) -> None:
    asked = [case for case in REQUESTS if case.configuration is configuration and case.allowed]
    by_default = allowed_to[DEFAULT]

    assert {case.action for case in asked} == configuration.own_actions
    assert [str(case) for case in asked if by_default[case]] == []


@pytest.mark.parametrize("configuration", EXTENSIONS, ids=lambda configuration: configuration.name)
def test_of_all_requests_it_is_newly_allowed_just_those_for_its_own_actions(
    configuration: Configuration, allowed_to: Mapping[Configuration, Allowed]
) -> None:
    before = allowed_to[DEFAULT]
    newly = {case.action for case, allowed in allowed_to[configuration].items() if allowed and not before[case]}

    assert newly == configuration.own_actions


def test_the_roles_all_extend_the_default_role() -> None:
    assert {configuration.extends for configuration in EXTENSIONS} == {DEFAULT}


def test_the_answers_are_those_that_the_cases_expect(
    allowed_to: Mapping[Configuration, Allowed], answers: Mapping[Case, Answer]
) -> None:
    """The requests that were put across roles are the same as those that were put to their own."""
    assert {case: allowed_to[case.configuration][case] for case in REQUESTS} == {
        case: answers[case].allowed for case in REQUESTS
    }
