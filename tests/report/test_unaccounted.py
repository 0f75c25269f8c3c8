"""What nobody has decided on is told, whatever AWS writes into its policies."""

from __future__ import annotations

from typing import Any

import pytest

from ecs_anywhere_iam.report.compare import compare

from .configurations import DEFAULT, MANAGED, planted

CORE = "AmazonSSMManagedInstanceCore"
PLANTED: dict[str, tuple[dict[str, Any], list[str]]] = {
    "an action that nobody knows": ({"Action": "ecs:Fly"}, ["ecs:Fly"]),
    "an action of another service": ({"Action": ["s3:GetObject"]}, ["s3:GetObject"]),
    "a wildcard that matches nothing known": ({"Action": "s3:Get*"}, ["s3:Get*"]),
    "a wildcard that allows more than the known": ({"Action": "ec2messages:*"}, ["ec2messages:*"]),
    "everything": ({"Action": "*"}, ["*"]),
    "a Deny": ({"Effect": "Deny", "Action": "ecs:Poll"}, ["ecs:Poll"]),
    "a NotAction": ({"NotAction": "ecs:Poll"}, ["NotAction"]),
    "a NotResource": ({"Action": "ecs:Poll", "NotResource": "*"}, ["ecs:Poll"]),
    "a known action in other letters": ({"Action": "ECS:pOLL"}, []),
}


@pytest.mark.parametrize(("statement", "unaccounted"), PLANTED.values(), ids=PLANTED.keys())
def test_what_aws_adds_is_unaccounted_until_somebody_decides(statement: dict[str, Any], unaccounted: list[str]) -> None:
    resource = {} if "NotResource" in statement else {"Resource": "*"}
    comparison = compare(DEFAULT, planted({"Effect": "Allow", **resource, **statement}, CORE))
    assert [action.action for action in comparison.unaccounted] == unaccounted


def test_an_action_that_managed_policies_keep_is_unaccounted_all_the_same() -> None:
    comparison = compare(MANAGED, planted({"Effect": "Allow", "Action": "ecs:Fly", "Resource": "*"}, CORE))
    assert [action.action for action in comparison.unaccounted] == ["ecs:Fly"]
