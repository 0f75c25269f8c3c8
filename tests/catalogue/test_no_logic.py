"""Tables state, functions do: no module of the catalogue decides or repeats anything."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import ecs_anywhere_iam.catalogue

LOGIC = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.Lambda,
    ast.If,
    ast.IfExp,
    ast.Match,
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.Try,
    ast.With,
    ast.AsyncWith,
    ast.comprehension,
)

MODULES = sorted(Path(*ecs_anywhere_iam.catalogue.__path__).glob("**/*.py"))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_a_module_of_the_catalogue_holds_no_logic(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))

    assert [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, LOGIC)] == []


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_a_class_of_the_catalogue_is_an_enum_or_a_named_tuple(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]

    assert [node.name for node in classes if not _is_data(node)] == []


def _is_data(node: ast.ClassDef) -> bool:
    shape = [ast.unparse(part) for part in (*node.bases, *node.decorator_list)]
    return shape in (["Enum"], ["NamedTuple"])
