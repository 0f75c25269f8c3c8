"""Each case, put to the policy that the configuration makes."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.simulate.case import CASES, Case
from tests.simulate.simulator import Answer
from tests.simulate.told import told

ALLOWED = [case for case in CASES if case.allowed]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_answer_is_the_expected_one(case: Case, answers: Mapping[Case, Answer]) -> None:
    answer = answers[case]

    assert answer.allowed == case.allowed, told(case, answer)


@pytest.mark.parametrize("case", [case for case in ALLOWED if case.statement], ids=str)
def test_only_the_stated_statement_allows_the_request(
    case: Case, answers: Mapping[Case, Answer], answers_without_statement: Mapping[Case, Answer]
) -> None:
    assert list(answers[case].statements) == [case.statement], told(case, answers[case])
    assert not answers_without_statement[case].allowed, f"also without {case.statement}: " + told(case, answers[case])
