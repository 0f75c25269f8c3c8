"""What is packed into several documents is allowed and denied as in the one that IAM would not take."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.simulate.case import Case
from tests.simulate.packed_role import PACKED_ROLES, PackedRole
from tests.simulate.simulator import evaluate

STATED = [(role, case) for role in PACKED_ROLES for case in role.cases]
AT_THE_BOUNDARIES = [(role, case) for role in PACKED_ROLES for cases in role.boundaries for case in cases]


def named(value: object) -> str:
    return value.configuration.name if isinstance(value, PackedRole) else str(value)


@pytest.fixture(scope="module")
def allowed() -> Mapping[Case, tuple[bool, bool]]:
    """Whether each request is allowed by the whole document, and by the packed ones together."""
    asked = [*STATED, *AT_THE_BOUNDARIES]
    whole = [case.request(role.configuration.document) for role, case in asked]
    packed = [case.request(*role.documents) for role, case in asked]
    answers = [answer.allowed for answer in evaluate([*whole, *packed])]
    both = zip(answers[: len(asked)], answers[len(asked) :], strict=True)
    return {case: pair for (_, case), pair in zip(asked, both, strict=True)}


@pytest.mark.parametrize("role", PACKED_ROLES, ids=named)
def test_the_role_takes_an_inline_and_several_managed_documents_each_with_names_at_its_ends(role: PackedRole) -> None:
    assert len(role.documents) > 3
    assert [cases for cases in role.boundaries if not cases] == []


@pytest.mark.parametrize(("_role", "case"), STATED, ids=named)
def test_the_whole_and_the_packed_documents_give_the_expected_answer(
    _role: PackedRole, case: Case, allowed: Mapping[Case, tuple[bool, bool]]
) -> None:
    assert allowed[case] == (case.allowed, case.allowed), case.reason


@pytest.mark.parametrize("role", PACKED_ROLES, ids=named)
def test_they_agree_at_the_first_and_the_last_resource_of_each_document(
    role: PackedRole, allowed: Mapping[Case, tuple[bool, bool]]
) -> None:
    cases = [case for of_document in role.boundaries for case in of_document]

    assert [str(case) for case in cases if allowed[case] != (case.allowed, case.allowed)] == []


@pytest.mark.parametrize("role", PACKED_ROLES, ids=named)
def test_no_resource_between_is_lost(role: PackedRole) -> None:
    answers = evaluate([case.request(*role.documents) for case in role.inside])

    assert [str(case) for case, answer in zip(role.inside, answers, strict=True) if not answer.allowed] == []


@pytest.mark.parametrize("role", PACKED_ROLES, ids=named)
def test_without_a_document_the_role_is_denied_the_resources_at_its_ends(role: PackedRole) -> None:
    lacking = [
        (case, [each for each in role.documents if each is not document])
        for document, cases in zip(role.documents, role.boundaries, strict=True)
        for case in cases
        if case.allowed
    ]
    answers = evaluate([case.request(*others) for case, others in lacking])

    assert [str(case) for (case, _), answer in zip(lacking, answers, strict=True) if answer.allowed] == []
