from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.contest import Contestant, Figures
from benchmarks.process import ProgramFailedError, measured, read_figures


def run(code: str, folder: Path, *, prints: bool = True) -> Figures:
    return measured(Contestant("it", (sys.executable, "-S", "-c", code), prints), folder / "scratch", {}, folder)


def test_numbers_are_read_wherever_they_stand_and_lists_are_counted() -> None:
    printed = {"kind": "ours", "late_ms": 3.45678, "no": None, "synth_seconds": 0.123456, "calls": ["a", "b"]}
    peaks = {"peak": {"node": 7}}
    expected = {"late_ms": 3.457, "synth_seconds": 0.1235, "calls": 2, "peak.node": 7}
    assert read_figures({**printed, **peaks}) == expected


def test_what_it_prints_is_added_to_how_long_it_took(tmp_path: Path) -> None:
    figures = run("""print('{"roles": 3}')""", tmp_path)
    assert (figures["roles"], figures["seconds"] > 0) == (3, True)


def test_the_scratch_folder_is_told_to_the_program(tmp_path: Path) -> None:
    code = f"""assert r'{{scratch}}' == r'{tmp_path / "scratch"}'"""
    assert list(run(code, tmp_path, prints=False)) == ["seconds"]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param("print('so far'); raise SystemExit('no Node')", ["so far", "no Node"], id="ends with an error"),
        pytest.param("print('hello')", ["hello"], id="prints no JSON"),
        pytest.param("print('[1]')", ["[1]"], id="prints no object"),
    ],
)
def test_a_program_that_fails_is_told_with_its_last_lines(code: str, expected: list[str], tmp_path: Path) -> None:
    with pytest.raises(ProgramFailedError) as failure:
        run(code, tmp_path)
    assert [line.strip() for line in str(failure.value).splitlines()][1:] == expected
