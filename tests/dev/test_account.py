"""Nothing is deployed to an account that nobody agreed to."""

from __future__ import annotations

import subprocess
import sys
from unittest.mock import Mock

import pytest

from dev.account import Target, consent
from dev.checkout import ROOT

TARGET = Target("123456789012", "arn:aws:iam::123456789012:user/me", "eu-central-1")


@pytest.mark.parametrize(("answer", "exit_code"), [("y", 0), (" Yes ", 0), ("n", 1), ("", 1), ("yup", 1)])
def test_a_person_is_asked(answer: str, exit_code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda _prompt: answer)
    assert consent(TARGET, agreed=False, interactive=True) == exit_code


def test_the_question_names_the_account(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Mock(return_value="n")
    monkeypatch.setattr("builtins.input", asked)
    consent(TARGET, agreed=False, interactive=True)
    asked.assert_called_once_with("Go on with account 123456789012? [y/N] ")


def test_where_nobody_can_answer_silence_is_no_consent() -> None:
    assert consent(TARGET, agreed=False, interactive=False) == 1


def test_consent_can_be_given_beforehand() -> None:
    assert consent(TARGET, agreed=True, interactive=False) == 0


def test_without_credentials_one_line_says_what_to_do(tmp_path_factory: pytest.TempPathFactory) -> None:
    home = tmp_path_factory.mktemp("home")
    run = subprocess.run(
        [sys.executable, "-m", "dev.account"],
        cwd=ROOT,
        env={"HOME": str(home), "AWS_EC2_METADATA_DISABLED": "true"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout == ""
    assert run.stderr == (
        "account: no AWS credentials that work: Unable to locate credentials; "
        "set AWS_PROFILE, log in with: aws sso login, or try without an account: make demo\n"
    )
