"""The report in a terminal."""

from __future__ import annotations

import re

import pytest

from ecs_anywhere_iam.report.as_text import as_text
from ecs_anywhere_iam.report.compare import compare
from ecs_anywhere_iam.report.ink import Ink
from ecs_anywhere_iam.report.status import Status

from .configurations import DEFAULT, EVERYTHING

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def test_actions_of_one_statement_stand_together_with_their_reason() -> None:
    text = as_text(compare(DEFAULT))
    assert (
        """\
  ecs Amazon Elastic Container Service
  kept        ecs:DiscoverPollEndpoint                   * → *
              Before each connection the ECS agent asks ECS which endpoint to poll and where to send
              telemetry. [1] [2]
  narrowed    ecs:RegisterContainerInstance              * → cluster/default
              ecs:SubmitTaskStateChange
              The ECS agent registers the server with its cluster at every start and reports when a
              task changes state. [3] [4]
  narrowed    ecs:Poll                                   * → container-instance/default/*, if
              ecs:StartTelemetrySession                  ecs:cluster is cluster/default
              The ECS agent holds two sessions open: one brings the tasks to run, the other carries
              their metrics. (inferred) [5] [6] [2]
"""
        in text
    )


def test_it_ends_with_the_totals() -> None:
    assert as_text(compare(DEFAULT)).endswith("""\

Totals of both roles
            AWS  here
  actions    50    14
  on *       49     4
  unaccounted   0  no row of the catalogue decides on it
  added         0  granted here beyond what AWS grants
  kept          4  granted here exactly as by AWS
  narrowed     10  granted here on less than by AWS
  optional     25  not granted here; a feature or need would
  dropped      11  granted by AWS, left out here
""")


def test_each_status_has_a_colour_and_the_text_is_the_same_without() -> None:
    comparison = compare(DEFAULT)
    coloured = as_text(comparison, ink=Ink(colour=True))
    ink = Ink(colour=True)
    seen = {status: ink.status(status, status.value) in coloured for status in Status}
    assert (ESCAPE.sub("", coloured), seen) == (as_text(comparison), dict.fromkeys(Status, True))


@pytest.mark.parametrize("width", [60, 80, 120])
def test_lines_keep_to_the_width_but_for_addresses_and_names(width: int) -> None:
    lines = as_text(compare(DEFAULT), width=width).splitlines()
    before_sources = lines[: lines.index("Sources")]
    # The action column is as wide as the longest action; beside it there is always room for a few words.
    assert [line for line in before_sources if len(line) > max(width, 57 + 30) and "https://" not in line] == []


def test_a_long_list_is_counted() -> None:
    text = as_text(compare(EVERYTHING))
    assert ("297 more" in text, "service-004" in text) == (True, False)
