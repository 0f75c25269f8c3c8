"""Explanations as JSON; its keys are described in ``docs/reference/explain.md`` and are added to, never changed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.report.explained import Explained
from ecs_anywhere_iam.report.needs_as_json import needs_as_object


def explained_as_json(files: Sequence[Explained], environment: Environment) -> str:
    """A list with one object for each file."""
    return json.dumps([_object(file, environment) for file in files], indent=2, ensure_ascii=False) + "\n"


def _object(file: Explained, environment: Environment) -> dict[str, Any]:
    explanation = file.explanation
    return {
        "file": file.file,
        "required": explanation.required,
        "reasons": list(explanation.reasons),
        "warnings": list(explanation.warnings),
        "needs": needs_as_object(explanation.needs, environment),
        "policy": explanation.policy,
    }
