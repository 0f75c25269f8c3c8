"""What people see of ``explain``: in a terminal, in a pipe, and when they stop reading."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from .command_line import BOTH, COMMAND, LOGGED, OPEN, PLAIN, PULLED, ROOT, files, ran, start

TABLE = """\
FILE     EXECUTION ROLE  FOR
a.json   not needed      nothing
b.json   needed          images in private ECR repositories, the awslogs log driver
cc.json  undetermined    placeholders
"""
IN_FULL = """\
FILE     EXECUTION ROLE  FOR
a.json   not needed      nothing
cc.json  undetermined    placeholders

a.json
  - container web: image is nginx:1: not in a private ECR repository
  - No task execution role: the tasks use neither the awslogs log driver nor private ECR images, and
    nothing else that asks for one.

cc.json
  - container web: image is ${IMAGE}: a placeholder; it may or may not be in a private ECR
    repository
  - Undetermined: a task execution role may or may not be needed, depending on what is filled in.
"""
needs_terminals = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo terminals")


def seen_in_terminal(*arguments: str, **environment: str) -> str:
    """What a terminal is sent."""
    ours, theirs = pytest.importorskip("pty").openpty()
    variables = {"TERM": "xterm", "PYTHONPATH": str(ROOT), "COLUMNS": "80", **environment}
    with subprocess.Popen([*COMMAND, *arguments], env={**os.environ, **variables}, stdout=theirs) as process:
        os.close(theirs)
        seen = b""
        # Linux ends a terminal whose other end is closed with an error.
        with suppress(OSError):
            while piece := os.read(ours, 65536):
                seen += piece
        process.wait()
    os.close(ours)
    return seen.decode().replace("\r\n", "\n")


@pytest.fixture
def three(folder: Path) -> Path:
    files(folder, {"a.json": PLAIN, "b.json": BOTH, "cc.json": OPEN})
    return folder


@pytest.mark.usefixtures("three")
def test_brief_is_the_table_alone_with_a_row_for_each_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(capsys, "explain", "a.json", "b.json", "cc.json", "--brief") == (0, TABLE, "")


@pytest.mark.usefixtures("three")
def test_the_table_comes_first_and_each_file_in_full_below(capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(capsys, "explain", "a.json", "cc.json") == (0, IN_FULL, "")


@pytest.mark.usefixtures("three")
def test_a_pipe_gets_no_colour() -> None:
    assert "\x1b" not in start("explain", ".", FORCE_COLOR="1", TERM="xterm").stdout


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, True), ({"NO_COLOR": ""}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
    ids=["plain", "an empty NO_COLOR", "NO_COLOR", "a terminal without colour"],
)
@pytest.mark.usefixtures("three")
@needs_terminals
def test_a_terminal_gets_colour_unless_it_is_not_wanted(environment: dict[str, str], *, coloured: bool) -> None:
    seen = seen_in_terminal("explain", ".", "--brief", **environment)
    assert [
        code in seen for code in ("\x1b[1mFILE", "\x1b[32mnot needed", "\x1b[33mneeded", "\x1b[35mundetermined")
    ] == [coloured] * 4


@pytest.mark.usefixtures("three")
@needs_terminals
def test_json_has_no_colour_in_a_terminal_either() -> None:
    assert "\x1b" not in seen_in_terminal("explain", ".", "--json")


@pytest.mark.parametrize(("columns", "width"), [(60, 60), (80, 80), (100, 100), (120, 120), (200, 120)])
@pytest.mark.usefixtures("three")
@needs_terminals
def test_lines_are_as_wide_as_the_terminal_and_no_wider_than_is_read_at_ease(columns: int, width: int) -> None:
    seen = seen_in_terminal("explain", ".", COLUMNS=str(columns), NO_COLOR="1")
    prose = [line for line in seen.splitlines() if "http" not in line and "arn:" not in line]
    assert (max(map(len, prose)) <= width, max(map(len, prose)) > width - 20) == (True, True)


@pytest.mark.usefixtures("three")
def test_a_reader_that_has_left_is_no_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [*COMMAND, "explain", "."], env=environment, stdout=writer, stderr=subprocess.PIPE, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.usefixtures("three")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_output_that_cannot_be_written_is_told_in_one_line() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "explain", "."], env=environment, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (
        2,
        b"python -m ecs_anywhere_iam: standard output: No space left on device\n",
    )


@pytest.mark.usefixtures("three")
@needs_terminals
def test_closed_output_is_told_in_one_line() -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", 'exec "$@" >&-', "sh", *COMMAND, "explain", "."],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (2, b"python -m ecs_anywhere_iam: standard output is closed\n")


def test_names_are_written_whatever_the_encoding_of_the_system(folder: Path) -> None:
    files(folder, {"ü/ü.json": LOGGED, "ü/ä.json": PULLED, "ü/ö.json": "{"})
    done = start("explain", "ü", "--brief", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    rows = [line.split()[0] for line in done.stdout.splitlines()[1:]]
    assert (done.returncode, rows, done.stderr.count("\n"), "Traceback" in done.stderr) == (
        2,
        ["ü/ä.json", "ü/ü.json"],
        1,
        False,
    )


@pytest.mark.usefixtures("three")
def test_to_explain_loads_neither_cdk_nor_yaml_nor_other_commands() -> None:
    code = (
        "import sys; from ecs_anywhere_iam.command.main import main; main(['explain', 'a.json', '--brief']);"
        "heavy = {'aws_cdk', 'constructs', 'jsii', 'yaml', 'shtab', 'importlib.metadata',"
        " 'ecs_anywhere_iam.report.as_html', 'ecs_anywhere_iam.report.compare', 'ecs_anywhere_iam.policy.packing'};"
        "print(sorted(heavy & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"
