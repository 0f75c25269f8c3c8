"""``make`` without a target says what there is."""

from __future__ import annotations

import re
import subprocess

from dev.checkout import ROOT


def shown_by_help() -> str:
    return subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout  # noqa: S607


def test_help_lists_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony is not None
    assert re.findall(r"^make ([\w-]+) +\S", shown_by_help(), re.MULTILINE) == phony[1].split()


def test_help_fits_a_terminal() -> None:
    assert [line for line in shown_by_help().splitlines() if len(line) > 100] == []
