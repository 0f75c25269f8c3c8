"""Makes a copy of the checkout, with all mutants in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from mutmut.mutation.file_mutation import mutate_file_contents

from dev.checkout import ROOT
from dev.mutation.mutant import FLOORS, PACKAGE, Mutant, mutant_of

# The last one holds each row of the catalogue to a page that people have read.
TESTS = (*(f"tests/{floor}" for floor in FLOORS), "tests/report/test_reference.py")
_CONFIGURATION = f'\n[tool.mutmut]\nsource_paths = ["{PACKAGE}"]\n'


def copy_checkout(folder: Path) -> None:
    """Copies the package and the tests of its pure floors into the folder."""
    (folder / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text(encoding="utf-8") + _CONFIGURATION)
    for name in (PACKAGE, "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))


def make_mutants() -> dict[str, Mutant]:
    """Puts the mutants beside the functions of the copy, which is the working folder.

    Gives them by their names, by one of which ``MUTANT_UNDER_TEST`` chooses at each call what is run.
    """
    files = [file for floor in FLOORS for file in sorted(Path(PACKAGE, floor).rglob("*.py"))]
    with ProcessPoolExecutor() as pool:
        return {name: mutant for of_file in pool.map(_mutate, files) for name, mutant in of_file}


def _mutate(file: Path) -> list[tuple[str, Mutant]]:
    mutated = mutate_file_contents(str(file), file.read_text(encoding="utf-8"))
    file.write_text(mutated.code, encoding="utf-8")
    lines = mutated.code.splitlines()

    def function(name: str) -> list[str]:
        span = mutated.line_span_by_function_name[name]
        return lines[span.start - 1 : span.end]

    def mutants() -> Iterator[tuple[str, Mutant]]:
        module = ".".join(file.with_suffix("").parts)
        for short in mutated.mutant_names:
            name = f"{module}.{short}"
            original = f"{short.rpartition('__mutmut_')[0]}__mutmut_orig"
            yield name, mutant_of(name, function(original), function(short))

    return list(mutants())
