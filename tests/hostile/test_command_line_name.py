"""No text on the command line widens a policy beyond the resource that it names."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("hypothesis", reason="Hypothesis has left this Python behind")

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.hostile.command_line import OPTIONS
from tests.hostile.effort import part
from tests.hostile.folder import current, fill
from tests.hostile.given import Given, arns, likely, names
from tests.hostile.kind import CLUSTER, KEY, LOG_GROUP, PATH, REPOSITORY, Kind
from tests.hostile.run import run
from tests.hostile.text import TEXT, is_wild

INSTANCE = ("render", "instance-role")
TASKS = ("render", "task-execution-role")
EXPLAIN = ("explain", "web.json", "--json")


@dataclass(frozen=True)
class Option:
    """The command that shows what an option does, and what the option names."""

    command: tuple[str, ...]
    kind: Kind
    is_prefix: bool = False


_PLACE = Kind("", "", "", "", ())
NAMING = {
    "--clusters": Option(INSTANCE, CLUSTER),
    "--instance-repositories": Option(INSTANCE, REPOSITORY),
    "--parameter-paths": Option(INSTANCE, PATH),
    "--log-groups": Option(TASKS, LOG_GROUP),
    "--repositories": Option(TASKS, REPOSITORY),
    "--pull-through-prefixes": Option(TASKS, REPOSITORY, is_prefix=True),
    "--secret-keys": Option(EXPLAIN, KEY),
    "--parameter-keys": Option(EXPLAIN, KEY),
    "--file-keys": Option(EXPLAIN, KEY),
    "--account": Option(INSTANCE, replace(_PLACE, plain="999999999999")),
    "--region": Option(INSTANCE, replace(_PLACE, plain="zz-plain-9")),
    "--partition": Option(INSTANCE, replace(_PLACE, plain="aws-plain")),
}
# These choose among what is there, or name what no policy has in it.
CHOOSING = {"--help", "-h", "--version", "--json", "--brief", "--create-log-groups", "--output", "--logical-id",
            "--create-pull-through-repositories", "--awslogs", "--private-ecr", "--instance-policy", "--document",
            "--instance-features", "--when-instance-role-pulls", "--format", "--task-definitions",
            "--role"}  # fmt: skip
PLACES = st.one_of(st.sampled_from(("123456789012", "eu-west-1", "aws-us-gov", "aws")), TEXT)


def cases(option: str) -> st.SearchStrategy[tuple[str, Given]]:
    kind, is_prefix = NAMING[option].kind, NAMING[option].is_prefix
    if not kind.service:
        return st.tuples(st.just(option), names(kind, PLACES))
    named = names(kind, likely(kind))
    return st.tuples(st.just(option), named if is_prefix else st.one_of(named, arns(kind, likely(kind))))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("names")
    fill(made)
    return made


def answered(folder: Path, option: str, text: str) -> Any:
    """What the command prints, without the sentences that show what it was given; ``None`` where it refuses."""
    with current(folder):
        said = run([*NAMING[option].command, f"{option}={text}"])
    assert said.code in (0, 2)
    shown = json.loads(said.out) if said.code == 0 else None
    return [each["policy"] for each in shown] if isinstance(shown, list) else shown


@cache
def plain(folder: Path, option: str, twin: str) -> Any:
    return answered(folder, option, twin)


@part(2)
@given(st.sampled_from(sorted(NAMING)).flatmap(cases))
def test_no_text_on_the_command_line_widens_a_policy(folder: Path, case: tuple[str, Given]) -> None:
    option, stated = case
    # Empty text is an empty list; items are told apart by commas, and blanks around them are none of them.
    assume(stated.text.strip() == stated.text != "" and "," not in stated.text)
    said = answered(folder, option, stated.text)
    if said is not None:
        assert (said, is_wild(stated.named)) == (stated.instead(plain(folder, option, stated.twin)), False)


def test_every_option_that_names_something_is_tried() -> None:
    assert sorted({*NAMING, *CHOOSING}) == sorted(OPTIONS)
