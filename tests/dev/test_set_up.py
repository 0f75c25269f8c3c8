"""A Python that cannot set the project up is told so in one sentence."""

from __future__ import annotations

import ast

import pytest

from dev.checkout import ROOT
from dev.set_up import refusal


def test_a_python_that_is_too_old_is_told_which_is_allowed() -> None:
    assert refusal(3, 9, "") == (
        "python is too old: got 3.9, allowed 3.10 or newer; install a newer Python, "
        "or name one that is already here: make setup PYTHON=python3.12"
    )


def test_a_python_without_venv_is_told_which_package_debian_keeps_it_in() -> None:
    assert refusal(3, 12, "ensurepip") == (
        "python 3.12 cannot make virtual environments: it lacks ensurepip; "
        "on Debian or Ubuntu run: sudo apt-get install python3.12-venv"
    )


@pytest.mark.parametrize("minor", [10, 11, 14])
def test_a_python_that_is_new_enough_is_not_refused(minor: int) -> None:
    assert refusal(3, minor, "") == ""


@pytest.mark.parametrize("name", ["__init__.py", "set_up.py"])
def test_what_an_old_python_reads_first_is_in_the_syntax_of_python_3_6(name: str) -> None:
    source = (ROOT / "dev" / name).read_text(encoding="utf-8")
    assert isinstance(ast.parse(source, feature_version=(3, 6)), ast.Module)
