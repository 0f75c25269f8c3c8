"""What ``--help`` says, and that its examples run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from ecs_anywhere_iam.command.main import main
from ecs_anywhere_iam.command.parser import COMMANDS

from .command_line import BOTH, ROOT, files, ran

# Stands in for programs that a machine may lack, and for AWS.
STUBS = {"aws": 'cat "$(dirname "$0")/../taskdef.json"', "jq": "cat"}


@cache
def help_of(*command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "ecs_anywhere_iam", *command, "--help"],
        cwd=ROOT, env={**os.environ, "COLUMNS": "100"}, capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return done.stdout


def examples() -> list[tuple[str, str]]:
    """The commands of each help, which stand two blanks in, with an explanation further in."""
    return [
        (command, line.strip())
        for command in COMMANDS
        for line in help_of(command).partition("\nexamples:\n")[2].splitlines()
        if re.match(r"  \S", line)
    ]


def test_the_help_names_each_command() -> None:
    assert [command for command in COMMANDS if re.search(rf"^    {command}\s", help_of(), re.MULTILINE) is None] == []


def test_each_command_has_examples() -> None:
    assert sorted({command for command, _ in examples()}) == sorted(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_no_line_of_a_help_but_an_example_is_wide(command: str) -> None:
    text = help_of(command).partition("\nexamples:\n")[0]
    assert [line for line in text.splitlines() if len(line) > 100 and "usage:" not in line] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_a_help_does_not_need_the_other_commands(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert (ended.value.code, capsys.readouterr().out.startswith(f"usage: python -m ecs_anywhere_iam {command} ")) == (
        0,
        True,
    )


@pytest.mark.parametrize(("command", "example"), examples(), ids=[f"{command}: {line}" for command, line in examples()])
@pytest.mark.skipif(shutil.which("bash") is None, reason="the examples are those of a shell")
def test_an_example_runs(command: str, example: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if "completion zsh" in example and shutil.which("zsh") is None:
        pytest.skip("this machine has no zsh")
    names = (
        "taskdef.json",
        "deploy/web.json",
        "services/web/taskdef.json",
        ".local/share/bash-completion/completions/x",
    )
    files(folder, dict.fromkeys(names, BOTH))
    files(folder, {f"bin/{name}": f"#!/bin/sh\n{script}\n" for name, script in STUBS.items()})
    for name in STUBS:
        (folder / "bin" / name).chmod(0o755)
    role = ran(capsys, "render", "task-execution-role", "--task-definitions", "taskdef.json")[1]
    files(folder, {"iam/task-execution-role.json": role, "roles.template.json": role})
    path = os.pathsep.join((str(folder / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]))
    shell = "zsh" if "completion zsh" in example else "bash"
    prepared = "autoload -U compinit && compinit -u -D;" if shell == "zsh" else ""
    script = f"set -e; {prepared} python() {{ '{sys.executable}' \"$@\"; }}; {example}"
    done = subprocess.run(
        [shell, "-c", script],
        env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "HOME": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (command in example, done.returncode, done.stderr) == (True, 0, "")


def test_a_script_of_the_package_calls_itself_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["explain"], "ecs-anywhere-iam")
    wrong = capsys.readouterr().err
    code = main(["explain", "x.json", "--region", "x"], "ecs-anywhere-iam")
    assert (ended.value.code, wrong, code, capsys.readouterr().err.partition(":")[0]) == (
        2,
        "ecs-anywhere-iam: the following arguments are required: FILE; see `ecs-anywhere-iam explain --help`\n",
        2,
        "ecs-anywhere-iam",
    )
