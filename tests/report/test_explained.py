"""Explanations as text and as JSON, in every state that they have."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.report.explained import Explained
from ecs_anywhere_iam.report.explained_as_json import explained_as_json
from ecs_anywhere_iam.report.explained_as_text import explained_as_text
from ecs_anywhere_iam.report.ink import Ink
from ecs_anywhere_iam.tasks.execution_policy import execution_policy
from ecs_anywhere_iam.tasks.explanation import Explanation
from ecs_anywhere_iam.tasks.needs import TaskNeeds

HERE = Environment("aws", "eu-west-1", "123456789012")
LOGS, IMAGES = TaskNeeds(awslogs=True, log_groups=["/ecs/web"]), TaskNeeds(private_ecr=True, repositories=["web"])
NOTHING = Explanation(
    required=False, reasons=("Because.",), warnings=(), needs=TaskNeeds(), policy=None, open=(), placeholders=False
)
NEEDED = replace(NOTHING, required=True, needs=LOGS | IMAGES, policy=execution_policy(LOGS, HERE))
UNDETERMINED = replace(NOTHING, required=None, open=("an image",), placeholders=True)
LONG = "words of an answer that goes on and on and is longer than a line of any terminal that people read at ease"

FOR: dict[str, tuple[Explanation, str]] = {
    "nothing": (NOTHING, "not needed      nothing"),
    "all that is asked for": (NEEDED, "needed          the awslogs log driver, images in private ECR repositories"),
    "each kind once": (
        replace(NEEDED, needs=LOGS | TaskNeeds(awslogs=True, log_groups=["/ecs/batch"])),
        "needed          the awslogs log driver",
    ),
    "images of the instance role": (
        replace(NOTHING, needs=IMAGES),
        "not needed      images in private ECR repositories, which the instance role pulls",
    ),
    "any image of the instance role": (
        replace(NOTHING, placeholders=True),
        "not needed      placeholders, which the instance role pulls",
    ),
    "what is filled in later": (UNDETERMINED, "undetermined    placeholders"),
    "what is known and what is filled in later": (
        replace(UNDETERMINED, needs=IMAGES),
        "undetermined    images in private ECR repositories, and placeholders",
    ),
    "something that is filled in later": (
        replace(NEEDED, needs=TaskNeeds(), policy=None, placeholders=True),
        "needed          placeholders",
    ),
}


@pytest.mark.parametrize(("explanation", "row"), FOR.values(), ids=FOR.keys())
def test_a_row_says_for_what(explanation: Explanation, row: str) -> None:
    page = explained_as_text([Explained("web.json", explanation)], width=120, brief=True)
    assert page == f"FILE      EXECUTION ROLE  FOR\nweb.json  {row}\n"


def test_reasons_come_first_then_warnings_then_the_policy() -> None:
    explained = Explained("web.json", replace(NEEDED, reasons=("Because.", LONG), warnings=("Beware.", LONG)))
    details = explained_as_text([explained], width=60, brief=False).split("\n\n", 1)[1]
    start, policy = details.split("  policy of the task execution role:\n")
    assert (start, json.loads(policy)) == (
        """\
web.json
  - Because.
  - words of an answer that goes on and on and is longer
    than a line of any terminal that people read at ease
  - warning: Beware.
  - warning: words of an answer that goes on and on and is
    longer than a line of any terminal that people read at
    ease
""",
        NEEDED.policy,
    )


@pytest.mark.parametrize("width", [10, 40, 60, 100, 120])
def test_the_table_is_no_wider_than_it_may_be_as_long_as_words_can_be_read(width: int) -> None:
    files = [Explained("web.json", NEEDED), Explained("a/batch.json", replace(NOTHING, needs=IMAGES))]
    page = explained_as_text(files, width=width, brief=True)
    # The names of files and the answers are never cut, and the last column is never narrower than this.
    widest = max(width, len("a/batch.json  EXECUTION ROLE  ") + 26)
    assert (max(map(len, page.splitlines())) <= widest, page.count("\n") > 3) == (True, width < 100)


def test_colour_changes_no_sign_of_the_text() -> None:
    files = [Explained("a.json", NEEDED), Explained("b.json", NOTHING), Explained("c.json", UNDETERMINED)]
    coloured = explained_as_text(files, ink=Ink(colour=True), brief=False)
    for code in ("1", "32", "33", "35"):
        assert f"\x1b[{code}m" in coloured
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured.replace("\x1b[0m", "") == explained_as_text(files, brief=False)


def test_the_json_of_several_files_is_a_list_in_their_order() -> None:
    files = [Explained("ü.json", NEEDED), Explained("a.json", replace(UNDETERMINED, warnings=("Beware.",)))]
    text = explained_as_json(files, HERE)
    assert (json.loads(text), "ü.json" in text, text.endswith("]\n")) == (
        [
            {
                "file": "ü.json",
                "required": True,
                "reasons": ["Because."],
                "warnings": [],
                "needs": {"awslogs": True, "private_ecr": True, "log_groups": ["/ecs/web"], "repositories": ["web"]},
                "policy": NEEDED.policy,
            },
            {
                "file": "a.json",
                "required": None,
                "reasons": ["Because."],
                "warnings": ["Beware."],
                "needs": {"awslogs": False, "private_ecr": False},
                "policy": None,
            },
        ],
        True,
        True,
    )


def test_the_json_of_no_file_is_an_empty_list() -> None:
    assert explained_as_json([], HERE) == "[]\n"
