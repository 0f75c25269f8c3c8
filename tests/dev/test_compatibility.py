"""The oldest versions that the package admits are stated, and found; ``python -m dev.compatibility`` tests them."""

from __future__ import annotations

import pytest
import tomlkit

from dev.checkout import ROOT
from dev.compatibility import TESTS, TOOLS, UNASKED, locked, oldest
from dev.project_table import project_table

# What tells each tool which Python to check for.
CHECKED_AS = (("ruff", "target-version"), ("mypy", "python_version"))


def test_the_oldest_version_is_the_lower_bound() -> None:
    assert oldest(["aws-cdk-lib>=2.269,<3", "jsii<2,>=1.139"]) == {"aws-cdk-lib": "2.269", "jsii": "1.139"}


@pytest.mark.parametrize("line", ["jsii", "jsii<2", "jsii>1"])
def test_a_dependency_without_an_oldest_version_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=f"^jsii: expected an oldest version such as >=1.0, got {line[4:] or 'any'}$"):
        oldest([line])


def test_every_run_time_dependency_states_an_oldest_version() -> None:
    assert list(oldest(project_table()["dependencies"])) == ["aws-cdk-lib", "constructs", "jsii"]


def test_all_that_the_tests_run_in_is_locked() -> None:
    assert [line.partition("==")[0] for line in locked((*TOOLS, *UNASKED))] == sorted((*TOOLS, *UNASKED))


@pytest.mark.parametrize("path", TESTS)
def test_what_is_tested_exists(path: str) -> None:
    assert (ROOT / path).exists()


def test_the_oldest_python_is_the_same_for_users_for_lint_and_for_types() -> None:
    table = tomlkit.parse((ROOT / "pyproject.toml").read_text(encoding="utf-8")).unwrap()
    stated = (table["project"]["requires-python"], *(table["tool"][tool][key] for tool, key in CHECKED_AS))
    assert stated == (">=3.10", "py310", "3.10")
