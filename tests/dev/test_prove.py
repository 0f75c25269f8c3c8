"""The proof runs what it says, goes on after a failure, and never calls a part proved that tried nothing."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dev import prove
from dev.checkout import ROOT
from dev.proof import PARTS, Part
from dev.prove import main

HOLDS = Part("holds", "what holds", ((sys.executable, "-c", "print('3 passed in 0.10s')"),))
FAILS = Part("fails", "what fails", ((sys.executable, "-c", "print('1 failed, 2 passed in 0.10s'); exit(1)"),))
BREAKS = Part("breaks", "what breaks", ((sys.executable, "-c", "print('2 passed in 0.10s'); exit(3)"),))
EMPTY = Part("empty", "nothing at all", ((sys.executable, "-c", "print('5 skipped in 0.10s')"),))
SECOND = Part("second", "the second fails", (*HOLDS.commands, *FAILS.commands, *HOLDS.commands))


Proof = Callable[..., int]


@pytest.fixture
def proof(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Proof:
    def run(*parts: Part) -> int:
        monkeypatch.setattr(prove, "PARTS", parts)
        monkeypatch.setattr(prove, "ROOT", tmp_path)
        monkeypatch.setattr(prove, "LOGS", tmp_path / "logs")
        return main([])

    return run


@pytest.mark.parametrize(
    ("parts", "code", "line"),
    [
        pytest.param([HOLDS], 0, "holds what holds 3 claims 0 0", id="holds"),
        pytest.param([FAILS, HOLDS], 1, "fails what fails 3 claims 1 0", id="fails"),
        pytest.param([BREAKS], 1, "breaks what breaks 2 claims 1 0", id="ends with another code, and no failed test"),
        pytest.param([EMPTY], 1, "empty nothing at all nothing 1 5", id="tries nothing"),
        pytest.param([SECOND], 1, "second the second fails 9 claims 1 0", id="one of three commands fails"),
        pytest.param([FAILS, HOLDS], 1, "all: 6 claims; 1 failed, 0 skipped,", id="the sum, also of what comes later"),
    ],
)
def test_the_table_says_what_was_tried_and_what_failed(
    parts: list[Part], code: int, line: str, proof: Proof, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = proof(*parts)
    rows = [re.sub(r" [\d.]+ s$", "", " ".join(row.split())) for row in capsys.readouterr().out.splitlines()]
    assert (ended, line in rows) == (code, True)


def test_the_end_of_what_failed_is_shown_with_where_the_rest_is(
    proof: Proof, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    proof(FAILS, HOLDS)
    shown = capsys.readouterr().out
    assert (shown.partition("fails does not hold")[2], (tmp_path / "logs" / "fails.log").read_text().strip()) == (
        ", from logs/fails.log:\n  1 failed, 2 passed in 0.10s\n",
        "1 failed, 2 passed in 0.10s",
    )


def test_a_part_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["mutations"])
    assert f"no such part: mutations; expected {', '.join(part.name for part in PARTS)}" in capsys.readouterr().err


def test_each_path_that_a_part_names_is_there() -> None:
    words = {word for part in PARTS for command in part.commands for word in command}
    stated = {word.removeprefix("--cov=").removeprefix("--ignore=") for word in words}
    paths = {word for word in stated if word.startswith(("tests/", "ecs_"))}
    assert {path for path in paths if not (ROOT / path).exists()} == set()
