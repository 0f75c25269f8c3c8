"""What a shell proposes when somebody has typed a part of a command."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from dev import write_completion
from ecs_anywhere_iam.command.completion import SHELLS
from ecs_anywhere_iam.command.one_line_parser import SCRIPT
from ecs_anywhere_iam.command.parser import COMMANDS

from .command_line import ran

# Calls the function of the script as bash does when the last word is to be completed.
ASK = """\
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
function=$(complete -p "$1"); function=${function##*-F }; function=${function%% *}
"$function" "$1" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
((${#COMPREPLY[@]})) && printf '%s\\n' "${COMPREPLY[@]}"
exit 0
"""
BASH = shutil.which("bash")
bash = pytest.mark.skipif(BASH is None, reason="this machine has no bash")


def proposed(folder: Path, line: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What bash proposes for the end of the line."""
    code, script, _ = ran(capsys, "completion", "bash")
    assert code == 0
    file = folder / ".completion"
    file.write_text(script, encoding="utf-8")
    words = [*shlex.split(line), *([""] if line.endswith(" ") else [])]
    done = subprocess.run(
        [BASH or "", "--norc", "-c", ASK, "bash", str(file), *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


PROPOSED: dict[str, tuple[str, list[str]]] = {
    "the commands": ("", sorted(COMMANDS)),
    "a command": ("exp", ["explain"]),
    "an option": ("explain --js", ["--json"]),
    "several options": ("explain --instance-", ["--instance-policy", "--instance-repositories"]),
    "the choices of an option": ("explain web.json --instance-policy ", ["least-privilege", "managed"]),
    "a choice": ("explain --when-instance-role-pulls o", ["omit"]),
    "the roles": ("render ", ["instance-role", "task-execution-role"]),
    "a document of a role": ("render instance-role --document ", ["inline", "trust"]),
    "a shell": ("completion z", ["zsh"]),
    "the files": ("explain ", ["deploy", "web.json"]),
    "a file": ("explain w", ["web.json"]),
    "a file in a folder": ("explain deploy/", ["deploy/batch.json"]),
    "a second file": ("explain web.json d", ["deploy"]),
    "a file behind an option": ("explain --json w", ["web.json"]),
    "the role to check": ("check --role w", ["web.json"]),
    "a file to write": ("report --output d", ["deploy"]),
    "an option behind a file": ("check web.json --ro", ["--role"]),
    "nothing for a number": ("explain --account ", []),
    "nothing for what is none": ("explain --nothing", []),
}


@pytest.mark.parametrize(("typed", "expected"), PROPOSED.values(), ids=PROPOSED.keys())
@bash
def test_bash_proposes(typed: str, expected: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "deploy").mkdir()
    (tmp_path / "deploy/batch.json").touch()
    (tmp_path / "web.json").touch()
    found = [each for each in proposed(tmp_path, f"{SCRIPT} {typed}", capsys) if each != ".completion"]
    assert sorted(found) == expected


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("option", ["-n", "-o noexec"])
def test_the_script_is_one_of_its_shell(shell: str, option: str, capsys: pytest.CaptureFixture[str]) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"this machine has no {shell}")
    script = ran(capsys, "completion", shell)[1]
    done = subprocess.run([shell, *option.split()], input=script, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("shell", SHELLS)
def test_the_scripts_are_those_of_the_parser(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(capsys, "completion", shell) == (0, write_completion.script(shell), "")


def test_a_stale_script_is_told_and_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(write_completion, "ROOT", tmp_path)
    monkeypatch.setattr(write_completion, "FOLDER", tmp_path / "scripts")
    codes = [write_completion.main(arguments) for arguments in (["--check"], [], ["--check"])]
    stale = tmp_path / "scripts" / f"{SCRIPT}.zsh"
    stale.write_text("# stale", encoding="utf-8")
    codes.append(write_completion.main(["--check"]))
    said = capsys.readouterr().out.splitlines()[-3:]
    assert (codes, stale.read_text(encoding="utf-8"), said) == (
        [1, 0, 0, 1],
        "# stale",
        [
            f"scripts/{SCRIPT}.bash: up to date",
            f"scripts/{SCRIPT}.zsh: stale",
            "run `python -m dev.write_completion`",
        ],
    )
