"""What only goes wrong at an edge: a late pipe, a folder called yaml, a very deep tree, signs that end a line."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tracemalloc
from contextlib import suppress
from pathlib import Path
from threading import Thread
from time import sleep
from types import SimpleNamespace

import pytest
import yaml

from ecs_anywhere_iam.errors import UnreadableFileError
from ecs_anywhere_iam.files.content import content_of
from ecs_anywhere_iam.files.definitions import read_definitions
from ecs_anywhere_iam.files.find import find
from ecs_anywhere_iam.files.read_files import read_files

from .definition import YAML, said_of, write

ROOT = Path(__file__).parents[2]
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes with names, and short paths")


@needs_posix
@pytest.mark.parametrize(
    ("name", "content"),
    [("web.json", b"{}" + b" " * 9_999_998 + b"more"), ("web.yaml", b"a: 1\n#" + b"x" * 10_000_000 + b"\nb: 2\n")],
    ids=["JSON", "YAML"],
)
def test_what_comes_late_through_a_pipe_is_not_cut_off_at_the_limit(name: str, content: bytes, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / name)
    # Whoever opens both ends of a pipe waits for nobody.
    end = os.open(tmp_path / name, os.O_RDWR)

    def write_late() -> None:
        sleep(0.1)
        with os.fdopen(end, "wb") as pipe, suppress(BrokenPipeError):
            pipe.write(content)

    writer = Thread(target=write_late)
    writer.start()
    [read] = read_files([str(tmp_path / name)])
    writer.join(10)
    assert str(read.error) == f"{tmp_path / name}: larger than 10 MB, which no task definition is"


@pytest.mark.parametrize(("size", "taken"), [(10_000_000, True), (10_000_001, False)], ids=["10 MB", "a byte more"])
def test_ten_megabytes_are_the_most(size: int, taken: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a table
    with (tmp_path / "web.json").open("wb") as file:
        file.truncate(size)
    [read] = read_files([str(tmp_path / "web.json")])
    assert str(read.error).endswith("binary, not text") == taken


def test_a_file_that_grows_while_it_is_read_is_read_up_to_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "web.json").open("wb") as file:
        file.truncate(100_000_000)
    monkeypatch.setattr(os, "fstat", lambda _: SimpleNamespace(st_mode=stat.S_IFREG, st_size=0))
    tracemalloc.start()
    with pytest.raises(UnreadableFileError, match="larger than 10 MB"):
        content_of(str(tmp_path / "web.json"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 50_000_000


def test_standard_input_is_read_up_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def read(size: int = -1) -> bytes:
        asked.append(size)
        return b" " * size

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=SimpleNamespace(read=read)))
    with pytest.raises(UnreadableFileError, match="larger than 10 MB"):
        content_of("-")
    assert asked == [10_000_001]


def test_a_folder_called_yaml_is_not_taken_for_pyyaml(tmp_path: Path) -> None:
    write(tmp_path, {"yaml/web.yaml": YAML})
    code = (
        "import sys; sys.path.append(sys.argv[1]);"
        "from ecs_anywhere_iam.files.read_files import read_files;"
        "print(*(each.error for each in read_files(['yaml'])))"
    )
    done = subprocess.run(
        [sys.executable, "-ES", "-c", code, str(ROOT)], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == (
        "yaml/web.yaml: YAML takes an extra: pip install 'ecs-anywhere-iam[yaml]'\n",
        "",
    )


def test_a_file_whose_name_is_a_pattern_wins_over_what_the_pattern_matches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"web[1].json": "", "web1.json": ""})
    monkeypatch.chdir(tmp_path)
    assert (find(["web[1].json"]), find(["web[12].json"])) == (["web[1].json"], ["web1.json"])


def test_a_link_to_a_folder_is_no_file_whatever_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"a/web.json": "", "other/b.json": ""})
    (tmp_path / "a/link.json").symlink_to(tmp_path / "other")
    monkeypatch.chdir(tmp_path)
    assert find(["a"]) == ["a/web.json"]


@needs_posix
def test_a_tree_deeper_than_python_recurses_is_looked_through(tmp_path: Path) -> None:
    write(tmp_path, {f"{'d/' * 300}web.json": ""})
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from ecs_anywhere_iam.files.find import find;"
        "sys.setrecursionlimit(200); print(*find(['d']), *find(['./d/**/*.json', 'd/**/*.yaml']), sep='\\n')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(ROOT)], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    file = f"{'d/' * 300}web.json"
    assert (done.stdout.splitlines(), done.stderr) == ([file, f"./{file}", "d/**/*.yaml"], "")


def test_any_depth_several_times_in_a_row_is_walked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {f"{'d/' * 20}web.json": ""})
    monkeypatch.chdir(tmp_path)
    walked: list[str] = []
    look = os.scandir

    def count(path: str) -> object:
        walked.append(path)
        return look(path)

    monkeypatch.setattr(os, "scandir", count)
    assert (find(["**/**/**/**/w*.json"]), len(walked) < 100) == (["d/" * 20 + "web.json"], True)


@pytest.mark.parametrize("sign", ["\u2028", "\x85", "\x9b31m", "\x7f", "\u202e"])
@pytest.mark.parametrize("name", ["web.json", "web.yaml"])
def test_a_key_twice_is_told_in_one_line_whatever_is_in_the_key(name: str, sign: str, tmp_path: Path) -> None:
    written = sign.encode("unicode-escape").decode().replace("\\x", "\\u00")
    [said] = said_of(tmp_path, name, f'{{"a{written}": 1, "a{written}": 2}}')
    assert (said.isprintable(), said.startswith(f'{name}: duplicate key "a\\')) == (True, True)


def test_a_value_is_told_in_one_line_whatever_is_in_it(tmp_path: Path) -> None:
    write(tmp_path, {"web.json": '"a\\u2028b"'})
    _, [problem] = read_definitions([str(tmp_path / "web.json")])
    assert problem.endswith('got "a\\u2028b"')


@pytest.mark.parametrize("digits", ["1" * 400 + ".0", "-" + "1" * 400 + "e1"], ids=["a point", "an exponent"])
def test_a_number_beyond_all_is_refused_in_yaml_as_in_json(digits: str, tmp_path: Path) -> None:
    assert said_of(tmp_path, "web.yaml", f"a: {digits}") == [f'web.yaml: a: "{digits[:59]}… is too large a number']


@pytest.mark.parametrize("name", ["web.json", "web.yaml"])
def test_thirty_digits_are_the_most(name: str, tmp_path: Path) -> None:
    assert said_of(tmp_path, name, f'{{"a": {"9" * 31}}}') == [f"{name}: a: a number of 31 digits"]


def test_an_escape_beyond_unicode_is_refused_without_c_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    [said] = said_of(tmp_path, "web.yaml", 'a: "\\Uffffffff"')
    assert said.startswith("web.yaml: not YAML: ")
