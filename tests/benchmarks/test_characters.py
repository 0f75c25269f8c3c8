"""How much of IAM's quotas the roles use, beside the least that grants the same."""

from __future__ import annotations

import json

import pytest

from benchmarks.characters import grains, needed, needed_documents, our_documents, ours
from benchmarks.repositories import repositories

GOAL = 1.15
COUNTS = [1, 2, 100, 300]


def size(documents: object) -> int:
    return len(json.dumps(documents, separators=(",", ":")))


@pytest.mark.parametrize("count", COUNTS)
def test_the_least_allows_what_ours_allow_and_nothing_else(count: int) -> None:
    names = repositories(count)
    least, packed = ([set(grains(role)) for role in roles(names)] for roles in (needed_documents, our_documents))
    assert least == packed


@pytest.mark.parametrize("count", COUNTS)
def test_in_the_least_nothing_stands_twice(count: int) -> None:
    said = [list(grains(role)) for role in needed_documents(repositories(count))]
    assert [len(each) for each in said] == [len(set(each)) for each in said]


def test_in_the_least_actions_on_the_same_resource_share_a_statement() -> None:
    [[instance], _] = needed_documents(repositories(1))
    assert [each["Action"] for each in instance["Statement"] if each["Resource"] == "*"] == [
        ["ecs:DiscoverPollEndpoint", "ssmmessages:CreateControlChannel", "ssmmessages:OpenControlChannel"]
    ]


def test_the_least_is_written_as_short_as_json_can_be() -> None:
    [[instance], [execution]] = needed_documents(repositories(1))
    assert needed(repositories(1)) == size(instance) + size(execution)


def test_all_envelopes_of_ours_are_counted() -> None:
    names = repositories(300)
    [instance, execution] = our_documents(names)
    assert (len(instance), len(execution), ours(names)) == (1, 5, sum(map(size, [*instance, *execution])))


def test_no_sid_is_counted() -> None:
    assert '"Sid"' not in json.dumps([our_documents(repositories(300)), needed_documents(repositories(300))])


@pytest.mark.parametrize(
    ("count", "expected"), [(1, (1_181, 1_138)), (300, (22_470, 21_771))], ids=["one repository", "300 repositories"]
)
def test_the_characters_are_as_few_as_they_were(count: int, expected: tuple[int, int]) -> None:
    names = repositories(count)
    assert (ours(names), needed(names)) == expected


def test_ours_take_little_more_than_the_least() -> None:
    names = repositories(300)
    assert ours(names) <= GOAL * needed(names)
