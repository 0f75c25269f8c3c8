"""The workflow of the page on pull requests may do little, and nothing that a fork could misuse."""

from __future__ import annotations

import re
from typing import Any

import yaml

from tests.docs.page import ROOT, Page

PAGE = Page(ROOT / "docs" / "how-to" / "pull-requests.md")
[TEXT] = [block.text for block in PAGE.blocks("yaml") if "pull_request" in block.text]
WORKFLOW: dict[Any, Any] = yaml.safe_load(TEXT)
JOBS: dict[str, Any] = WORKFLOW["jobs"]
# YAML 1.1 takes the key `on` for a boolean, and GitHub does not.
TRIGGERS = WORKFLOW[True]


def test_each_job_may_do_no_more_than_it_has_to() -> None:
    permissions = {name: job["permissions"] for name, job in JOBS.items()}

    assert (WORKFLOW["permissions"], permissions) == (
        {},
        {"explain": {"contents": "read"}, "comment": {"pull-requests": "write"}},
    )


def test_who_may_write_checks_nothing_out() -> None:
    uses = {name: [step["uses"] for step in job["steps"] if "uses" in step] for name, job in JOBS.items()}

    assert (list(TRIGGERS), uses["comment"]) == (["pull_request"], ["actions/download-artifact@v8"])


def test_no_script_has_an_expression_in_it() -> None:
    runs = [step["run"] for job in JOBS.values() for step in job["steps"] if "run" in step]

    assert [run for run in runs if "${{" in run] == []


def test_each_action_is_githubs_own_and_pinned() -> None:
    uses = [step["uses"] for job in JOBS.values() for step in job["steps"] if "uses" in step]

    assert [each for each in uses if not re.fullmatch(r"actions/[a-z-]+@v\d+", each)] == []
