"""The report as a comment on a pull request."""

from __future__ import annotations

import re

import pytest

from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege
from ecs_anywhere_iam.report import as_markdown as as_markdown_module
from ecs_anywhere_iam.report.as_markdown import LIMIT, as_markdown
from ecs_anywhere_iam.report.compare import compare
from ecs_anywhere_iam.report.configuration import Configuration
from ecs_anywhere_iam.report.markdown_text import code, prose
from ecs_anywhere_iam.tasks.needs import TaskNeeds

from .configurations import DEFAULT, EVERYTHING, HERE, MANAGED, NOTHING, planted, with_text

LONGEST = Configuration(
    LeastPrivilege(
        clusters=[f"{number:03}{'c' * 252}" for number in range(50)],
        features=EVERYTHING.instance_permissions.features,  # type: ignore[union-attr]
        repositories=[f"{number:04}{'r' * 252}" for number in range(1000)],
        parameter_paths=[f"{number}{'p' * 1009}" for number in range(10)],
    ),
    TaskNeeds(awslogs=True, log_groups=[f"{number:03}{'g' * 509}" for number in range(500)], private_ecr=True),
    "grant",
    HERE,
)


@pytest.mark.parametrize("configuration", [DEFAULT, MANAGED, NOTHING, EVERYTHING, LONGEST],
                         ids=["default", "managed", "nothing", "everything", "longest names"])  # fmt: skip
def test_it_fits_a_comment(configuration: Configuration) -> None:
    assert len(as_markdown(compare(configuration))) < LIMIT < 65_536


def test_a_row_of_the_table_has_colour_text_scope_reason_and_sources() -> None:
    [row] = [line for line in as_markdown(compare(DEFAULT)).splitlines() if "ecs:Poll" in line]
    assert row == (
        "| 🟢 narrowed | `ecs:Poll`<br>`ecs:StartTelemetrySession` | `*` | `container-instance/default/*`<br>"
        "if ecs:cluster is cluster/default | The ECS agent holds two sessions open: one brings the tasks to run, the "
        "other carries their metrics. *(inferred)* [5] [6] [2] |"
    )


def test_every_number_has_an_address() -> None:
    text = as_markdown(compare(EVERYTHING))
    used = {int(number) for number in re.findall(r"\[(\d+)\](?!:)", text)}
    assert used == {int(number) for number in re.findall(r"^\[(\d+)\]: <https://\S+>$", text, re.MULTILINE)}


def test_every_row_of_a_table_has_as_many_cells_as_its_head() -> None:
    table: set[int] = set()
    for line in [*as_markdown(with_text("a | b `c | d` \\| e")).splitlines(), ""]:
        if line.startswith("|"):
            table.add(len(re.findall(r"(?<!\\)\|", line)))
        else:
            assert len(table) <= 1, line
            table = set()


def test_every_fold_is_closed() -> None:
    text = as_markdown(compare(EVERYTHING))
    assert text.count("<details>") == text.count("</details>") == 4


def test_unaccounted_actions_are_told_first() -> None:
    statement = {"Effect": "Allow", "Action": "ecs:Fly", "Resource": "*"}
    text = as_markdown(compare(DEFAULT, planted(statement, "AmazonSSMManagedInstanceCore")))
    assert text.splitlines()[2] == "**Nobody has decided on** `ecs:Fly`."


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("plain words", "plain words"),
        ("<img src=x>", "&lt;img src=x&gt;"),
        ("a & b", "a &amp; b"),
        ("[click](javascript:alert)", r"\[click\](javascript:alert)"),
        ("a | b", r"a \| b"),
        ("@everyone and #1", r"&#64;everyone and \#1"),
        ("**bold** _it_", r"\*\*bold\*\* \_it\_"),
        ("`code` and text", "`code` and text"),
        ("`<b>|`", r"`<b>\|`"),
        ("one ` backtick", r"one \` backtick"),
        ("two\nlines", "two lines"),
        ("see (https://a.example/x_y.html).", "see (<https://a.example/x_y.html>)."),
    ],
)
def test_a_sentence_is_text_and_nothing_else(text: str, escaped: str) -> None:
    assert prose(text) == escaped


@pytest.mark.parametrize(("text", "marked"), [("a`b", "`a'b`"), ("a|b", r"`a\|b`"), ("", ""), ("<b>", "`<b>`")])
def test_code_ends_where_it_should(text: str, marked: str) -> None:
    assert code(text) == marked


@pytest.mark.parametrize(("limit", "told"), [(60_000, "997 more"), (25_000, "999 more"), (1_000, "1000 resources")])
def test_the_closer_the_limit_the_fewer_names(limit: int, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_markdown_module, "LIMIT", limit)
    assert told in as_markdown(compare(LONGEST))
