"""The demo's command line."""

from __future__ import annotations

import pytest

from dev.cdk_cli import Deployed
from dev.demo import DemoFailedError, context_of, outputs_of, parsed


def test_context_values_may_hold_equals_signs() -> None:
    assert context_of(parsed(["-c", "role_name=A=B", "--context", "awslogs=false"]).context) == {
        "role_name": "A=B",
        "awslogs": "false",
    }


def test_a_context_value_without_a_key_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parsed(["-c", "awslogs"])
    assert "got 'awslogs', allowed KEY=VALUE" in capsys.readouterr().err


def test_a_stack_without_its_outputs_is_refused() -> None:
    with pytest.raises(DemoFailedError, match="lacks the outputs CreateActivationCommand, InstanceRoleArn"):
        outputs_of(Deployed({"EcsAnywhereIam": {"InstanceRoleName": "ECSAnywhereRole"}}, ""))
