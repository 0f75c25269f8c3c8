"""Where packing has to choose: the last character of a quota, the first one over it, and numbers that are none."""

from __future__ import annotations

import pytest

from ecs_anywhere_iam.catalogue.quota import INLINE_POLICIES, INLINE_ROOM, MANAGED_POLICY, Quota
from ecs_anywhere_iam.errors import InvalidValueError, QuotaExceededError
from ecs_anywhere_iam.policy.document import PolicyDocument, policy_document
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.grant import Grant
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege
from ecs_anywhere_iam.policy.instance_policy import instance_grants
from ecs_anywhere_iam.policy.packed import Packed
from ecs_anywhere_iam.policy.packing import pack
from ecs_anywhere_iam.policy.size import check_size, size
from ecs_anywhere_iam.tasks.execution_policy import execution_grants
from ecs_anywhere_iam.tasks.needs import TaskNeeds

HERE = Environment("aws", "us-east-1", "123456789012")
INLINE = INLINE_POLICIES.characters - INLINE_ROOM


def images(*repositories: str) -> tuple[Grant, ...]:
    return execution_grants(TaskNeeds(private_ecr=True, repositories=repositories), HERE)


def filled_to(characters: int) -> tuple[Grant, ...]:
    """Grants that make one document of so many characters."""
    names = [f"{'r' * 100}{number:03}" for number in range(characters // 160)]
    missing = characters - size(whole(images(*names)))
    each, rest = divmod(missing, len(names))
    return images(*(f"{name}{'r' * (each + (place < rest))}" for place, name in enumerate(names)))


def whole(grants: tuple[Grant, ...]) -> PolicyDocument:
    return policy_document([grant.statement() for grant in grants])


@pytest.mark.parametrize("number", [-1, 1.5, "10", None, True], ids=["negative", "fraction", "text", "None", "boolean"])
def test_a_number_of_managed_policies_that_is_none_is_refused(number: object) -> None:
    with pytest.raises(InvalidValueError) as refused:
        pack(images("web"), number)  # type: ignore[arg-type]
    assert str(refused.value) == (
        f"max_managed_policies: got {number!r}; allowed: a number, 0 or more; 10 is what AWS allows first"
    )


@pytest.mark.parametrize(("characters", "managed"), [(INLINE, 0), (INLINE + 1, 1)], ids=["full", "one over"])
def test_the_last_character_of_the_inline_quota_is_used_and_no_more(characters: int, managed: int) -> None:
    grants = filled_to(characters)
    assert (size(whole(grants)), len(pack(grants, 10).managed)) == (characters, managed)


def test_a_role_that_may_have_no_managed_policy_is_packed_inline() -> None:
    assert pack(filled_to(INLINE), 0).managed == ()


@pytest.mark.parametrize("quota", [INLINE_POLICIES, MANAGED_POLICY], ids=["inline", "managed"])
def test_a_document_that_fills_its_quota_passes(quota: Quota) -> None:
    check_size(whole(filled_to(quota.characters)), quota, "policy")


def test_a_document_of_one_character_more_is_refused_with_both_numbers() -> None:
    with pytest.raises(QuotaExceededError) as refused:
        check_size(whole(filled_to(MANAGED_POLICY.characters + 1)), MANAGED_POLICY, "managed policy 1")
    assert str(refused.value) == (
        "managed policy 1: got 6,145 characters; allowed: 6,144 for a customer managed policy "
        "(https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html); name fewer resources"
    )


def test_what_a_role_cannot_hold_is_refused_with_all_numbers() -> None:
    grants = images(*(f"team/service-{number:04}" for number in range(300)))
    with pytest.raises(QuotaExceededError) as refused:
        pack(grants, 1)
    assert str(refused.value) == (
        f"permissions of {size(whole(grants)):,} characters: got 3 managed policies beside the inline one; "
        "allowed: 1 of "
        "6,144 characters beside an inline one of 8,192 "
        "(https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html); name fewer resources or what "
        "their names start with, split them over several roles, or state max_managed_policies where AWS raised the "
        "account's quota"
    )


def test_as_many_managed_policies_as_are_allowed_pass_the_check() -> None:
    grants = images("web")
    Packed(grants, policy_document([]), (whole(grants),)).check(1)


def test_the_check_tells_how_many_documents_are_too_many() -> None:
    grants = images("web")
    with pytest.raises(AssertionError, match=r"^packed into 2 managed policies, of 1$"):
        Packed(grants, policy_document([]), (whole(grants),) * 2).check(1)


def test_the_check_counts_the_managed_policies_from_one() -> None:
    grants = filled_to(MANAGED_POLICY.characters + 1)
    with pytest.raises(QuotaExceededError, match=r"^managed policy 2: got 6,145 "):
        Packed(grants, policy_document([]), (policy_document([]), whole(grants))).check(2)


def test_the_check_knows_the_inline_policy() -> None:
    grants = filled_to(INLINE_POLICIES.characters + 1)
    with pytest.raises(QuotaExceededError, match=r"^inline policy: got 10,241 "):
        Packed(grants, whole(grants)).check(2)


@pytest.mark.parametrize("change", ["Sid", "Action", "Resource", "Condition"])
def test_the_check_sees_a_change_in_each_part_of_a_statement(change: str) -> None:
    grants = instance_grants(LeastPrivilege(clusters=["web"]), HERE)
    changed = whole(grants)
    other = {"ArnEquals": {"ecs:cluster": "arn:aws:ecs:us-east-1:123456789012:cluster/api"}}
    parts = {"Sid": "X", "Action": "ecs:Poll", "Resource": "*", "Condition": other}
    [sessions] = [each for each in changed["Statement"] if each["Sid"] == "EcsAgentSessions"]
    sessions[change] = parts[change]  # type: ignore[literal-required]
    with pytest.raises(AssertionError, match=r"^packed documents grant something else than the whole document$"):
        Packed(grants, changed).check(10)
