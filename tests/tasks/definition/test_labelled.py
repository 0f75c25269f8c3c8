"""Task definitions with the right answer, and one line that argues for it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ecs_anywhere_iam.catalogue.task_resource import REPOSITORY
from ecs_anywhere_iam.errors import InvalidTaskDefinitionError
from ecs_anywhere_iam.policy.document import PolicyDocument, listed
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.image_pull import ImagePull
from ecs_anywhere_iam.policy.read_target import read_targets
from ecs_anywhere_iam.tasks.definition.read import read_task_definition
from ecs_anywhere_iam.tasks.explanation import Explanation, explain
from ecs_anywhere_iam.tasks.needs import TaskNeeds

HERE = Environment("aws", "<region>", "<account>")
CASES: dict[str, dict[str, Any]] = {
    f"{file.stem}: {case['name']}": case
    for file in sorted((Path(__file__).parent / "labelled").glob("*.json"))
    for case in json.loads(file.read_text(encoding="utf-8"))
}
ANSWERED = {name: case for name, case in CASES.items() if "error" not in case["expected"]}
REFUSED = {name: case for name, case in CASES.items() if "error" in case["expected"]}


def explained(case: dict[str, Any]) -> Explanation:
    instance = case.get("instance", {})
    repositories = read_targets(instance.get("repositories", []), REPOSITORY, "repositories")
    pulls = ImagePull(everything=True) if instance.get("policy") == "managed" else ImagePull.of(repositories, HERE)
    return explain(
        read_task_definition(case["task_definition"]),
        instance_pulls=pulls,
        when_instance_role_pulls=case.get("when", "grant"),
        environment=HERE,
        beside=TaskNeeds(),
    )


def granted(policy: PolicyDocument | None) -> dict[str, list[str]] | None:
    if policy is None:
        return None
    return {statement["Sid"]: sorted(listed(statement["Resource"])) for statement in policy["Statement"]}


def test_there_are_many_and_each_is_argued_in_one_line() -> None:
    unargued = [name for name, case in CASES.items() if not case["argument"].endswith(".") or "\n" in case["argument"]]
    assert (len(CASES) >= 60, unargued) == (True, [])


@pytest.mark.parametrize("case", ANSWERED.values(), ids=ANSWERED.keys())
def test_the_answer_is_the_label(case: dict[str, Any]) -> None:
    expected = case["expected"]
    answer = explained(case)
    assert (answer.required, granted(answer.policy)) == (expected["required"], expected["policy"])


@pytest.mark.parametrize("case", ANSWERED.values(), ids=ANSWERED.keys())
def test_the_warnings_are_those_of_the_label(case: dict[str, Any]) -> None:
    warnings = explained(case).warnings
    unexpected = [each for each in warnings if not any(part in each for part in case["expected"]["warnings"])]
    missing = [part for part in case["expected"]["warnings"] if not any(part in each for each in warnings)]
    assert (unexpected, missing) == ([], [])


@pytest.mark.parametrize("case", ANSWERED.values(), ids=ANSWERED.keys())
def test_each_container_is_named_with_its_image(case: dict[str, Any]) -> None:
    definition = case["task_definition"].get("taskDefinition", case["task_definition"])
    stated = [
        f"container {container['name']}: image is {container.get('image') or 'not there'}: "
        for container in definition["containerDefinitions"]
    ]
    told = [reason for reason in explained(case).reasons if ": image is " in reason]
    assert [reason.startswith(start) for reason, start in zip(told, stated, strict=True)] == [True] * len(stated)


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED.keys())
def test_what_ecs_would_refuse_is_refused_with_its_place(case: dict[str, Any]) -> None:
    with pytest.raises(InvalidTaskDefinitionError) as refused:
        read_task_definition(case["task_definition"])
    assert str(refused.value) == case["expected"]["error"]
