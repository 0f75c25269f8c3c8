"""The rules of the house: which floor may import which, and what a floor may hold."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "ecs_anywhere_iam"
# Imports go down this list, never up.
FLOORS = ("cdk", "command", "files", "report", "tasks", "policy", "catalogue", "errors")
# Side by side on the top floor: an app does not need the command line, nor the command line CDK.
STRANGERS = {"cdk": "command", "command": "cdk"}
CDK_PACKAGES = {"aws_cdk", "constructs", "jsii"}
BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "constants", "misc"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def floor_of(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def module_of(path: Path) -> str:
    return ".".join((PACKAGE.name, *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")


@cache
def imports_of(path: Path) -> set[str]:
    """Every module that the file imports at run time, wherever in the file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    guarded = {
        node
        for branch in ast.walk(tree)
        if isinstance(branch, ast.If) and ast.unparse(branch.test) == "TYPE_CHECKING"
        for statement in branch.body
        for node in ast.walk(statement)
    }
    found: set[str] = set()
    for node in ast.walk(tree):
        if node in guarded:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip()


@pytest.mark.parametrize("path", MODULES, ids=module_of)
def test_imports_go_down_the_floors(path: Path) -> None:
    own = floor_of(module_of(path))
    above = FLOORS[: FLOORS.index(own)] if own in FLOORS else ()
    imported = {floor_of(name) for name in imports_of(path) if name.startswith("ecs_anywhere_iam.")}
    assert imported & {*above, STRANGERS.get(own)} == set()


@pytest.mark.parametrize("path", MODULES, ids=module_of)
def test_only_the_cdk_floor_imports_cdk(path: Path) -> None:
    imported = {name.split(".")[0] for name in imports_of(path)} & CDK_PACKAGES
    assert imported == set() or floor_of(module_of(path)) == "cdk"


@pytest.mark.parametrize("path", MODULES, ids=module_of)
def test_of_the_cdk_modules_only_iam_is_imported_at_run_time(path: Path) -> None:
    imported = {name for name in imports_of(path) if name.startswith("aws_cdk")}
    assert imported <= {"aws_cdk", "aws_cdk.aws_iam"}


@pytest.mark.parametrize("path", MODULES, ids=module_of)
def test_a_file_is_named_after_its_idea_and_holds_one(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert (path.stem in BANNED_NAMES, lines > 200) == (False, False)


def test_no_modules_import_each_other_in_a_circle() -> None:
    edges = {
        module_of(path): {
            module_of(other)
            for other in MODULES
            for name in imports_of(path)
            if name.startswith(f"{module_of(other)}.")
        }
        - {"ecs_anywhere_iam", module_of(path)}
        for path in MODULES
    }
    while edges:
        leaves = {name for name, targets in edges.items() if not targets & edges.keys()}
        assert leaves, f"a circle among {sorted(edges)}"
        edges = {name: targets for name, targets in edges.items() if name not in leaves}


@pytest.mark.parametrize("floor", ["errors", "catalogue", "policy", "tasks", "report", "files", "command"])
def test_a_pure_floor_loads_neither_cdk_nor_jsii(floor: str) -> None:
    modules = [module_of(path) for path in MODULES if floor_of(module_of(path)) == floor]
    loaded = run(f"import sys, {', '.join(modules)}; print(sorted({CDK_PACKAGES!r} & sys.modules.keys()))")
    assert loaded == "[]"


def test_the_settings_are_read_without_cdk() -> None:
    loaded = run(f"import sys, ecs_anywhere_iam.cdk.settings; print(sorted({CDK_PACKAGES!r} & sys.modules.keys()))")
    assert loaded == "[]"


def test_the_constructs_load_no_cdk_module_but_iam_and_what_iam_needs() -> None:
    loaded = run(
        "import sys; from ecs_anywhere_iam import EcsAnywhereRoles, ExternalInstanceRole, TaskExecutionRole;"
        "print([m for m in ('aws_cdk.aws_ecs', 'aws_cdk.aws_ecr', 'aws_cdk.aws_ec2') if m in sys.modules])"
    )
    assert loaded == "[]"
