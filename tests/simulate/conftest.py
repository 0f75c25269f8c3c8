"""The simulator's answers to all cases, from one process: its start takes longer than hundreds of requests.

How many requests were answered in all, whichever test asked, is said at the end.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.simulate.case import CASES, Case
from tests.simulate.simulator import Answer, asked, evaluate


@pytest.fixture(scope="session")
def _both_answers() -> tuple[Mapping[Case, Answer], Mapping[Case, Answer]]:
    stated = [(case, case.configuration.without(case.statement)) for case in CASES if case.statement]
    requests = [case.request(case.configuration.document) for case in CASES]
    answers = evaluate([*requests, *(case.request(document) for case, document in stated)])
    whole = dict(zip(CASES, answers[: len(CASES)], strict=True))
    lacking = dict(zip((case for case, _ in stated), answers[len(CASES) :], strict=True))
    return whole, lacking


@pytest.fixture(scope="session")
def answers(_both_answers: tuple[Mapping[Case, Answer], Mapping[Case, Answer]]) -> Mapping[Case, Answer]:
    """What the role's document answers."""
    return _both_answers[0]


@pytest.fixture(scope="session")
def answers_without_statement(
    _both_answers: tuple[Mapping[Case, Answer], Mapping[Case, Answer]],
) -> Mapping[Case, Answer]:
    """What the document answers when the case's own statement is taken out of it."""
    return _both_answers[1]


def pytest_sessionfinish(session: pytest.Session) -> None:
    # Where tests run side by side, each process tells the one that prints.
    output: dict[str, int] | None = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["requests"] = sum(asked)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    asked.append(getattr(node, "workeroutput", {}).get("requests", 0))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    terminalreporter.write_line(f"{sum(asked)} requests simulated")
