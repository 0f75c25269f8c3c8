"""The whole answer for a task definition, word for word."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.image_pull import ImagePull
from ecs_anywhere_iam.tasks.definition.read import read_task_definition
from ecs_anywhere_iam.tasks.explanation import explain
from ecs_anywhere_iam.tasks.needs import TaskNeeds

HERE = Environment("aws", "eu-west-1", "123456789012")
CASES: dict[str, dict[str, Any]] = {
    case["name"]: case for case in json.loads((Path(__file__).parent / "explanations.json").read_text(encoding="utf-8"))
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_the_answer_is_this_one(case: dict[str, Any]) -> None:
    answer = explain(
        read_task_definition(case["task_definition"]),
        instance_pulls=ImagePull(everything=case["instance_role_pulls"] == "everything"),
        when_instance_role_pulls=case["when_instance_role_pulls"],
        environment=HERE,
        beside=TaskNeeds(**case["beside"]),
    )
    assert {
        "required": answer.required,
        "reasons": list(answer.reasons),
        "warnings": list(answer.warnings),
        "needs": [str(need) for need in answer.needs],
        "granted": None if answer.policy is None else [each["Sid"] for each in answer.policy["Statement"]],
        "open": list(answer.open),
        "placeholders": answer.placeholders,
    } == case["answer"]
