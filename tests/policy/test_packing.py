"""However many resources are named, IAM takes every document, and together they grant what was asked for."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.catalogue.quota import INLINE_POLICIES, INLINE_ROOM, MANAGED_POLICY
from ecs_anywhere_iam.errors import QuotaExceededError
from ecs_anywhere_iam.policy.document import PolicyDocument, listed, policy_document
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.grant import Grant
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege
from ecs_anywhere_iam.policy.instance_policy import instance_grants
from ecs_anywhere_iam.policy.packed import Packed
from ecs_anywhere_iam.policy.packing import pack
from ecs_anywhere_iam.policy.size import size
from ecs_anywhere_iam.tasks.execution_policy import execution_grants
from ecs_anywhere_iam.tasks.needs import TaskNeeds

CONCRETE = Environment("aws", "us-east-1", "123456789012")
TOKENS = Environment("${Token[AWS.Partition.10]}", "${Token[AWS.Region.11]}", "${Token[AWS.AccountId.7]}")


def names(count: int) -> list[str]:
    return [f"team/service-{number:04}" for number in range(count)]


def images(repositories: Sequence[str], environment: Environment = CONCRETE) -> tuple[Grant, ...]:
    return execution_grants(TaskNeeds(private_ecr=True, repositories=repositories), environment)


WEB = images(["web"])


def documents(packed: Packed) -> tuple[PolicyDocument, ...]:
    return (packed.inline, *packed.managed)


def pairs(*made: PolicyDocument) -> list[tuple[str, str]]:
    """Each action with each of its resources, as often as it is granted."""
    return sorted(
        (action, resource)
        for document in made
        for statement in document["Statement"]
        for action in listed(statement["Action"])
        for resource in listed(statement["Resource"])
    )


EVERYTHING = [
    pytest.param(grants, id=name)
    for environment, place in ((CONCRETE, "concrete"), (TOKENS, "tokens"))
    for name, grants in {
        f"1 repository, {place}": images(names(1), environment),
        f"120 repositories, {place}": images(names(120), environment),
        f"700 repositories, {place}": images(names(700), environment),
        f"300 repositories and 120 log groups, {place}": execution_grants(
            TaskNeeds(
                awslogs=True,
                log_groups=[f"/ecs/{name}" for name in names(120)],
                create_log_groups=True,
                private_ecr=True,
                repositories=names(300),
            ),
            environment,
        ),
        f"20 clusters and 300 repositories, {place}": instance_grants(
            LeastPrivilege(clusters=[f"cluster-{n}" for n in range(20)], repositories=names(300)), environment
        ),
        f"50 clusters, {place}": instance_grants(
            LeastPrivilege(clusters=[f"cluster-{n}" for n in range(50)]), environment
        ),
        f"long names, {place}": images([f"{'r' * 250}{n:04}" for n in range(100)], environment),
    }.items()
]


@pytest.mark.parametrize("grants", EVERYTHING)
def test_packed_documents_grant_each_action_on_each_resource_once(grants: tuple[Grant, ...]) -> None:
    whole = policy_document([grant.statement() for grant in grants])
    assert pairs(*documents(pack(grants, 10))) == pairs(whole)


@pytest.mark.parametrize("grants", EVERYTHING)
def test_no_document_is_over_its_quota(grants: tuple[Grant, ...]) -> None:
    packed = pack(grants, 10)
    over = [size(packed.inline) > INLINE_POLICIES.characters]
    over += [size(document) > MANAGED_POLICY.characters for document in packed.managed]
    assert not any(over)


@pytest.mark.parametrize("grants", EVERYTHING)
def test_a_statement_keeps_its_sid_and_comes_once_in_a_document(grants: tuple[Grant, ...]) -> None:
    sids = [[statement["Sid"] for statement in document["Statement"]] for document in documents(pack(grants, 10))]
    order = [grant.row.sid for grant in grants]
    assert sids == [sorted(set(listed_sids), key=order.index) for listed_sids in sids]


def test_what_fits_inline_is_one_document_in_the_order_of_the_rows() -> None:
    grants = images(names(100))
    assert pack(grants, 10) == Packed(grants, policy_document([grant.statement() for grant in grants]))


def test_a_cluster_and_its_sessions_stay_together_under_the_condition() -> None:
    grants = instance_grants(LeastPrivilege(clusters=[f"{'c' * 80}-{n}" for n in range(50)]), CONCRETE)
    sessions = [
        statement
        for document in documents(pack(grants, 10))
        for statement in document["Statement"]
        if statement["Sid"] == "EcsAgentSessions"
    ]
    instances = [[arn.split("/")[1] for arn in listed(statement["Resource"])] for statement in sessions]
    clusters = [
        [arn.split("/")[1] for arn in listed(statement["Condition"]["ArnEquals"]["ecs:cluster"])]
        for statement in sessions
    ]
    assert (len(sessions) > 1, instances) == (True, clusters)


def changed(before: Sequence[str], after: Sequence[str]) -> int:
    """How many documents differ."""
    one, other = documents(pack(images(before), 10)), documents(pack(images(after), 10))
    return sum(a != b for a, b in zip(one, other, strict=False)) + abs(len(one) - len(other))


def test_one_repository_more_changes_one_document_most_of_the_time_and_never_many() -> None:
    repositories = names(500)
    chance = random.Random(7)  # noqa: S311 - a choice of examples
    counts = [
        changed(repositories, sorted([*repositories, f"team/service-{chance.randrange(500):04}b"])) for _ in range(60)
    ]
    assert (max(counts) <= 4, counts.count(1) >= 45) == (True, True)


def test_a_repository_at_the_end_changes_the_last_document_only() -> None:
    assert changed(names(500), [*names(500), "zebra"]) == 1


def test_names_that_are_tokens_are_cut_at_the_same_place_whatever_their_numbers() -> None:
    one, other = (
        [
            [len(listed(statement["Resource"])) for statement in document["Statement"]]
            for document in documents(pack(images([f"web-{n}-${{Token[TOKEN.{start + n}]}}" for n in range(60)]), 10))
        ]
        for start in (100, 500)
    )
    assert one == other


@pytest.mark.parametrize(("allowed", "count"), [(10, 3000), (0, 300), (3, 500)])
def test_what_the_role_cannot_hold_is_refused_with_quota_size_and_fix(allowed: int, count: int) -> None:
    with pytest.raises(QuotaExceededError, match=rf"allowed: {allowed} of 6,144 .*reference_iam-quotas.*split them"):
        pack(images(names(count)), allowed)


def test_where_the_quota_was_raised_more_fits() -> None:
    assert len(pack(images(names(1000)), 20).managed) <= 20


def test_a_roomy_packing_that_does_not_fit_is_packed_densely() -> None:
    roomy = len(pack(images(names(600)), 20).managed)
    assert len(pack(images(names(600)), roomy - 1).managed) < roomy


@pytest.mark.parametrize(
    ("packed", "message"),
    [
        (Packed(WEB, policy_document([])), "grant something else"),
        (Packed(WEB, policy_document([g.statement() for g in images(["web", "extra"])])), "grant something else"),
        (
            Packed(WEB, policy_document([]), (policy_document([g.statement() for g in images(["web"])]),) * 3),
            "packed into 3",
        ),
    ],
    ids=["lost", "added", "too many documents"],
)
def test_a_mistake_in_the_packing_does_not_reach_a_fleet(packed: Packed, message: str) -> None:
    with pytest.raises(AssertionError, match=message):
        packed.check(2)


def test_a_condition_that_was_lost_does_not_reach_a_fleet() -> None:
    grants = instance_grants(LeastPrivilege(clusters=["web"]), CONCRETE)
    statements = [grant.statement() for grant in grants]
    for statement in statements:
        statement.pop("Condition", None)
    with pytest.raises(AssertionError, match="grant something else"):
        Packed(grants, policy_document(statements)).check(10)


def test_an_oversized_document_does_not_reach_a_fleet() -> None:
    whole = policy_document([grant.statement() for grant in images(names(100))])
    with pytest.raises(QuotaExceededError, match="managed policy 1"):
        Packed(images(names(100)), policy_document([]), (whole,)).check(10)


@pytest.mark.parametrize("grants", EVERYTHING)
def test_every_packing_is_checked_before_it_is_handed_over(
    grants: tuple[Grant, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[Packed] = []
    monkeypatch.setattr(Packed, "check", lambda packed, _: checked.append(packed))
    packed = pack(grants, 10)
    assert checked == ([packed] if packed.managed else [])


def test_a_document_is_filled_to_its_quota_and_not_beyond() -> None:
    features = set(InstanceFeature) - {InstanceFeature.IMAGE_PULL, InstanceFeature.DOCUMENT_PARAMETERS}
    sizes = [
        size(document)
        for length in range(80, 100)
        for document in pack(
            instance_grants(
                LeastPrivilege(
                    clusters=[f"{'l' * length}{n:02}" for n in range(40)],
                    repositories=[f"{'r' * length}{n:02}" for n in range(60)],
                    features=features,
                ),
                CONCRETE,
            ),
            10,
        ).managed
    ]
    assert max(sizes) <= MANAGED_POLICY.characters


def test_permissions_without_targets_go_into_managed_policies_as_well() -> None:
    features = set(InstanceFeature) - {InstanceFeature.IMAGE_PULL, InstanceFeature.DOCUMENT_PARAMETERS}
    regions = [f"ap-southeast-{n}" for n in range(1, 13)]
    home = Environment("aws", "ap-southeast-1", "123456789012")
    grants = instance_grants(LeastPrivilege(clusters=["web"], features=features), home, regions)
    assert pairs(*documents(pack(grants, 10))) == pairs(policy_document([grant.statement() for grant in grants]))


def test_room_is_left_for_what_users_grant_inline() -> None:
    inline = [size(pack(images(names(count)), 10).inline) for count in range(80, 160)]
    assert max(inline) <= INLINE_POLICIES.characters - INLINE_ROOM
