"""Whatever the arguments are: an answer, or one line on standard error and code 2."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("hypothesis", reason="Hypothesis has left this Python behind")

from hypothesis import given
from hypothesis import strategies as st

from ecs_anywhere_iam.command.parser import COMMANDS, make_parser
from tests.hostile.command_line import OPTIONS, PLACES, arguments_for, commands_of, options_of, places_of
from tests.hostile.effort import part
from tests.hostile.folder import current, fill
from tests.hostile.run import Said, run
from tests.hostile.text import TEXT

PARSERS = commands_of(make_parser())
LINES = {name: arguments_for(name, parser) for name, parser in PARSERS.items()}


@pytest.fixture(scope="module", autouse=True)
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("command")
    fill(made)
    return made


def faults(said: Said, *, a_line_for_each_file: bool) -> list[str]:
    """All that is wrong with how a command ended."""
    lines = said.complaints
    checks = {
        f"code {said.code}": said.code in (0, 1, 2),
        "code 2 without a word": said.code != 2 or lines != [],
        "something is printed beside the refusal": not said.refusals or (said.code, said.out) == (2, ""),
        "more lines than one": a_line_for_each_file or said.code != 2 or len(lines) == 1,
        "more refusals than one": len(said.refusals) <= 1,
        f"lines that no terminal should see: {lines}": all(line.isprintable() for line in lines),
        "standard output that no terminal should see": said.out.replace("\n", "").isprintable(),
    }
    return [fault for fault, passed in checks.items() if not passed]


def ended(folder: Path, arguments: list[str], **options: Any) -> list[str]:
    with current(folder):
        said = run(arguments, **options)
    # These two read many files; of the others, `report` tells what files leave open as well, where it goes well.
    return faults(said, a_line_for_each_file=arguments[:1] in (["explain"], ["check"]))


@part(2)
@given(LINES["explain"], st.binary(max_size=20))
def test_explain_answers_or_refuses(folder: Path, arguments: list[str], stdin: bytes) -> None:
    assert ended(folder, arguments, stdin=stdin) == []


@part(2)
@given(LINES["check"])
def test_check_answers_or_refuses(folder: Path, arguments: list[str]) -> None:
    assert ended(folder, arguments) == []


@part(2)
@given(LINES["render"])
def test_render_answers_or_refuses(folder: Path, arguments: list[str]) -> None:
    assert ended(folder, arguments) == []


@part(2)
@given(LINES["report"])
def test_report_answers_or_refuses(folder: Path, arguments: list[str]) -> None:
    assert ended(folder, arguments) == []


@part(5)
@given(st.lists(st.one_of(TEXT, st.sampled_from((*COMMANDS, *sorted(OPTIONS), "bash"))), max_size=4))
def test_words_in_any_order_are_refused(folder: Path, arguments: list[str]) -> None:
    assert ended(folder, arguments) == []


WORDS = st.sampled_from(
    ("Statement", "Effect", "Allow", "Deny", "Action", "Resource", "Condition", "Principal", "NotAction", "*", "Ref",
     "Fn::Join", "Fn::Sub", "Fn::GetAtt", "Resources", "Type", "AWS::IAM::Role", "Properties", "Policies",
     "trust_policy", "inline_policy", "managed_policies", "attached_policies", "ecs-tasks.amazonaws.com", "Service",
     "AssumeRolePolicyDocument", "PolicyDocument", "ArnEquals", "ecr:*", "logs:PutLogEvents", "arn:aws:ecr:*:*:*")
)  # fmt: skip
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-1, 1), WORDS, WORDS, TEXT.filter(lambda text: text.isprintable())),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=4)),
    max_leaves=12,
)
ROLES = st.one_of(
    JSON,
    st.fixed_dictionaries({"Statement": JSON}),
    st.fixed_dictionaries({"Statement": st.lists(st.fixed_dictionaries(
        {"Effect": st.sampled_from(("Allow", "Deny"))}, optional={"Action": JSON, "Resource": JSON, "Condition": JSON}
    ), min_size=1, max_size=3)}),
)  # fmt: skip


@part(2)
@given(ROLES)
def test_check_takes_any_role_or_refuses_it(folder: Path, role: Any) -> None:
    (folder / "role.json").write_text(json.dumps(role), encoding="utf-8")
    assert ended(folder, ["check", "--role", "role.json", "web.json"]) == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_argument_of_a_command_is_tried(name: str) -> None:
    parser = PARSERS[name]
    assert (set(options_of(parser)) - set(OPTIONS), set(places_of(parser)) - set(PLACES)) == (set(), set())


def test_every_command_and_every_option_of_all_is_tried() -> None:
    tried = {option for parser in (make_parser(), *PARSERS.values()) for option in options_of(parser)}
    assert (sorted(LINES), sorted(tried)) == (sorted(COMMANDS), sorted(OPTIONS))
