from __future__ import annotations

import json
from pathlib import Path

from benchmarks.task_definitions import task_definition, write_task_definitions
from ecs_anywhere_iam.tasks.definition.read import read_task_definition


def test_each_file_is_a_task_definition_of_its_own(tmp_path: Path) -> None:
    write_task_definitions(tmp_path / "files", 12)
    written = [json.loads(file.read_text(encoding="utf-8")) for file in sorted((tmp_path / "files").iterdir())]
    assert written == [task_definition(number) for number in range(12)]


def test_they_need_logs_images_secrets_and_parameters() -> None:
    kinds = {need.kind.value for need in read_task_definition(task_definition(0)).needs}
    assert len(kinds) >= 4


def test_they_have_some_sixty_lines() -> None:
    lines = [json.dumps(task_definition(number), indent=2).count("\n") + 1 for number in (0, 1, 999)]
    assert [number for number in lines if not 50 <= number <= 100] == []
