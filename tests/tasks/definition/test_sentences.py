"""What is said of each field, word for word, and what follows from it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ecs_anywhere_iam.errors import InvalidTaskDefinitionError
from ecs_anywhere_iam.tasks.definition.read import read_task_definition

CASES: dict[str, dict[str, Any]] = {
    case["name"]: case for case in json.loads((Path(__file__).parent / "sentences.json").read_text(encoding="utf-8"))
}
# The image of a container that is about another field.
BESIDE = "container web: image is nginx: not in a private ECR repository"

cases = pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())


@cases
def test_each_field_is_told_with_its_verdict_and_its_needs(case: dict[str, Any]) -> None:
    told = [
        {"sentence": found.sentence, "verdict": found.verdict.name, "needs": [str(need) for need in found.needs]}
        for found in read_task_definition(case["task_definition"]).findings
    ]
    assert [each for each in told if each["sentence"] != BESIDE or each in case["told"]] == case["told"]


@cases
def test_the_warnings_are_these(case: dict[str, Any]) -> None:
    assert list(read_task_definition(case["task_definition"]).warnings) == case["warnings"]


REFUSED: dict[str, dict[str, Any]] = {
    case["name"]: case
    for case in json.loads((Path(__file__).parent / "refused_references.json").read_text(encoding="utf-8"))
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED.keys())
def test_what_refers_to_no_single_resource_is_refused_with_its_place(case: dict[str, Any]) -> None:
    with pytest.raises(InvalidTaskDefinitionError) as refused:
        read_task_definition(case["task_definition"])
    assert str(refused.value) == case["message"]
