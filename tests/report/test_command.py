"""The command as people run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from ecs_anywhere_iam.command import report
from ecs_anywhere_iam.command.main import main
from ecs_anywhere_iam.report.compare import compare

from .configurations import planted

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "ecs_anywhere_iam")
FEATURES = (
    "session-manager, legacy-run-command, state-manager, inventory, patch-manager, distributor, document-parameters, "
    "task-metadata-tags, registration-tags, image-pull"
)


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments], cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def test_the_default_report_has_no_unaccounted_action() -> None:
    done = run("report", "--format", "json")
    assert (done.returncode, done.stderr, json.loads(done.stdout)["unaccounted"]) == (0, "", [])


def test_without_account_and_region_the_arns_say_so() -> None:
    done = run("report", "--format", "json", "--clusters", "web")
    assert '"arn:aws:ecs:<region>:<account>:cluster/web"' in done.stdout


def test_neither_cdk_nor_a_renderer_of_another_program_is_loaded() -> None:
    code = (
        "import sys; from ecs_anywhere_iam.command.main import main;"
        "main(['report', '--format', 'html', '--output', sys.argv[1]]);"
        "print(sorted({'aws_cdk', 'constructs', 'jsii', 'policy_sentry', 'moto'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code, os.devnull], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_pipe_gets_no_colour() -> None:
    assert "\x1b" not in run("report", FORCE_COLOR="1").stdout


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo terminals")
def test_a_terminal_gets_colour_unless_no_color_is_set(no_color: str, *, coloured: bool) -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "NO_COLOR": no_color}
    with subprocess.Popen([*COMMAND, "report"], cwd=ROOT, env=environment, stdout=theirs) as process:
        os.close(theirs)
        seen = os.read(ours, 4096)
        # Linux ends a terminal whose other end is closed with an error.
        with suppress(OSError):
            while os.read(ours, 65536):
                pass
        process.wait()
    os.close(ours)
    assert (b"\x1b[" in seen) is coloured


def test_a_reader_that_has_left_is_no_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([*COMMAND, "report"], cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


PREFIX = "python -m ecs_anywhere_iam: "
REFUSED: dict[str, tuple[list[str], str]] = {
    "a wildcard": (
        ["--clusters", "web,b*"],
        "--clusters[1]: got 'b*'; allowed: a cluster name of 1 to 255 letters, digits, hyphens and underscores, or an "
        "ARN like arn:aws:ecs:us-east-1:123456789012:cluster/web; wildcards are not taken: list each cluster",
    ),
    "no cluster": (
        ["--clusters", ""],
        "--clusters: got ''; allowed: at least one cluster name or ARN; name those that servers register with",
    ),
    "a feature in other letters": (
        ["--instance-features", "Session_Manager"],
        f"--instance-features: got 'Session_Manager'; allowed: {FEATURES}; did you mean session-manager?",
    ),
    "an empty item": (
        ["--log-groups", "a,,b"],
        "--log-groups: got 'a,,b'; allowed: items with commas between them; take out empty items",
    ),
    "features of managed policies": (
        ["--instance-policy", "managed", "--instance-features", "inventory"],
        "--instance-features: not with --instance-policy managed, which grants it all; take one of the two out",
    ),
    "a feature without its targets": (
        ["--instance-features", "document-parameters"],
        "--instance-features: document-parameters needs --parameter-paths; give it, which also turns the feature on",
    ),
    "a list without its need": (
        ["--private-ecr", "false", "--repositories", "web"],
        "--repositories: not with --private-ecr false; say --private-ecr true, or take --repositories out",
    ),
    "an account of eleven digits": (
        ["--account", "12345678901"],
        "--account: got '12345678901'; allowed: the 12 digits of an account; leave --account out where it is not known",
    ),
    "a Region in words": (
        ["--region", "Ireland"],
        "--region: got 'Ireland'; allowed: a Region such as eu-west-1; leave --region out where it is not known",
    ),
    "a folder that is not there": (
        ["--output", "/nowhere/report.html"],
        "--output: got '/nowhere/report.html'; allowed: a file that can be written; No such file or directory",
    ),
}


@pytest.mark.parametrize(("arguments", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_a_mistake_is_told_in_one_line(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["report", *arguments])
    assert (code, *capsys.readouterr()) == (2, "", f"{PREFIX}{message}\n")


@pytest.mark.parametrize(
    ("arguments", "start"),
    [
        ([], "the following arguments are required: COMMAND; see `python -m ecs_anywhere_iam --help`"),
        (["report", "--format", "xml"], "argument --format: invalid choice: 'xml'"),
        (["report", "--cluster", "web"], "unrecognized arguments: --cluster web"),
        (["report", "--awslogs", "yes"], "argument --awslogs: invalid choice: 'yes'"),
    ],
    ids=["no command", "an unknown format", "an option cut short", "a boolean in words"],
)
def test_arguments_that_are_none_are_refused_in_one_line(arguments: list[str], start: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(f"{PREFIX}{start}")


def test_help_has_examples_and_the_words_of_the_context_keys() -> None:
    text = run("report", "--help").stdout
    keys = ("instance-policy", "clusters", "instance-features", "instance-repositories", "awslogs", "log-groups",
            "private-ecr", "repositories", "when-instance-role-pulls")  # fmt: skip
    assert ([key for key in keys if f"--{key}" not in text], "examples:" in text) == ([], True)


def test_the_version_is_that_of_the_package() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout.split()[0], done.stderr) == (0, "ecs-anywhere-iam", "")


def test_an_unaccounted_action_ends_with_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    statement = {"Effect": "Allow", "Action": "ecs:Fly", "Resource": "*"}
    read = planted(statement, "AmazonSSMManagedInstanceCore")
    changed: Callable[..., object] = lambda configuration: compare(configuration, read)  # noqa: E731
    monkeypatch.setattr(report, "compare", changed)
    code = main(["report", "--format", "json"])
    out, err = capsys.readouterr()
    assert (code, json.loads(out)["unaccounted"], err) == (
        1,
        [{"role": "instance-role", "action": "ecs:Fly"}],
        "unaccounted: no row of the catalogue decides on ecs:Fly\n",
    )
