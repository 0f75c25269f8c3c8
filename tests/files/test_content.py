"""What is read of a file, a pipe and standard input, and what is refused."""

from __future__ import annotations

import os
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from ecs_anywhere_iam.errors import UnreadableFileError
from ecs_anywhere_iam.files.content import content_of, shown_name
from ecs_anywhere_iam.files.find import find
from ecs_anywhere_iam.files.read_files import read_files

from .definition import TEXT, YAML, refusal

ROOT = Path(__file__).parents[2]
needs_pipes = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes with names")


def explain(*arguments: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ecs_anywhere_iam", "explain", "--brief", *arguments],
        cwd=ROOT,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
    )


def test_a_hundred_megabytes_are_refused_and_not_read(tmp_path: Path) -> None:
    with (tmp_path / "big.json").open("wb") as file:
        file.truncate(100_000_000)
    tracemalloc.start()
    with pytest.raises(UnreadableFileError) as error:
        content_of(str(tmp_path / "big.json"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (refusal(error, tmp_path), peak < 1_000_000) == (
        "big.json: larger than 10 MB, which no task definition is",
        True,
    )


def loop(file: Path) -> None:
    file.symlink_to(file.name)


def dangling(file: Path) -> None:
    file.symlink_to("nowhere")


def nothing(_: Path) -> None:
    pass


UNREADABLE: dict[str, tuple[Callable[[Path], None], str]] = {
    "a file that is not there": (nothing, "no such file or directory"),
    "a link to nowhere": (dangling, "no such file or directory"),
    "a link to itself": (loop, "too many levels of symbolic links"),
    "a folder": (Path.mkdir, "a folder without .json, .yaml or .yml files"),
}


@pytest.mark.parametrize(("make", "problem"), UNREADABLE.values(), ids=UNREADABLE.keys())
@needs_pipes
def test_what_cannot_be_read_is_told(make: Callable[[Path], None], problem: str, tmp_path: Path) -> None:
    make(tmp_path / "web.json")
    with pytest.raises(UnreadableFileError) as error:
        content_of(str(tmp_path / "web.json"))
    assert refusal(error, tmp_path) == f"web.json: {problem}"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "web.json").touch(0)
    with pytest.raises(UnreadableFileError) as error:
        content_of(str(tmp_path / "web.json"))
    assert refusal(error, tmp_path) == "web.json: permission denied"


@pytest.mark.parametrize(
    ("name", "problem"),
    [("a\0b", r"a\x00b: embedded null byte"), ("a" * 5_000, f"{'a' * 5_000}: file name too long")],
    ids=["a name with a zero byte", "a name that is too long"],
)
def test_a_name_that_no_file_has_is_told(name: str, problem: str) -> None:
    with pytest.raises(UnreadableFileError) as error:
        content_of(name)
    assert str(error.value) == problem


def test_a_file_that_vanishes_after_it_was_found_is_told_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.json", "b.json", "c.json"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    reading = read_files(["."])
    read = [next(reading)]
    (tmp_path / "b.json").unlink()
    read += reading
    assert [(each.name, None if each.error is None else str(each.error)) for each in read] == [
        ("./a.json", None),
        ("./b.json", "./b.json: no such file or directory"),
        ("./c.json", None),
    ]


@needs_pipes
def test_a_pipe_that_nobody_writes_to_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "web.json")
    done = explain(str(tmp_path / "web.json"))
    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "",
        f"{tmp_path}/web.json: a pipe that nobody writes to\n",
    )


@needs_pipes
def test_a_pipe_is_waited_for_while_somebody_is_going_to_write(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    # Whoever opens both ends of a pipe waits for nobody.
    writer = os.open(tmp_path / "pipe", os.O_RDWR)
    read: list[object] = []
    reader = Thread(target=lambda: read.append(content_of(str(tmp_path / "pipe"))), daemon=True)
    reader.start()
    for piece in (b"a" * 5_000, b"b" * 5_000):
        reader.join(0.1)
        read.append(reader.is_alive())
        os.write(writer, piece)
    os.close(writer)
    reader.join(10)
    assert read == [True, True, b"a" * 5_000 + b"b" * 5_000]


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="this system has no /dev/fd")
def test_the_pipe_that_a_shell_hands_over_is_read() -> None:
    reader, writer = os.pipe()
    os.write(writer, TEXT.encode())
    os.close(writer)
    try:
        assert content_of(f"/dev/fd/{reader}") == TEXT.encode()
    finally:
        os.close(reader)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
def test_a_device_without_an_end_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match=r"^/dev/zero: larger than 10 MB"):
        content_of("/dev/zero")


@pytest.mark.parametrize(
    "text", [TEXT, f"\n{TEXT}", YAML, "# YAML\n---\n" + YAML], ids=["JSON", "blank", "YAML", "---"]
)
def test_standard_input_is_read_in_whichever_form_it_has(text: str) -> None:
    done = explain("-", stdin=text)
    assert (done.returncode, done.stdout.splitlines()[1], done.stderr) == (
        0,
        "standard input  not needed      nothing",
        "",
    )


def test_standard_input_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    empty = explain("-", stdin="")
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UnreadableFileError) as closed:
        content_of("-")
    assert (empty.returncode, empty.stdout, empty.stderr, str(closed.value)) == (
        2,
        "",
        "standard input: empty\n",
        "standard input: closed",
    )


NAMES = {
    "plain": ("a b/ü.json", "a b/ü.json"),
    "a line break": ("a\nb.json", r"a\nb.json"),
    "a colour": ("\x1b[31ma.json", r"\x1b[31ma.json"),
    "bytes that are no text": ("a\udcff.json", r"a\udcff.json"),
    "signs that turn the direction": ("a\u202enosj.json", r"a\u202enosj.json"),
    "a separator of lines": ("a\u2028b.json", r"a\u2028b.json"),
}


@pytest.mark.parametrize(("name", "shown"), NAMES.values(), ids=NAMES.keys())
def test_a_name_stays_in_its_line(name: str, shown: str) -> None:
    assert shown_name(name) == shown


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="this system takes no such names")
def test_files_of_such_names_are_read(tmp_path: Path) -> None:
    for name in ("a\nb.json", "\x1b[31ma.json", os.fsdecode(b"a\xff.json")):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    done = explain(str(tmp_path))
    assert (len(find([str(tmp_path)])), done.returncode, done.stdout.count("\n"), done.stderr) == (3, 0, 4, "")
