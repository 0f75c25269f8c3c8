"""The simulator's traps: a mistake in a question ends the process; it is never answered with "denied"."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from typing import Any

import pytest

from tests.simulate.simulator import Answer, Request, SimulationError, evaluate

CLUSTER = "arn:aws:ecs:us-east-1:123456789012:cluster/default"
SERVER = "arn:aws:ecs:us-east-1:123456789012:container-instance/default/0123456789abcdef0123456789abcdef"
ROLE = "arn:aws:iam::123456789012:role/ECSAnywhereRole"

STATEMENT = {
    "Sid": "EcsAgentSessions",
    "Effect": "Allow",
    "Action": "ecs:Poll",
    "Resource": SERVER,
    "Condition": {"ArnEquals": {"ecs:cluster": CLUSTER}},
}
TRUST = {"Effect": "Allow", "Principal": {"Service": "ssm.amazonaws.com"}, "Action": "sts:AssumeRole"}


def policy(**changes: Any) -> dict[str, Any]:
    return {"Version": "2012-10-17", "Statement": [{**STATEMENT, **changes}]}


GOOD = Request(
    action="ecs:Poll",
    resource=SERVER,
    resource_account="123456789012",
    principal="arn:aws:sts::123456789012:assumed-role/ECSAnywhereRole/mi-0123456789abcdef0",
    context={"ecs:cluster": CLUSTER},
    identity_policies=[policy()],
)
ASSUMED = Request("sts:AssumeRole", ROLE, "123456789012", "ssm.amazonaws.com")


def trusted(**changes: Any) -> Request:
    return replace(ASSUMED, resource_policy={"Version": "2012-10-17", "Statement": [{**TRUST, **changes}]})


@pytest.mark.parametrize(
    ("bad", "fault"),
    [
        (replace(GOOD, context={"ecs:clustr": CLUSTER}), "context keys that do not apply to the action: ecs:clustr"),
        (replace(GOOD, context={"ssm:DocumentType": "x"}), "context keys that do not apply to the action"),
        (replace(GOOD, resource=SERVER[:-4] + "*"), 'the result is "wildcard", not "single"'),
        (replace(GOOD, resource=CLUSTER), "no.resource.types"),
        (replace(GOOD, action="ecs:Pol"), "invalid.action"),
        (replace(GOOD, action="esc:Poll"), "invalid.service"),
        (replace(GOOD, action="ecs:DiscoverPollEndpoint"), "must.use.wildcard"),
        (replace(GOOD, identity_policies=[policy(Effect="Alow")]), "Effect must be present"),
        (replace(GOOD, identity_policies=[policy(Resorce="*")]), "Invalid key Resorce"),
        (replace(GOOD, identity_policies=[policy(Action="ecs:Pol")]), "an action that does not exist: ecs:Pol"),
        (
            replace(GOOD, identity_policies=[policy(Condition={"ArnEqual": {"ecs:cluster": CLUSTER}})]),
            "an operator that does not exist: ArnEqual",
        ),
        (
            replace(GOOD, identity_policies=[policy(Condition={"ArnEquals": {"ecs:clustr": CLUSTER}})]),
            "a condition key that does not exist: ecs:clustr",
        ),
        (replace(GOOD, boundary=policy(Effect="Alow")), "Effect must be present"),
        (replace(GOOD, boundary=policy(Condition={"StringEqual": {}})), "an operator that does not exist"),
        (trusted(Resource=ROLE), "Resource is not allowed in a trust policy"),
        (trusted(Principal={"Servce": "ssm.amazonaws.com"}), "invalid"),
        (trusted(Condition={"StringEquls": {"aws:SourceAccount": "123456789012"}}), "an operator that does not exist"),
        (trusted(Condition={"StringEquals": {"aws:SourceAcount": "1"}}), "a condition key that does not exist"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_mistake_ends_the_process_and_is_not_answered(bad: Request, fault: str) -> None:
    with pytest.raises(SimulationError) as raised:
        evaluate([GOOD, bad])

    assert f"request 1, {bad.action} on {bad.resource}: " in str(raised.value)
    assert fault in str(raised.value)
    assert "request 0" not in str(raised.value)


def test_the_same_requests_without_a_mistake_are_answered() -> None:
    assert [answer.decision for answer in evaluate([GOOD, trusted()])] == ["Allowed", "Allowed"]


def test_a_permissions_boundary_is_heeded() -> None:
    inside, outside = evaluate([replace(GOOD, boundary=policy()), replace(GOOD, boundary=policy(Action="ecs:RunTask"))])

    assert inside.allowed
    assert outside.decision == "ImplicitlyDenied"


def test_an_explicit_denial_is_told_from_a_missing_permission() -> None:
    denial = policy(Effect="Deny", Resource="*")

    [denied, missing] = evaluate([replace(GOOD, identity_policies=[policy(), denial]), replace(GOOD, context={})])

    assert denied.decision == "ExplicitlyDenied"
    assert missing.decision == "ImplicitlyDenied"


def test_the_consent_of_another_account_is_needed_beside_the_policy() -> None:
    abroad = replace(GOOD, resource_account="210987654321")

    [without, with_consent] = evaluate([abroad, replace(abroad, resource_policy=policy(Principal="*"))])

    assert not without.allowed
    assert with_consent.allowed


def test_an_unknown_decision_is_no_denial() -> None:
    with pytest.raises(KeyError):
        _ = Answer("Perhaps", ()).allowed


def test_a_process_that_writes_too_few_answers_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    silent = subprocess.CompletedProcess[str]([], 0, stdout="[]", stderr="")
    monkeypatch.setattr(subprocess, "run", lambda *_args, **_options: silent)

    with pytest.raises(SimulationError, match="0 answers to 1 requests"):
        evaluate([GOOD])


def test_without_node_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JSII_NODE", raising=False)
    monkeypatch.setenv("PATH", "")

    with pytest.raises(SimulationError, match="make setup"):
        evaluate([GOOD])
