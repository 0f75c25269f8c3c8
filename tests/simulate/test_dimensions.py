"""For each thing that narrows a statement, a request that is allowed and one that is denied, which differ only there.

What narrows it is read off the statement. So a new row, or one that is narrowed further, fails without cases.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from ecs_anywhere_iam.catalogue.scope import Scope
from ecs_anywhere_iam.catalogue.scope_condition import SCOPE_CONDITIONS
from ecs_anywhere_iam.catalogue.scope_resource import SCOPE_RESOURCES
from tests.catalogue.roles import ROWS
from tests.simulate.case import BY_NAME, CASES, CONFIGURATIONS, Case
from tests.simulate.configuration import listed
from tests.simulate.dimension import Dimension, dimensions
from tests.simulate.simulator import Answer

DIMENSIONS = [each for configuration in CONFIGURATIONS for each in dimensions(configuration)]
DEFAULT = BY_NAME["instance-default-cluster"]


# Each scope that a row may have, with its switch off and on.
SCOPES: dict[str, tuple[str, Scope]] = {
    f"{name}: {scope.name}": (row.sid, scope)
    for name, row in ROWS.items()
    for scope in (row.scope, *([row.relaxation.scope] if row.relaxation else []))
}


def values_of(sid: str, key: str | None) -> set[str]:
    """What stands for a condition key, or else as a resource, in the simulated statements of a row."""
    statements = [each for made in CONFIGURATIONS for each in made.statements if each.get("Sid") == sid]
    if key is None:
        return {arn for each in statements for arn in listed(each["Resource"])}
    conditions = [keys for each in statements for keys in each.get("Condition", {}).values()]
    return {value for keys in conditions for value in listed(keys.get(key, []))}


@pytest.mark.parametrize("dimension", DIMENSIONS, ids=str)
def test_an_allowed_and_a_denied_request_differ_only_there(
    dimension: Dimension, answers: Mapping[Case, Answer]
) -> None:
    pair = dimension.pair(CASES)

    assert pair is not None, f"add a request to cases/{dimension.configuration.name}.json that is denied for this alone"
    assert [answers[case].allowed for case in pair] == [True, False]


@pytest.mark.parametrize(("sid", "scope"), SCOPES.values(), ids=SCOPES)
def test_every_arn_and_every_condition_of_a_row_is_in_a_simulated_statement(sid: str, scope: Scope) -> None:
    templates = [(each.arn, None) for each in SCOPE_RESOURCES if each.scope is scope]
    conditions = [(each.value, each.key) for each in SCOPE_CONDITIONS if each.scope is scope]

    unseen = [
        template
        for template, key in (*templates, *conditions)
        if not any(re.fullmatch(_pattern(template), value) for value in values_of(sid, key))
    ]

    assert unseen == []


def test_what_narrows_a_statement_is_each_part_of_its_arns_and_each_condition_key() -> None:
    of_sessions = {each.what for each in dimensions(DEFAULT) if each.statement["Sid"] == "EcsAgentSessions"}

    place = {"partition", "Region", "account", "name"}
    assert of_sessions == {"action", *place, "presence of ecs:cluster", *(f"{part} of ecs:cluster" for part in place)}


@pytest.mark.parametrize(
    ("resource", "parts"),
    [
        ("arn:aws:ssm:us-east-1:123456789012:managed-instance/*", {"partition", "Region", "account"}),
        ("arn:aws:ssm:us-east-1::document/*", {"partition", "Region", "account"}),
        ("arn:aws:iam::123456789012:role/ECSAnywhereRole", {"partition", "account", "name"}),
        ("arn:aws:ecr:us-east-1:123456789012:repository/team/*", {"partition", "Region", "account", "name"}),
        ("arn:aws:s3:::bucket", {"partition", "bucket"}),
        ("arn:aws:s3:::bucket/web.env", {"partition", "bucket", "key"}),
        ("*", set()),
    ],
)
def test_an_arn_narrows_by_what_it_does_not_leave_open(resource: str, parts: set[str]) -> None:
    statement = {"Sid": "New", "Effect": "Allow", "Action": "s3:GetObject", "Resource": resource}
    new = replace(DEFAULT, document={**DEFAULT.document, "Statement": [statement]})

    assert {each.what for each in dimensions(new)} == {"action", *parts}


@pytest.mark.parametrize("what", ["action", "Region", "name", "presence of ecs:cluster", "account of ecs:cluster"])
def test_without_its_denied_requests_a_dimension_is_not_shown(what: str) -> None:
    [dimension] = [
        each for each in dimensions(DEFAULT) if (each.statement["Sid"], each.what) == ("EcsAgentSessions", what)
    ]
    shown, lacking = dimension.pair(CASES), list(CASES)
    while (pair := dimension.pair(lacking)) is not None:
        lacking.remove(pair[1])

    assert (shown is not None, len(lacking) < len(CASES)) == (True, True)
    assert [str(each) for each in dimensions(DEFAULT) if each.pair(lacking) is None] == [str(dimension)]


def _pattern(template: str) -> str:
    """What a template may become: something for each name in braces."""
    return re.sub(r"\\\{\w+\\\}", ".+", re.escape(template))
