"""AWS's managed policies beside ours: what they allow more, and that ours allow nothing that they do not."""

from __future__ import annotations

import pytest

from tests.simulate.case import CASES, Case
from tests.simulate.managed_case import (
    ATTACHED_BY_AWS,
    AWS_DOCUMENTS,
    DEFAULT,
    KEPT,
    MANAGED_CASES,
    WHY,
    actions_of,
    stated_actions,
)
from tests.simulate.simulator import Answer, evaluate

OURS = [case for case in CASES if case.configuration.role == DEFAULT.role and case.allowed and case.statement]
Pair = tuple[Answer, Answer]


@pytest.fixture(scope="module")
def of_aws_and_of_ours() -> dict[Case, Pair]:
    """What AWS's policies answer, and what the default role's does."""
    of_aws = [case.request(*AWS_DOCUMENTS.values()) for case in MANAGED_CASES]
    of_ours = [case.request(DEFAULT.document) for case in MANAGED_CASES]
    answers = evaluate([*of_aws, *of_ours])
    pairs = zip(answers[: len(of_aws)], answers[len(of_aws) :], strict=True)
    return dict(zip(MANAGED_CASES, pairs, strict=True))


def test_the_documents_are_those_that_aws_attaches() -> None:
    assert list(AWS_DOCUMENTS) == ATTACHED_BY_AWS


@pytest.mark.parametrize("case", MANAGED_CASES, ids=lambda case: f"{case.reason}: {case.action} on {case.resource}")
def test_aws_allows_and_the_default_role_denies(case: Case, of_aws_and_of_ours: dict[Case, Pair]) -> None:
    of_aws, of_ours = of_aws_and_of_ours[case]

    assert (of_aws.allowed, of_ours.allowed) == (True, False), f"{case.action} on {case.resource}: {case.reason}"


def test_every_action_of_aws_is_kept_whole_or_left_out_in_the_way_and_for_the_reason_that_the_catalogue_has() -> None:
    of_aws = actions_of(AWS_DOCUMENTS)

    assert {way: stated_actions(way) for way in WHY} == {way: of_aws & reasons.keys() for way, reasons in WHY.items()}
    assert KEPT.union(*map(stated_actions, WHY)) == of_aws


def test_whatever_least_privilege_allows_with_any_feature_aws_allows_as_well() -> None:
    answers = evaluate([case.request(*AWS_DOCUMENTS.values()) for case in OURS])

    assert len(OURS) > 50
    assert [str(case) for case, answer in zip(OURS, answers, strict=True) if not answer.allowed] == []
