"""An answer, told so that a person sees who is wrong: the policy or the case."""

from __future__ import annotations

from tests.simulate.case import Case
from tests.simulate.simulator import Answer


def told(case: Case, answer: Answer) -> str:
    return "\n".join(
        (
            f"{case.action} must be {case.expected}: {case.reason}",
            f"role       {case.configuration.role} ({case.configuration.name}: {case.configuration.asked_for})",
            f"request    {case.principal}",
            f"           {case.action} on {case.resource}",
            f"           {dict(case.context) or 'no context'}",
            f"got        {answer.decision}, allowing statements: {', '.join(answer.statements) or 'none'}",
        )
    )
