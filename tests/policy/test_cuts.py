"""Where a long list is cut: documents are filled as far as they can be, and the cuts stay where they are."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.catalogue.quota import INLINE_POLICIES, INLINE_ROOM, MANAGED_POLICY
from ecs_anywhere_iam.errors import QuotaExceededError
from ecs_anywhere_iam.policy.document import listed
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.grant import Grant
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege
from ecs_anywhere_iam.policy.instance_policy import instance_grants
from ecs_anywhere_iam.policy.packed import Packed
from ecs_anywhere_iam.policy.packing import pack
from ecs_anywhere_iam.policy.size import size
from ecs_anywhere_iam.tasks.execution_policy import execution_grants
from ecs_anywhere_iam.tasks.needs import TaskNeeds

HERE = Environment("aws", "us-east-1", "123456789012")
INLINE = INLINE_POLICIES.characters - INLINE_ROOM


def images(repositories: Sequence[str]) -> tuple[Grant, ...]:
    return execution_grants(TaskNeeds(private_ecr=True, repositories=repositories), HERE)


def clusters(names: Sequence[str]) -> tuple[Grant, ...]:
    return instance_grants(LeastPrivilege(clusters=names), HERE)


def counts(packed: Packed) -> list[list[int]]:
    """How many resources each statement of each document has."""
    return [
        [len(listed(statement["Resource"])) for statement in document["Statement"]]
        for document in (packed.inline, *packed.managed)
    ]


def names(count: int) -> list[str]:
    return [f"team/service-{number:04}" for number in range(count)]


CUTS: dict[str, tuple[tuple[Grant, ...], list[list[int]]]] = {
    "repositories": (images(names(300)), [[1, 95], [70], [72], [63]]),
    "repositories with tokens": (images([f"web-{n}-${{Token[TOKEN.{n}]}}" for n in range(40)]), [[1, 19], [15], [6]]),
    "clusters": (clusters([f"cluster-{n:03}" for n in range(80)]), [[1, 80, 15, 1, 1], [42], [23]]),
}


@pytest.mark.parametrize(("grants", "cuts"), CUTS.values(), ids=CUTS.keys())
def test_a_new_release_cuts_where_the_last_one_did(grants: tuple[Grant, ...], cuts: list[list[int]]) -> None:
    """Another cut changes the policies of every fleet: it belongs into the changelog."""
    assert counts(pack(grants, 10)) == cuts


def fits(grants: tuple[Grant, ...], managed_policies: int) -> bool:
    try:
        pack(grants, managed_policies)
    except QuotaExceededError:
        return False
    return True


def longer(place: int, extra: int, count: int = 330) -> list[str]:
    """So many names, one of which is longer by so many characters."""
    return [f"{'r' * 60}{number:03}{'r' * (extra if number == place else 0)}" for number in range(count)]


FEWEST = 5


@pytest.mark.parametrize(("document", "characters"), [(0, INLINE), (1, MANAGED_POLICY.characters)])
def test_a_document_is_filled_to_the_last_character_but_one(document: int, characters: int) -> None:
    """One character is left for a comma, which the last statement has not."""

    def filled(extra: int) -> tuple[int, int]:
        packed = pack(images(longer(72 * document, extra)), FEWEST)
        return size((packed.inline, *packed.managed)[document]), counts(packed)[document][-1]

    taken, count = filled(0)
    missing = characters - 1 - taken
    assert (filled(missing), filled(missing + 1)[1]) == ((characters - 1, count), count - 1)


def sessions(extra: int) -> tuple[Grant, ...]:
    """A cluster is in the resources of this statement and in its condition; one is longer by so many characters."""
    named = [f"{'c' * 50}{number:03}{'c' * (extra if number == 60 else 0)}" for number in range(118)]
    return tuple(grant for grant in clusters(named) if grant.row.sid == "EcsAgentSessions")


def test_a_document_with_a_condition_is_filled_to_the_last_character_but_one() -> None:
    first, second = (pack(sessions(extra), 3).managed[0] for extra in (23, 24))
    assert (size(first), size(first) - size(second) > 100) == (MANAGED_POLICY.characters - 1, True)


def test_permissions_without_targets_are_cut_where_the_next_does_not_fit() -> None:
    features = set(InstanceFeature) - {InstanceFeature.IMAGE_PULL, InstanceFeature.DOCUMENT_PARAMETERS}
    home = Environment("aws", "ap-southeast-1", "123456789012")
    regions = [f"ap-southeast-{n}" for n in range(1, 13)]
    one = LeastPrivilege(clusters=["c"], features=features)
    sizes = [
        size(pack(instance_grants(one, home, [*regions, f"ap-{'x' * length}-1"]), 10).inline) for length in (158, 159)
    ]
    assert sizes == [INLINE - 2, 4_745]


def test_a_roomy_packing_that_just_fits_stays_roomy() -> None:
    grants = images(names(300))
    roomy = pack(grants, 10)
    assert pack(grants, len(roomy.managed)) == roomy


def test_the_fewest_managed_policies_are_enough() -> None:
    grants = images(names(600))
    fewest = next(number for number in range(20) if fits(grants, number))
    with pytest.raises(QuotaExceededError, match=rf": got {fewest} managed policies beside the inline one; allowed: "):
        pack(grants, fewest - 1)
    assert len(pack(grants, fewest).managed) == fewest
