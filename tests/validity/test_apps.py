"""Every template that the constructs and the sample can make is valid, for all checkers.

CDK's own validator (its findings as errors), cdk-nag, cfn-lint with its informational rules, parliament, and the sizes
that IAM takes. Each app also has a stack with a fault for each of them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.validity.batch import BATCHES, PLANTED, QUICK
from tests.validity.checked_app import checked_app
from tests.validity.expected import OF_PLANTED, expected_of


@pytest.mark.parametrize("batch", [QUICK, *(pytest.param(name, marks=pytest.mark.thorough) for name in BATCHES)])
def test_every_configuration_of_an_app_is_valid(
    batch: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    app = checked_app(batch, tmp_path)
    planted = {(finding.checker, finding.rule) for finding in app.found.pop(PLANTED)}
    wrong = {}
    for each in app.configurations:
        found, expected = app.found.pop(each.name, set()), expected_of(each)
        if found != expected:
            wrong[str(each)] = {"found": sorted(found - expected), "no longer found": sorted(expected - found)}
    # For the JUnit report, and for `pytest -rP`.
    record_property("configurations", len(app.configurations))
    record_property("documents", app.documents)
    print(f"{len(app.configurations)} configurations, {app.documents} documents")  # noqa: T201
    assert (wrong, app.found, planted) == ({}, {}, OF_PLANTED)
