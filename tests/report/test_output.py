"""A file is there whole or not at all."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from ecs_anywhere_iam.command.main import main


@pytest.mark.parametrize("name", ["text", "markdown", "json", "html"])
def test_a_file_is_written_whole_and_nothing_is_left_beside_it(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "report"
    file.write_text("old", encoding="utf-8")
    code = main(["report", "--format", name, "--output", str(file)])
    monkeypatch.setattr(sys, "stdout", printed := io.StringIO())
    main(["report", "--format", name])
    assert (code, file.read_text(encoding="utf-8"), list(tmp_path.iterdir())) == (0, printed.getvalue(), [file])


def test_a_link_to_a_file_stays_a_link(tmp_path: Path) -> None:
    file, link = tmp_path / "file", tmp_path / "link"
    link.symlink_to(file)
    main(["report", "--output", str(link)])
    assert (link.is_symlink(), file.stat().st_size > 0) == (True, True)


def test_a_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    file = tmp_path / "report"
    file.write_text("old", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", full)
    code = main(["report", "--output", str(file)])
    assert (code, file.read_text(encoding="utf-8"), list(tmp_path.iterdir())) == (2, "old", [file])
