"""What fails is told, the rest is measured all the same, and only a failure makes the exit code."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import benchmarks.__main__ as command
from benchmarks import bench
from benchmarks.arguments import Arguments, read_arguments
from benchmarks.bench import Bench
from benchmarks.contest import Contest, Contestant


def contest(name: str, code: str) -> Contest:
    return Contest(name, name, (Contestant("it", (sys.executable, "-S", "-c", code)),), rounds=2)


WORKS = contest("works", "pass")
FAILS = contest("fails", "raise SystemExit('out of memory')")


@pytest.fixture(autouse=True)
def _no_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "FILES", ())


def test_what_fails_is_told_and_the_rest_is_measured(tmp_path: Path) -> None:
    run = Bench(tmp_path, None, [FAILS, WORKS])
    run.run(["fails", "works"])
    [failure] = run.failures
    assert (list(run.rounds), failure.splitlines()[-1].strip()) == (["works"], "out of memory")


def test_no_more_rounds_are_run_than_is_asked_for(tmp_path: Path) -> None:
    run = Bench(tmp_path, 1, [WORKS])
    run.run(["works"])
    assert len(run.rounds["works"]) == 1


@pytest.mark.parametrize(("failures", "code"), [([], 0), (["import could not be measured"], 1)])
def test_the_exit_code_is_about_what_could_be_measured(
    failures: list[str], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(self: Bench, _parts: object) -> None:
        # Thrice what is admitted.
        self.rounds["import"] = [{"ours": {"seconds": 3.0}, "floor": {"seconds": 1.0}}]
        self.failures = failures

    monkeypatch.setattr(Bench, "run", run)
    monkeypatch.setattr(command, "exit_on_signals", lambda: None)
    monkeypatch.setattr(command, "machine", lambda _node: {})
    assert command.main(["import"]) == code


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param(["synth", "import"], Arguments(("import", "synth"), None, whole=False), id="some parts"),
        pytest.param(["--rounds", "3", "tests"], Arguments(("tests",), 3, whole=False), id="rounds"),
    ],
)
def test_parts_are_run_in_their_own_order(given: list[str], expected: Arguments) -> None:
    assert read_arguments(given) == expected


def test_a_run_without_the_tests_is_still_a_whole_one() -> None:
    asked = read_arguments(["--without-tests"])
    assert ("tests" in asked.parts, asked.whole) == (False, True)


def test_an_unknown_part_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        read_arguments(["speed"])
    assert "no such part: speed; expected import, pure, " in capsys.readouterr().err
