"""Which files are meant."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ecs_anywhere_iam.files.find import find

from .definition import write

TREE = {
    "z.json": "",
    "web.yaml": "",
    "b/batch.YML": "",
    "b/a/edge.json": "",
    "b/notes.txt": "",
    "b/.hidden.json": "",
    ".git/config.json": "",
    "b/.cache/x.json": "",
    "node_modules/x/package.json": "",
    "b/node_modules/y.json": "",
    "[x]/odd.json": "",
}


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, TREE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


MEANT: dict[str, tuple[list[str], list[str]]] = {
    "a file by its name as it was given": (["./z.json"], ["./z.json"]),
    "a file that ends in anything": (["b/notes.txt"], ["b/notes.txt"]),
    "a hidden file that is named": (["b/.hidden.json"], ["b/.hidden.json"]),
    "a folder, sorted, with what is below it": (["b"], ["b/a/edge.json", "b/batch.YML"]),
    "a folder with a slash": (["b/"], ["b/a/edge.json", "b/batch.YML"]),
    "a hidden folder that is named": ([".git"], [".git/config.json"]),
    "the order of the arguments": (["z.json", "b/a"], ["z.json", "b/a/edge.json"]),
    "each once": (["z.json", "./z.json", ".", "z*"],
                  ["z.json", "./[x]/odd.json", "./b/a/edge.json", "./b/batch.YML", "./web.yaml"]),
    "a pattern, sorted": (["*.[jy]*"], ["web.yaml", "z.json"]),
    "a pattern that matches a folder": (["?"], ["b/a/edge.json", "b/batch.YML"]),
    "a pattern for any depth": (["**/*.json"], ["[x]/odd.json", "b/a/edge.json", "z.json"]),
    "a pattern for any depth below a folder": (["b/**/*.json"], ["b/a/edge.json"]),
    "any depth with nothing behind it": (["b/**"], ["b/a/edge.json", "b/batch.YML"]),
    "any depth twice": (["**/a/**/*.json"], ["b/a/edge.json"]),
    "a folder with brackets in its name": (["[x]"], ["[x]/odd.json"]),
    "a file with brackets in its name": (["[x]/odd.json"], ["[x]/odd.json"]),
    "what is not there": (["nowhere.json", "nowhere/*.json"], ["nowhere.json", "nowhere/*.json"]),
    "a folder of something else": (["b/.cache", "node_modules/x"], ["b/.cache/x.json", "node_modules/x/package.json"]),
    "standard input, once": (["-", "-"], ["-"]),
    "a name that no file has": (["a\0b"], ["a\0b"]),
    "a name that is too long": (["a" * 5_000], ["a" * 5_000]),
}  # fmt: skip


@pytest.mark.parametrize(("arguments", "files"), MEANT.values(), ids=MEANT.keys())
@pytest.mark.usefixtures("tree")
def test_arguments_mean_files(arguments: list[str], files: list[str]) -> None:
    assert find(arguments) == files


def test_a_folder_without_task_definitions_is_left_to_be_told(tree: Path) -> None:
    (tree / "empty" / "below").mkdir(parents=True)
    assert find(["empty", "emp*"]) == ["empty"]


def test_links_are_followed_to_files_and_not_to_folders(tree: Path) -> None:
    (tree / "b/a/again").symlink_to(tree / "b")
    (tree / "b/a/link.json").symlink_to("edge.json")
    (tree / "b/a/other.json").symlink_to("../../z.json")
    (tree / "b/a/loop.json").symlink_to("loop.json")
    assert find(["b"]) == ["b/a/edge.json", "b/a/loop.json", "b/a/other.json", "b/batch.YML"]


def test_a_pattern_for_any_depth_does_not_follow_links_in_circles(tree: Path) -> None:
    for name in ("one", "two", "three"):
        (tree / "b" / name).symlink_to(tree / "b")
    assert find(["b/**/*.json"]) == ["b/a/edge.json"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may look into every folder")
def test_a_folder_that_may_not_be_looked_into_is_left_to_be_told(tree: Path) -> None:
    (tree / "b/a").chmod(0)
    try:
        assert find(["b"]) == ["b/a", "b/batch.YML"]
    finally:
        (tree / "b/a").chmod(0o700)


def test_a_folder_that_cannot_be_looked_into_is_left_to_be_told(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look = os.scandir

    def refuse(path: str) -> object:
        if path == os.path.join("b", "a"):  # noqa: PTH118 - as `os.walk` writes it
            raise PermissionError(13, "Permission denied", path)
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert (find(["b"]), tree.is_dir()) == (["b/a", "b/batch.YML"], True)
