"""What the tasks of several files need altogether."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ecs_anywhere_iam.files.stated_needs import FileNeeds, needs_of_files
from ecs_anywhere_iam.tasks.needs import TaskNeeds

from .definition import TEXT, write

ECR = "123456789012.dkr.ecr.eu-west-1.amazonaws.com"


def image(name: str) -> str:
    return json.dumps({"containerDefinitions": [{"name": "web", "image": name}]})


def test_the_needs_are_those_of_all_files(tmp_path: Path) -> None:
    write(tmp_path, {"a.json": image(f"{ECR}/web"), "b/b.json": image(f"{ECR}/batch"), "c.json": TEXT})
    read = needs_of_files([str(tmp_path)])
    # The partition is that of the role, as it is for a name.
    targets = [str(need.target) for need in read.needs]
    assert (targets, [*read.problems, *read.open]) == (
        ["web (account 123456789012, Region eu-west-1)", "batch (account 123456789012, Region eu-west-1)"],
        [],
    )


def test_what_is_known_of_a_file_counts_and_what_it_leaves_open_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"a.json": image("${IMAGE}"), "b.json": image(f"{ECR}/web"), "c.json": image(f"{ECR}/${{NAME}}")})
    read = needs_of_files([str(tmp_path)])
    assert ([str(need.target) for need in read.needs], read.problems, [each.split(": ")[:2] for each in read.open]) == (
        [
            "web (account 123456789012, Region eu-west-1)",
            "arn:aws:ecr:eu-west-1:123456789012:repository/<NAME>",
        ],
        (),
        [[f"{tmp_path}/{name}.json", "the task definition leaves open what it needs"] for name in ("a", "c")],
    )


PROBLEMS: dict[str, tuple[dict[str, str], str]] = {
    "a file that cannot be read": (
        {"a.json": "{"},
        "/a.json: not JSON: expecting property name enclosed in double quotes at line 1, column 2",
    ),
    "a file that is no task definition": ({"a.json": "7"}, "/a.json: expected a task definition, got 7"),
    "a folder without task definitions": ({"a.txt": TEXT}, ": a folder without .json, .yaml or .yml files"),
}


@pytest.mark.parametrize(("files", "problem"), PROBLEMS.values(), ids=PROBLEMS.keys())
def test_what_hides_needs_is_told(files: dict[str, str], problem: str, tmp_path: Path) -> None:
    write(tmp_path, files)
    assert needs_of_files([str(tmp_path)]) == FileNeeds(TaskNeeds(), (f"{tmp_path}{problem}",), ())


def test_no_files_are_told() -> None:
    problem = "no task definition in it; name files or folders that have some"
    assert needs_of_files([]) == FileNeeds(TaskNeeds(), (problem,), ())
