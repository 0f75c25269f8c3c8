"""Of each other type of resource that an action takes, a request that is denied.

The types are those of the service authorization reference. Where a row leaves one out, no server or task works on it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from ecs_anywhere_iam.catalogue.scope_resource import SCOPE_RESOURCES
from tests.catalogue.authorization import arn_format, resource_types
from tests.catalogue.roles import ROWS
from tests.simulate.case import CASES, Case
from tests.simulate.simulator import Answer

# The Sid, the action, the type that it takes and the row leaves out.
LEFT_OUT = [
    (row.sid, action, of_type)
    for row in ROWS.values()
    for action in row.actions
    for of_type in resource_types(action)
    if of_type not in {each for resource in SCOPE_RESOURCES if resource.scope is row.scope for each in resource.types}
]


@pytest.mark.parametrize(("sid", "action", "of_type"), LEFT_OUT, ids=str)
def test_a_row_allows_nothing_on_another_type_of_resource(
    sid: str, action: str, of_type: str, answers: Mapping[Case, Answer]
) -> None:
    template = re.escape(arn_format(action.partition(":")[0], of_type))
    pattern = re.sub(r"\\\$\\\{\w+\\\}", ".+", template)
    asked = [
        case
        for case in CASES
        if case.action == action
        and re.fullmatch(pattern, case.resource)
        # With its switch on a row may be for any type.
        and any(each.get("Sid") == sid and each["Resource"] != "*" for each in case.configuration.statements)
    ]

    assert {answers[case].allowed for case in asked} == {False}


def test_there_are_such_types() -> None:
    assert len(LEFT_OUT) > 20
