"""Both trust policies, with right, wrong and missing service, source account and source ARN: the whole table."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.simulate.case import BY_NAME, CASES, Case
from tests.simulate.configuration import Configuration
from tests.simulate.kind import TRUSTS
from tests.simulate.simulator import Answer
from tests.simulate.trust_request import ALLOWED, ROWS, Row, row_of

GUARDED = [BY_NAME["trust-instance"], BY_NAME["trust-execution"]]


def cases_of(configuration: Configuration) -> list[Case]:
    return [case for case in CASES if case.configuration is configuration and case.action == "sts:AssumeRole"]


def test_each_service_of_the_catalogue_has_a_table() -> None:
    services = [each["Principal"]["Service"] for made in GUARDED for each in made.statements]

    assert sorted(services) == sorted(TRUSTS)


@pytest.mark.parametrize("configuration", GUARDED, ids=lambda configuration: configuration.name)
@pytest.mark.parametrize("row", ROWS, ids=", ".join)
def test_the_service_alone_with_both_sources_right_may_assume_the_role(
    configuration: Configuration, row: Row, answers: Mapping[Case, Answer]
) -> None:
    asked = [case for case in cases_of(configuration) if row_of(case) == row]

    assert {answers[case].allowed for case in asked} == {row == ALLOWED}


@pytest.mark.parametrize("configuration", GUARDED, ids=lambda configuration: configuration.name)
def test_a_whole_account_is_refused_like_somebody_in_it(configuration: Configuration) -> None:
    resources = {case.resource for case in cases_of(configuration)}
    [own] = {resource.split(":")[4] for resource in resources}
    with_a_source = {case.principal for case in cases_of(configuration) if row_of(case)[1:] == ("right", "right")}

    assert {f"arn:aws:iam::{account}:root" for account in (own, "210987654321")} <= with_a_source
