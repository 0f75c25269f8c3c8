"""The set-up makes anew what changed, and only that."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dev.install import due, parts

PACKAGES = "installing Python packages, and Node, by their hashes"
PROJECT = "linking this project"
NODE = "installing the CDK command line"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout whose set-up is complete, as far as the stamps say."""
    root = tmp_path / "checkout"
    for name in ("requirements/dev.txt", "pyproject.toml", "package-lock.json", "package.json", ".npmrc"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    python = root / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()
    for part in parts(root):
        part.stamp.set()
    return root


def last_steps(root: Path) -> list[str]:
    return [part.steps[-1][0] for part in due(parts(root))]


def test_nothing_is_due_when_nothing_changed(checkout: Path) -> None:
    assert last_steps(checkout) == []


@pytest.mark.parametrize(
    ("changed", "steps"),
    [
        ("requirements/dev.txt", [PACKAGES, PROJECT]),
        ("pyproject.toml", [PROJECT]),
        ("package-lock.json", [NODE]),
        (".npmrc", [NODE]),
    ],
)
def test_a_changed_file_makes_due_what_was_made_from_it(checkout: Path, changed: str, steps: list[str]) -> None:
    (checkout / changed).write_text("changed")
    assert last_steps(checkout) == steps


@pytest.mark.parametrize(("deleted", "steps"), [(".venv", [PACKAGES, PROJECT]), ("node_modules", [NODE])])
def test_a_deleted_folder_is_due(checkout: Path, deleted: str, steps: list[str]) -> None:
    shutil.rmtree(checkout / deleted)
    assert last_steps(checkout) == steps


def test_a_moved_checkout_needs_a_new_virtual_environment(checkout: Path, tmp_path: Path) -> None:
    assert last_steps(checkout.rename(tmp_path / "elsewhere")) == [PACKAGES, PROJECT]


def test_another_python_needs_a_new_virtual_environment(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.version", "3.99.0")
    assert last_steps(checkout) == [PACKAGES, PROJECT]


def test_a_virtual_environment_whose_python_is_gone_is_made_anew(checkout: Path) -> None:
    (checkout / ".venv" / "bin" / "python").unlink()
    assert last_steps(checkout) == [PACKAGES, PROJECT]
