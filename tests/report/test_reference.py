"""The reference page says what the catalogue says."""

from __future__ import annotations

from pathlib import Path

import pytest

from dev import write_reference
from dev.write_reference import FILE, main, page
from ecs_anywhere_iam.catalogue.elsewhere import OF_OPERATORS, OF_THE_TASK_ROLE
from ecs_anywhere_iam.catalogue.execution import EXECUTION_PERMISSIONS
from ecs_anywhere_iam.catalogue.instance import INSTANCE_PERMISSIONS
from ecs_anywhere_iam.catalogue.omission import EXECUTION_OMISSIONS, INSTANCE_OMISSIONS
from ecs_anywhere_iam.catalogue.permission import Omission, Permission
from ecs_anywhere_iam.catalogue.registrar import REGISTRAR_PERMISSIONS
from ecs_anywhere_iam.catalogue.unneeded import INSTANCE_UNNEEDED

GRANTED = (*INSTANCE_PERMISSIONS, *EXECUTION_PERMISSIONS, *REGISTRAR_PERMISSIONS)
LEFT_OUT: tuple[Omission, ...] = (
    *INSTANCE_OMISSIONS,
    *EXECUTION_OMISSIONS,
    *INSTANCE_UNNEEDED,
    *OF_THE_TASK_ROLE,
    *OF_OPERATORS,
)


def test_the_page_is_up_to_date() -> None:
    assert FILE.read_text(encoding="utf-8") == page(), "run `python -m dev.write_reference`"


def test_each_statement_has_one_heading() -> None:
    headings = [line.removeprefix("#### ") for line in page().splitlines() if line.startswith("#### ")]
    assert sorted(headings) == sorted(row.sid for row in GRANTED)


def test_each_reason_and_source_is_on_the_page() -> None:
    text = page()
    rows: tuple[Permission | Omission, ...] = (*GRANTED, *LEFT_OUT)
    assert [each for row in rows for each in (row.why, *row.sources) if each not in text] == []


def test_a_stale_page_is_told_and_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stale = tmp_path / "permissions.md"
    stale.write_text(page().replace("# Permissions", "# Rights", 1), encoding="utf-8")
    monkeypatch.setattr(write_reference, "FILE", stale)
    monkeypatch.setattr(write_reference, "ROOT", tmp_path)
    codes = [main(["--check"]), main([]), main(["--check"])]
    assert (codes, capsys.readouterr().out.splitlines()) == (
        [1, 0, 0],
        [
            "permissions.md: 2 lines are stale",
            "  -# Rights",
            "  +# Permissions",
            "run `python -m dev.write_reference`",
            "permissions.md: 2 lines changed",
            "  -# Rights",
            "  +# Permissions",
            "permissions.md: up to date",
        ],
    )
