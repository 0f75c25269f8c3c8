"""The switches of `LeastPrivilege` that widen one scope each."""

from __future__ import annotations

import pytest

from ecs_anywhere_iam.catalogue.instance import INSTANCE_PERMISSIONS
from ecs_anywhere_iam.errors import InvalidValueError
from ecs_anywhere_iam.policy.document import Statement
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege
from ecs_anywhere_iam.policy.instance_policy import instance_policy

HERE = Environment("aws", "us-east-1", "123456789012")
SWITCHES = [row.relaxation.switch for row in INSTANCE_PERMISSIONS if row.relaxation is not None]


def statements(*switches: str) -> dict[str, Statement]:
    permissions = LeastPrivilege(clusters=["web"], **dict.fromkeys(switches, True))  # type: ignore[arg-type]
    return {statement["Sid"]: statement for statement in instance_policy(permissions, HERE)["Statement"]}


@pytest.mark.parametrize(
    ("switch", "changed"),
    [
        (
            "allow_heartbeats_as_any_instance",
            {
                "SsmHeartbeat": {
                    "Sid": "SsmHeartbeat",
                    "Effect": "Allow",
                    "Action": "ssm:UpdateInstanceInformation",
                    "Resource": "*",
                }
            },
        ),
        (
            "allow_sessions_as_any_container_instance",
            {
                "EcsAgentSessions": {
                    "Sid": "EcsAgentSessions",
                    "Effect": "Allow",
                    "Action": ["ecs:Poll", "ecs:StartTelemetrySession"],
                    "Resource": "*",
                    "Condition": {"ArnEquals": {"ecs:cluster": "arn:aws:ecs:us-east-1:123456789012:cluster/web"}},
                }
            },
        ),
    ],
)
def test_a_switch_widens_one_statement_and_no_other(switch: str, changed: dict[str, object]) -> None:
    before = statements()
    assert {sid: made for sid, made in statements(switch).items() if made != before[sid]} == changed


def test_every_relaxation_has_its_switch() -> None:
    assert sorted(SWITCHES) == ["allow_heartbeats_as_any_instance", "allow_sessions_as_any_container_instance"]


@pytest.mark.parametrize("switch", SWITCHES)
def test_a_switch_is_a_boolean(switch: str) -> None:
    with pytest.raises(InvalidValueError, match=f"^{switch}: "):
        LeastPrivilege(clusters=["web"], **{switch: "false"})  # type: ignore[arg-type]
