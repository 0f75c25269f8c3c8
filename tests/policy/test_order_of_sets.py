"""Sets of CDK objects come in the order of their paths, as the text of an object changes with each process."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from ecs_anywhere_iam.catalogue.server_resource import CLUSTER
from ecs_anywhere_iam.catalogue.task_resource import SECRET
from ecs_anywhere_iam.policy.read_target import read_target, read_targets


class Construct(SimpleNamespace):
    """What ``SimpleNamespace`` is not: hashable."""

    __hash__ = object.__hash__  # type: ignore[assignment]


def cluster(name: str, node: object) -> Construct:
    return Construct(cluster_arn=f"arn:aws:ecs:us-east-1:123456789012:cluster/{name}", node=node)


@pytest.mark.parametrize("kind", [set, frozenset])
def test_objects_in_a_set_come_in_the_order_of_their_paths(kind: type[set[object]]) -> None:
    made = kind(cluster(f"c{9 - number}", Construct(path=f"Stack/{number}")) for number in range(8))
    assert [target.known and target.known.resource for target in read_targets(made, CLUSTER, "clusters")] == [  # type: ignore[union-attr]
        f"cluster/c{9 - number}" for number in range(8)
    ]


@pytest.mark.parametrize("node", [None, Construct(), Construct(path=7)], ids=["no node", "no path", "no text"])
def test_objects_without_a_path_come_in_the_order_of_their_text(node: object) -> None:
    made = {cluster(f"c{number}", node) for number in range(8)}
    assert [target.known and target.known.resource for target in read_targets(made, CLUSTER, "clusters")] == [  # type: ignore[union-attr]
        f"cluster/c{number}" for number in range(8)
    ]


def test_a_secret_is_taken_by_its_full_arn_where_it_has_one() -> None:
    start = "arn:aws:secretsmanager:us-east-1:123456789012:secret:db"
    full = Construct(secret_full_arn=f"{start}-AbCdEf", secret_arn=start)
    bare = Construct(secret_full_arn=None, secret_arn=f"{start}-GhIjKl")
    resources = [read_target(each, SECRET, "it").known.resource for each in (full, bare)]  # type: ignore[union-attr]
    assert resources == ["secret:db-AbCdEf", "secret:db-GhIjKl"]
