"""What hostile input was found to break, each in the words in which it is refused now."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_iam as iam

from ecs_anywhere_iam import ExternalInstanceRole, LeastPrivilege, ManagedPolicies, RegistrarPolicy, TaskNeeds
from ecs_anywhere_iam.cdk.settings import read_settings
from ecs_anywhere_iam.errors import EcsAnywhereIamError
from ecs_anywhere_iam.policy.activation_regions import activation_regions
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.role_identity import check_path
from ecs_anywhere_iam.tasks.execution_policy import execution_policy
from tests.cdk.synthesis import stack
from tests.command.command_line import PREFIX, ran, start

HERE = Environment("aws", "us-east-1", "123456789012")
TOKEN = "${Token[TOKEN.99999999]}"
HUGE_NUMBER = 10**5_000


class Word(str, Enum):
    PREFIX = "team/"
    REGION = "eu-west-1"


class Shy:
    def __repr__(self) -> str:
        raise RuntimeError("no")


class Loud:
    def __repr__(self) -> str:
        return "Loud(\n)"


def nested(levels: int) -> list[Any]:
    return [] if levels == 0 else [nested(levels - 1)]


REFUSED: dict[str, tuple[Callable[[], object], str]] = {
    "a number that Python does not write out": (
        lambda: TaskNeeds(awslogs=HUGE_NUMBER),  # type: ignore[arg-type]
        "awslogs: got a value of type int; allowed: True or False; ",
    ),
    "such a number in a set": (
        lambda: TaskNeeds(secrets={HUGE_NUMBER}),  # type: ignore[arg-type]
        "secrets[0]: got a value of type int; allowed: ",
    ),
    "an object that does not show itself": (
        lambda: TaskNeeds(secrets=[Shy()]),  # type: ignore[list-item]
        "secrets[0]: got a value of type Shy; allowed: ",
    ),
    "an object that takes two lines": (
        lambda: TaskNeeds(secrets=[Loud()]),  # type: ignore[list-item]
        r"secrets[0]: got Loud(\n); allowed: ",
    ),
    "lists in lists": (
        lambda: read_settings({"awslogs": nested(900)}),
        "1 problem in the context:\n- awslogs: got ",
    ),
    "such a number in a task definition": (
        lambda: TaskNeeds.from_task_definition({"containerDefinitions": [{"name": "web", "image": HUGE_NUMBER}]}),
        "containerDefinitions[0].image: expected text, got a value of type int",
    ),
    "what is no need": (
        lambda: TaskNeeds.of(["awslogs"]),  # type: ignore[list-item]
        "needs: got 'awslogs'; allowed: needs that are in TaskNeeds; state them, as TaskNeeds(awslogs=True)",
    ),
    "a service that a terminal obeys": (
        lambda: LeastPrivilege(clusters=["arn:aws:\x1b[31m:us-east-1:123456789012:cluster/web"]),
        r"clusters[0]: got 'arn:aws:\x1b[31m:us-east-1:123456789012:cluster/web'; allowed: an ARN like "
        r"arn:aws:ecs:us-east-1:123456789012:cluster/web; it is an ARN of another service ('\x1b[31m'): give the "
        "cluster's own",
    ),
    "a path that stands for others": (
        lambda: check_path("/team-*/"),
        "path: got '/team-*/'; allowed: '/' or up to 512 printable ASCII characters between two slashes; leave out * ? "
        "and ${: they stand for other roles where a policy names this one",
    ),
    "a path with a policy variable": (
        lambda: check_path("/${aws:username}/"),
        "path: got '/${aws:username}/'; allowed: '/' or up to 512 printable ASCII characters between two slashes; "
        "leave out * ? and ${: they stand for other roles where a policy names this one",
    ),
    "a pattern below what is no folder": (
        lambda: read_settings({"task_definitions": ["a\0/*"]}),
        "1 problem in the context:\n- task_definitions: a\\x00/*: embedded null byte",
    ),
    "a key of two lines": (
        lambda: read_settings({"cluster\ns": "web"}),
        "1 problem in the context:\n- cluster\\ns: unknown key; did you mean clusters?",
    ),
}


@pytest.mark.parametrize(("make", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_what_broke_is_refused(make: Callable[[], object], message: str) -> None:
    with pytest.raises(EcsAnywhereIamError) as refused:
        make()
    assert str(refused.value)[: len(message)] == message


LEAST = LeastPrivilege(clusters=["web"])
IN_CDK: dict[str, tuple[Callable[[cdk.Stack], object], str]] = {
    **{
        f"a token of another app for the {parameter}": (
            lambda s, p=parameter: ExternalInstanceRole(s, "Role", permissions=LEAST, **{p: TOKEN}),  # type: ignore[arg-type, misc]
            f"{parameter}: got '{TOKEN}'; allowed: text, or a token of this app; CDK cannot resolve this token here: ",
        )
        for parameter in ("role_name", "path", "description")
    },
    "a token of another app for a policy's name": (
        lambda s: RegistrarPolicy(
            s, "It", instance_role=ExternalInstanceRole(s, "Role", permissions=LEAST), policy_name=TOKEN
        ),
        f"policy_name: got '{TOKEN}'; allowed: text, or a token of this app; ",
    ),
    "a token of another app for a Region": (
        lambda s: ExternalInstanceRole(s, "Role", permissions=ManagedPolicies(), activation_regions=[TOKEN]),
        f"activation_regions: got '{TOKEN}'; allowed: Regions such as 'eu-west-1', or a token of this app; ",
    ),
    "a token of another app for a role": (
        lambda s: ExternalInstanceRole.from_role_arn(s, "Role", TOKEN, can_pull=True),
        f"role_arn: got '{TOKEN}'; allowed: text, or a token of this app; ",
    ),
    "a wildcard in a token for the path": (
        lambda s: ExternalInstanceRole(
            s,
            "Role",
            permissions=LEAST,
            path=cdk.Fn.join("", ["/", cdk.CfnParameter(s, "Team").value_as_string, "-*/"]),
        ),
        "path: got {'Fn::Join': ['', ['/', {'Ref': 'Team'}, '-*/']]}; allowed: text without * ? and ${; ",
    ),
    "what only looks like a boundary": (
        lambda s: ExternalInstanceRole(
            s,
            "Role",
            permissions=LEAST,
            permissions_boundary=SimpleNamespace(managed_policy_arn="x"),
        ),
        "permissions_boundary: got namespace(managed_policy_arn='x'); allowed: an iam.IManagedPolicy; ",
    ),
    "a class for a grantee": (
        lambda s: ExternalInstanceRole(s, "Role", permissions=LEAST).grant_registration(iam.Role),  # type: ignore[arg-type]
        "grantee: got <class 'aws_cdk.aws_iam.Role'>; allowed: an iam.IGrantable; ",
    ),
}


@pytest.mark.parametrize(("make", "message"), IN_CDK.values(), ids=IN_CDK.keys())
def test_what_broke_in_cdk_is_refused_before(make: Callable[[cdk.Stack], object], message: str) -> None:
    with pytest.raises(EcsAnywhereIamError) as refused:
        make(stack())
    assert str(refused.value)[: len(message)] == message


def test_a_member_of_an_enumeration_that_is_text_is_taken_for_the_text() -> None:
    needs = TaskNeeds(private_ecr=True, repository_prefixes=[Word.PREFIX])
    regions = activation_regions([Word.REGION], ManagedPolicies(), HERE)
    assert (execution_policy(needs, HERE)["Statement"][1]["Resource"], [*map(type, regions)]) == (
        "arn:aws:ecr:us-east-1:123456789012:repository/team/*",
        [str],
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["explain", "x.json", "--fo\no\x1b[1m"], r"unrecognized arguments: --fo\no\x1b[1m; see `"),
        (["render", "instance-role", "--clusters=--"], "argument --clusters: expected one argument; see `"),
        (["explain", "x.json", "--account=--"], "argument --account: expected one argument; see `"),
    ],
    ids=["two lines", "no value", "no value of an account"],
)
def test_what_broke_the_command_line_is_refused_in_one_line(arguments: list[str], message: str) -> None:
    done = start(*arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n"), done.stderr.startswith(f"{PREFIX}{message}")) == (
        2,
        "",
        1,
        True,
    )


def test_a_file_that_begins_with_dashes_is_read_behind_two(tmp_path: Path) -> None:
    done = start("explain", "--", str(tmp_path / "--x=--"))
    assert (done.returncode, done.stderr) == (2, f"{tmp_path}/--x=--: no such file or directory\n")


@pytest.mark.parametrize("name", ["a\0b", "\ud800"], ids=["a zero byte", "half of a pair"])
def test_a_file_that_no_name_can_be_of_is_not_written(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = ran(capsys, "report", "--output", name)
    assert (code, out, err.count("\n"), err.startswith(f"{PREFIX}--output: got {name!r}; allowed: ")) == (
        2,
        "",
        1,
        True,
    )
