"""No text widens a policy beyond the resource that it names, in any parameter that names one."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

pytest.importorskip("hypothesis", reason="Hypothesis has left this Python behind")

from hypothesis import assume, event, given
from hypothesis import strategies as st

from tests.hostile.answer import answer
from tests.hostile.field import FIELDS
from tests.hostile.given import Given, givens
from tests.hostile.iam import allows, allows_for
from tests.hostile.text import is_wild

Case = tuple[str, Given]
CASES: st.SearchStrategy[Case] = st.sampled_from(sorted(FIELDS)).flatmap(
    lambda name: givens(FIELDS[name]).map(lambda stated: (name, stated))
)


@cache
def plain(name: str, twin: str) -> Any:
    return FIELDS[name].policy(twin)


@given(CASES)
def test_what_is_taken_makes_the_policy_of_a_plain_name_with_that_name_in_its_place(case: Case) -> None:
    name, stated = case
    policy = answer(lambda: FIELDS[name].policy(stated.text))
    event("refused" if policy is None else "taken")
    if policy is not None:
        assert (policy, is_wild(stated.named)) == (stated.instead(plain(name, stated.twin)), False)


PLAUSIBLE = st.text("abW0_./-", min_size=1, max_size=8).map(lambda name: f"x{name}x")
CHANGES = st.sampled_from([
    lambda name: f"{name}x", lambda name: f"x{name}", lambda name: name[:-1], lambda name: name[1:],
    lambda name: f"{name}/x", lambda name: f"{name}-Ab12Cd", lambda name: name.swapcase(),
    lambda name: name.replace(name[1], "x"), lambda name: f"{name}{name}",
])  # fmt: skip
ELSEWHERE = st.sampled_from([
    ("aws:", "aws-cn:"), ("us-east-1", "us-east-2"), ("us-east-1", "us-east-11"), ("123456789012", "123456789013"),
])  # fmt: skip
ONE_EACH = sorted(name for name, field in FIELDS.items() if not field.is_prefix)
# What a secret's name ends in is taken for what AWS adds to it, where it could be that.
ENDED = re.compile(r"-[A-Za-z0-9]{6}\Z")


def full_name(kind_plain: str, name: str) -> str:
    """The name in the bucket of the plain one, where it is in one; IDs of keys have one length."""
    if len(kind_plain) == 36:
        return f"{sum(map(ord, name)):08}{kind_plain[8:]}"
    return f"plainbucket/{name}" if "/" in kind_plain else name


@given(st.sampled_from(ONE_EACH), PLAUSIBLE, CHANGES, ELSEWHERE, st.booleans())
def test_a_policy_lets_through_what_is_named_and_nothing_called_alike(
    field_name: str,
    name: str,
    change: Any,
    elsewhere: tuple[str, str],
    as_arn: bool,  # noqa: FBT001 - drawn
) -> None:
    field = FIELDS[field_name]
    named, other = (full_name(field.kind.plain, each) for each in (name, change(name)))
    assume(named != other)
    # What is under a path belongs to it.
    assume(not (field.kind.suffix == "/*" and other.startswith(f"{named}/")))
    if as_arn or not field.takes_names:
        assume(not ENDED.search(named))
        policy = answer(lambda: field.policy(field.kind.arn(named, "aws", "us-east-1", "123456789012")))
    else:
        policy = answer(lambda: field.policy(named))
    assume(policy is not None)
    asked = field.kind.asked.format(named)
    there = asked.replace(*elsewhere)
    assert (
        allows(policy, asked),
        allows(policy, field.kind.asked.format(other)),
        there != asked and allows(policy, there),
        # Of the kinds, clusters alone are in conditions as well; some statements are limited by that alone.
        allows_for(policy, "ecs:cluster", field.kind.asked.format(other)),
    ) == (True, False, False, False)
