"""Mutation testing passes only where enough mutants are killed and each other one was accepted with a reason."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dev.checkout import ROOT
from dev.mutation.accepted import SURVIVORS, accepted_survivors
from dev.mutation.judge import judge
from dev.mutation.mutant import FLOORS, Mutant, mutant_of


def mutants(floor: str, count: int) -> list[Mutant]:
    return [Mutant(f"{floor}.arn.split_arn", "a", str(number)) for number in range(count)]


def test_the_score_of_each_floor_is_told() -> None:
    made, left = [*mutants("policy", 1_000), *mutants("tasks", 10)], mutants("tasks", 1)
    assert judge(made, left, left) == (
        [
            "floor       mutants   killed  survived   listed    score",
            "catalogue         0        0         0        0  no code",
            "policy        1,000    1,000         0        0   100.0%",
            "tasks            10        9         1        1    90.0%",
        ],
        True,
    )


ACCEPTED = Mutant("tasks.need.f", "x = 1", "x = 2")

FAILED: dict[str, tuple[list[Mutant], list[Mutant], list[Mutant]]] = {
    "a floor below nine of ten": (mutants("tasks", 10), mutants("tasks", 2), mutants("tasks", 2)),
    "a survivor that was not accepted": (mutants("tasks", 20), mutants("tasks", 1), []),
    "an accepted survivor that was killed": (mutants("tasks", 20), [], [ACCEPTED]),
    "no mutants at all": ([], [], []),
}


@pytest.mark.parametrize(("made", "left", "accepted"), FAILED.values(), ids=FAILED.keys())
def test_it_fails(made: list[Mutant], left: list[Mutant], accepted: list[Mutant]) -> None:
    assert judge(made, left, accepted)[1] is False


def test_what_is_not_as_listed_is_told_with_the_change() -> None:
    lines, _ = judge(mutants("tasks", 20), mutants("tasks", 1), [ACCEPTED])
    assert lines[:2] == [
        "survives, and is not in survivors.txt: tasks.arn.split_arn\n- a\n+ 0",
        "in survivors.txt, and does not survive: tasks.need.f\n- x = 1\n+ x = 2",
    ]


MADE: dict[str, tuple[str, list[str], list[str], Mutant]] = {
    "function": (
        "x_find__mutmut_1",
        ["def x_find__mutmut_orig(a):", "    b = a", "    return b"],
        ["def x_find__mutmut_1(a):", "    b = None", "    return b"],
        Mutant("tasks.need.find", "b = a", "b = None"),
    ),
    "method": (
        "xǁNeedǁ_tell__mutmut_12",
        ["    def xǁNeedǁ_tell__mutmut_orig(self, short=True):", "        return 1"],
        ["    def xǁNeedǁ_tell__mutmut_12(self, short=False):", "        return 1"],
        Mutant("tasks.need.Need._tell", "def _tell(self, short=True):", "def _tell(self, short=False):"),
    ),
    "several lines": (
        "x__find__mutmut_3",
        ["def x__find__mutmut_orig(", "    a,", "):", "    return f(", "        a,", "        1,", "    )"],
        ["def x__find__mutmut_3(", "    a,", "):", "    return f(", "        a,", "        )"],
        Mutant("tasks.need._find", "1, )", ")"),
    ),
}


@pytest.mark.parametrize(("name", "original", "mutated", "mutant"), MADE.values(), ids=MADE.keys())
def test_a_mutant_is_known_by_its_change_whatever_its_number(
    name: str, original: list[str], mutated: list[str], mutant: Mutant
) -> None:
    assert mutant_of(f"ecs_anywhere_iam.tasks.need.{name}", original, mutated) == mutant


LISTED = """\
# Which changes no test notices, and why.

tasks.need.f
- x = 1
+ x = 2
+ x = 3
= the same
- y = 1
+ y = 2
= another reason
"""


def test_accepted_survivors_are_listed_with_the_reason_behind_them() -> None:
    assert accepted_survivors(LISTED) == {
        Mutant("tasks.need.f", "x = 1", "x = 2"): "the same",
        Mutant("tasks.need.f", "x = 1", "x = 3"): "the same",
        Mutant("tasks.need.f", "y = 1", "y = 2"): "another reason",
    }


def test_each_accepted_survivor_is_on_a_floor_and_has_a_reason() -> None:
    text = SURVIVORS.read_text(encoding="utf-8")
    accepted = accepted_survivors(text)
    listed = sum(line.startswith("+ ") for line in text.splitlines())
    assert (len(accepted), {mutant.floor for mutant in accepted} <= set(FLOORS), all(accepted.values())) == (
        listed,
        True,
        True,
    )


CODE = """
def up_to(last):
    number, numbers = 0, []
    while number < last:
        number += 1
        numbers.append(number)
    return numbers


def unheard(name):
    return "hello"
"""

ROWS = """
from typing import NamedTuple


class Row(NamedTuple):
    sid: str
    actions: tuple


ROWS = (Row("Logs", ("logs:Put", "logs:Get")),)
"""

TEST = """
from ecs_anywhere_iam.catalogue.rows import ROWS
from ecs_anywhere_iam.tasks.count import unheard, up_to


def test_both_actions_are_granted():
    assert ROWS[0].actions == ("logs:Put", "logs:Get")


def test_the_numbers_are_counted():
    assert up_to(3) == [1, 2, 3]


def test_there_is_an_answer():
    assert unheard("web")
"""

TRY = """
import json
from dev.mutation.make import make_mutants
from dev.mutation.table import table_mutants
from dev.mutation.trial import survivors

mutants = make_mutants() | table_mutants()
left = survivors(mutants, ["tests"])
print(json.dumps([len(mutants), sorted(mutants[name].now for name in left)]))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="mutants are tried in forks")
def test_a_mutant_survives_where_no_test_fails_and_none_is_endless(tmp_path: Path) -> None:
    for name, text in {
        "pyproject.toml": '[tool.mutmut]\nsource_paths = ["."]\n[tool.pytest.ini_options]\npythonpath = ["."]\n'
        'markers = ["thorough", "hypothesis"]\n',
        "ecs_anywhere_iam/__init__.py": "",
        "ecs_anywhere_iam/catalogue/rows.py": ROWS,
        "ecs_anywhere_iam/tasks/count.py": CODE,
        "tests/test_count.py": TEST,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTEST_ADDOPTS": ""}
    tried = subprocess.run(
        [sys.executable, "-c", TRY], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    answer = json.loads(tried.stdout.splitlines()[-1])
    assert answer == [12, ['return "HELLO"', 'return "XXhelloXX"', "sid = LogsX"]]
