"""Values of another type than ECS takes are told with their place, short and in one line."""

from __future__ import annotations

from typing import Any

import pytest

from ecs_anywhere_iam.errors import InvalidTaskDefinitionError, quoted
from ecs_anywhere_iam.tasks.definition.node import Node, shown
from ecs_anywhere_iam.tasks.definition.read import read_task_definition

SHOWN: dict[str, tuple[object, str]] = {
    "an object": ({"a": 1}, "an object"),
    "a list": ([1], "a list"),
    "a tuple": ((1,), "a list"),
    "a number": (7, "7"),
    "nothing": (None, "null"),
    "letters of any language": ("größe", '"größe"'),
    "58 characters and two quotes": ("x" * 58, f'"{"x" * 58}"'),
    "59 characters and two quotes": ("x" * 59, f'"{"x" * 59}…'),
    "a separator of lines": ("a\u2028b", r'"a\u2028b"'),
}


@pytest.mark.parametrize(("value", "expected"), SHOWN.values(), ids=SHOWN.keys())
def test_a_value_is_shown_as_json_has_it(value: object, expected: str) -> None:
    assert shown(value) == expected


@pytest.mark.parametrize(("length", "ending"), [(1_200, "x"), (1_201, "…")], ids=["at most", "one over"])
def test_a_line_has_at_most_1200_characters(length: int, ending: str) -> None:
    assert quoted("x" * length) == "x" * 1_199 + "x" * (length == 1_201) + ending


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "a list for a log group": (
        {"logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": ["/ecs/web"]}}},
        "logConfiguration.options.awslogs-group: expected text, got a list",
    ),
    "a text for a list of texts": (
        {"credentialSpecs": "credentialspec:spec"},
        'credentialSpecs: expected a list, got "credentialspec:spec"',
    ),
    "a number in a list of texts": ({"credentialSpecs": ["x", 7]}, "credentialSpecs[1]: expected text, got 7"),
    "a text for a list of objects": ({"secrets": "A"}, 'secrets: expected a list, got "A"'),
    "null in a list of objects": ({"secrets": [{}, None]}, "secrets[1]: expected an object, got null"),
    "a text for an object": ({"logConfiguration": "awslogs"}, 'logConfiguration: expected an object, got "awslogs"'),
}


@pytest.mark.parametrize(("fields", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_another_type_is_refused_with_its_place(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidTaskDefinitionError) as refused:
        read_task_definition({"containerDefinitions": [{"name": "web", "image": "nginx", **fields}]})
    assert str(refused.value) == f"containerDefinitions[0].{message}"


def test_what_is_not_there_has_a_place_as_well() -> None:
    assert Node({}).node("logConfiguration").node("options").at("awslogs-group") == (
        "logConfiguration.options.awslogs-group"
    )


def test_a_key_that_is_no_text_is_no_key_of_ecs() -> None:
    stated = {7: "x", "containerDefinitions": [{"image": "nginx", None: "x"}]}
    assert read_task_definition(stated) == read_task_definition({"containerDefinitions": [{"image": "nginx"}]})


@pytest.mark.parametrize(("value", "path"), [([], ""), ({"taskDefinition": {"family": "web"}}, "taskDefinition")])
def test_a_refusal_has_its_place_as_an_attribute(value: object, path: str) -> None:
    with pytest.raises(InvalidTaskDefinitionError) as refused:
        read_task_definition(value)
    assert refused.value.path == path
