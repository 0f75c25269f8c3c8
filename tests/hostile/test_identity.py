"""What a role is called, and where it is used: nothing in it stands for another role, Region or account."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("hypothesis", reason="Hypothesis has left this Python behind")

from hypothesis import assume, given
from hypothesis import strategies as st

from ecs_anywhere_iam.catalogue.task_resource import REPOSITORY
from ecs_anywhere_iam.catalogue.trust import INSTANCE_TRUST
from ecs_anywhere_iam.policy.activation_regions import activation_regions
from ecs_anywhere_iam.policy.image_pull import ImagePull
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege, ManagedPolicies
from ecs_anywhere_iam.policy.instance_policy import instance_policy
from ecs_anywhere_iam.policy.read_target import read_target, read_targets
from ecs_anywhere_iam.policy.role_identity import check_description, check_path, check_policy_name, check_role_name
from ecs_anywhere_iam.policy.trust_policy import trust_policy
from tests.hostile.answer import answer
from tests.hostile.field import HERE
from tests.hostile.given import names
from tests.hostile.kind import REPOSITORY as REPOSITORY_KIND
from tests.hostile.text import NAME_OR_ARN, TEXT, TOKEN, is_wild
from tests.hostile.value import ANYTHING, FLAG, lists

CHECKS = {
    "role_name": check_role_name,
    "path": check_path,
    "description": check_description,
    "policy_name": check_policy_name,
}
IDENTITY = st.one_of(TEXT, st.builds("/{}/".format, TEXT), NAME_OR_ARN, ANYTHING)


def taken(check: Any, value: Any) -> bool:
    return answer(lambda: (check(value), True)[1]) is not None


@given(st.sampled_from(sorted(CHECKS)), IDENTITY)
def test_what_a_role_or_policy_is_called_is_text_that_iam_takes(parameter: str, value: Any) -> None:
    if taken(CHECKS[parameter], value) and value is not None:
        text = str.__str__(value)
        assert (text.encode("latin-1") is not None, len(text) <= 1_000 or TOKEN[:8] in text) == (True, True)


@given(TEXT.map(lambda text: f"/{text}/"), st.one_of(st.just("Servers"), TEXT))
def test_the_arn_of_a_role_stands_for_no_other_role(path: str, name: str) -> None:
    # As a policy names the role: `arn:aws:iam::123456789012:role/fleet/Servers`.
    parts = [part for check, part in ((check_path, path), (check_role_name, name)) if taken(check, part)]
    assert not is_wild("".join(parts))


REGION = "zz-plain-9"


@given(st.one_of(st.sampled_from(("eu-west-1", "us-gov-west-1", TOKEN)), TEXT, NAME_OR_ARN))
def test_a_region_lets_in_no_other_region(text: str) -> None:
    def documents(region: str) -> Any:
        regions = activation_regions([region], ManagedPolicies(), HERE)
        permissions = LeastPrivilege(clusters=[f"arn:aws:ecs:{region}:123456789012:cluster/web"])
        return [trust_policy(INSTANCE_TRUST, HERE, regions=regions), instance_policy(permissions, HERE, regions)]

    made = answer(lambda: documents(text))
    if made is not None:
        assert (str(made), is_wild(text)) == (str(documents(REGION)).replace(REGION, text), False)


@given(st.one_of(lists(TEXT), ANYTHING))
def test_regions_are_taken_or_refused(value: Any) -> None:
    regions = answer(lambda: activation_regions(value, ManagedPolicies(), HERE))
    assert regions is None or [region for region in regions if type(region) is not str] == []


@given(FLAG)
def test_the_guard_of_a_trust_policy_goes_for_the_boolean_alone(flag: Any) -> None:
    trust = answer(lambda: trust_policy(INSTANCE_TRUST, HERE, allow_confused_deputy=flag))
    is_unguarded = trust is not None and "Condition" not in trust["Statement"][0]
    assert is_unguarded is (flag is True)


@given(names(REPOSITORY_KIND, TEXT), TEXT)
def test_an_instance_role_pulls_from_no_repository_called_alike(stated: Any, other: str) -> None:
    assume(stated.text != other)
    pulls = answer(lambda: ImagePull.of(read_targets([stated.text], REPOSITORY, "can_pull"), HERE))
    asked = answer(lambda: read_target(other, REPOSITORY, "repositories"))
    assert not (pulls and asked and pulls.covers(asked, HERE))
