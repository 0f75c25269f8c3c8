from __future__ import annotations

from pathlib import Path

import pytest

from ecs_anywhere_iam.cdk.node import has_node, use_bundled_node


def test_the_bundled_node_is_used_where_no_other_was_asked_for() -> None:
    environment: dict[str, str] = {}
    use_bundled_node(environment)
    assert (Path(environment["JSII_NODE"]).name, Path(environment["JSII_NODE"]).exists()) == ("node", True)


def test_a_node_that_was_asked_for_stays() -> None:
    environment = {"JSII_NODE": "/opt/node"}
    use_bundled_node(environment)
    assert environment == {"JSII_NODE": "/opt/node"}


@pytest.mark.parametrize(("node", "found"), [("/nowhere/node", False), ("sh", True)], ids=["missing", "there"])
def test_a_missing_node_is_noticed_before_jsii_trips_over_it(node: str, found: bool) -> None:  # noqa: FBT001
    assert has_node({"JSII_NODE": node}) == found
