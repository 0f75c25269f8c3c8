"""The simulator's traps: a mistake in a question ends the process; it is never answered with "denied"."""

from __future__ import annotations

import subprocess
from dataclasses import replace

import pytest

from tests.simulate.mistake import AWS_DOCUMENT, GOOD, MISTAKES, policy, trusted
from tests.simulate.simulator import Answer, Request, SimulationError, evaluate


@pytest.fixture(scope="module")
def told() -> list[str]:
    """What a process that is asked all of them, behind a good one, says before it ends."""
    with pytest.raises(SimulationError) as raised:
        evaluate([GOOD, *(bad for bad, _ in MISTAKES)])
    return str(raised.value).splitlines()


@pytest.mark.parametrize(
    ("number", "bad", "fault"),
    [(number, *each) for number, each in enumerate(MISTAKES, start=1)],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_mistake_is_told_and_not_answered(number: int, bad: Request, fault: str, told: list[str]) -> None:
    about = [line for line in told if line.startswith(f"request {number}, {bad.action} on {bad.resource}: ")]

    assert any(fault in line for line in about)


def test_nothing_is_told_about_a_request_without_a_mistake(told: list[str]) -> None:
    assert [line for line in told if line.startswith("request 0")] == []


def test_one_mistake_ends_the_process_without_any_answer() -> None:
    with pytest.raises(SimulationError, match=r"^request 1, ecs:Pol on .*: .*invalid\.action"):
        evaluate([GOOD, replace(GOOD, action="ecs:Pol"), GOOD])


def test_the_same_requests_without_a_mistake_are_answered() -> None:
    assert [answer.decision for answer in evaluate([GOOD, trusted()])] == ["Allowed", "Allowed"]


def test_a_document_of_aws_is_another_than_one_of_the_account() -> None:
    own = replace(AWS_DOCUMENT, resource="arn:aws:ssm:us-east-1:123456789012:document/AWS-RunPatchBaseline")

    assert evaluate([AWS_DOCUMENT, own]) == [Answer("Allowed", ("Documents",)), Answer("ImplicitlyDenied", ())]


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
