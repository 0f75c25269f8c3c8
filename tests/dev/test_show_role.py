"""A deployed role is laid out so that a person can read it at once."""

from __future__ import annotations

import io

import pytest

from dev.deployed_roles import DeployedRole
from dev.expectations import without_reason
from dev.paint import Paper, paper_for
from dev.show_role import show_role

ROLE = DeployedRole(
    name="ECSAnywhereRole",
    arn="arn:aws:iam::123456789012:role/ECSAnywhereRole",
    path="/",
    role_id="AROA1",
    description="",
    trust={
        "Statement": [
            {
                "Effect": "Allow",
                "Action": "sts:AssumeRole",
                "Principal": {"Service": "ssm.amazonaws.com"},
                "Condition": {
                    "StringEquals": {"aws:SourceAccount": "123456789012"},
                    "ArnLike": {"aws:SourceArn": ["arn:aws:ssm:a:1:*", "arn:aws:ssm:b:1:*"]},
                },
            }
        ]
    },
    inline={
        "One": {
            "Statement": {
                "Sid": "EcsDiscoverEndpoint",
                "Effect": "Allow",
                "Action": ["ecs:DiscoverPollEndpoint", "ecs:Poll"],
                "Resource": "*",
            }
        }
    },
    managed={"arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore": None},
    tags={"team": "platform"},
    permissions_boundary=None,
)


def test_a_role_is_shown_with_trust_statements_and_reasons() -> None:
    text = show_role(ROLE, "Instance role", {"EcsDiscoverEndpoint": "The agent asks where to go first."}, Paper(60))
    assert text == (
        "Instance role  ECSAnywhereRole\n"
        "    arn         arn:aws:iam::123456789012:role/ECSAnywhereRole\n"
        "    tags        team=platform\n"
        "\n"
        "  Who may assume it\n"
        "    service     ssm.amazonaws.com\n"
        "    only if     aws:SourceAccount StringEquals 123456789012\n"
        "    and         aws:SourceArn ArnLike arn:aws:ssm:a:1:* or\n"
        "                arn:aws:ssm:b:1:*\n"
        "\n"
        "  What it permits\n"
        "\n"
        "    AmazonSSMManagedInstanceCore (AWS managed policy)\n"
        "      arn       arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore\n"
        "      actions   AWS keeps the document; the emulator does\n"
        "                not hold it\n"
        "\n"
        "    EcsDiscoverEndpoint\n"
        "      actions   ecs:DiscoverPollEndpoint, ecs:Poll\n"
        "      on        *\n"
        "      why       The agent asks where to go first."
    )


@pytest.mark.parametrize("sid", ["EcsDiscoverEndpoint", "EcsDiscover"])
def test_a_statement_of_a_row_that_was_cut_keeps_its_reason(sid: str) -> None:
    cut = {"Statement": [{"Sid": f"{sid}2", "Effect": "Allow", "Action": "a:B", "Resource": "*"}]}
    role = DeployedRole(**{**vars(ROLE), "inline": {"Cut": cut}})
    assert without_reason(role, {sid: "Because."}) == []


def test_a_statement_without_a_reason_is_named() -> None:
    assert without_reason(ROLE, {}) == [
        "ECSAnywhereRole: no row of the catalogue explains the statement EcsDiscoverEndpoint"
    ]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "no_color", "colour"), [(Terminal(), "", True), (Terminal(), "1", False), (io.StringIO(), "", False)]
)
def test_only_a_terminal_gets_colour_and_only_if_wanted(
    stream: io.StringIO,
    no_color: str,
    colour: bool,  # noqa: FBT001 - a parameter of the table
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setenv("TERM", "xterm")
    assert paper_for(stream).colour == colour
