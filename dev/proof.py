"""The parts of the proof, in the order they are run: what each one claims, and the commands that try it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field

PYTHON = sys.executable
PURE_FLOORS = ("catalogue", "policy", "tasks")
# Its tests put the policies that were deployed to the simulator: they belong to another part than their neighbours.
SIMULATED = "tests/deploy/test_simulated.py"

Command = tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A part of the proof. It holds when each of its commands ends with 0."""

    name: str
    claim: str
    commands: tuple[Command, ...]
    environment: Mapping[str, str] = field(default_factory=dict)


def tests(*words: str) -> Command:
    """Tests, those that `make test` leaves out included."""
    everything = ("-m", "thorough or not thorough")
    return PYTHON, "-m", "pytest", "--quiet", "-p", "no:cacheprovider", "-n", "auto", *everything, *words


def uneven(*words: str) -> Command:
    """Tests of which some take minutes: a core that is through with its share takes over from the others."""
    return tests("--dist", "worksteal", *words)


def deployed(*words: str) -> Command:
    """Tests of which those of one file share what they deploy."""
    return tests("--dist", "loadfile", *words)


def branch_coverage() -> Command:
    """The tests of the pure floors, which fail where a branch of these is not taken."""
    return tests(
        *("--cov-branch", "--cov-fail-under=100", "--cov-report=term-missing:skip-covered"),
        *(f"--cov=ecs_anywhere_iam/{floor}" for floor in PURE_FLOORS),
        *(f"tests/{floor}" for floor in PURE_FLOORS),
    )


PARTS = (
    Part(
        "style",
        "lint, format, and types as of Python 3.10",
        (
            (PYTHON, "-m", "ruff", "check", "."),
            (PYTHON, "-m", "ruff", "format", "--check", "."),
            (PYTHON, "-m", "mypy"),
        ),
    ),
    Part("quick", "all tests that `make test` runs", (tests("-m", "not thorough"),)),
    Part(
        "authorization",
        "requests simulated, allowed and just outside",
        (deployed("tests/simulate", SIMULATED),),
    ),
    Part(
        "validity",
        "documents and templates that any configuration makes",
        (uneven("-rP", "tests/validity", "tests/cdk/test_nag.py", "tests/test_strict_synth.py"),),
    ),
    Part(
        "hostile",
        "hostile input ends typed, and widens nothing",
        (uneven("--hypothesis-show-statistics", "tests/hostile", "tests/tasks/definition"),),
        {"HYPOTHESIS_PROFILE": "nightly"},
    ),
    Part(
        "operated",
        "deployed, changed, interrupted, rolled back, destroyed",
        (deployed("tests/deploy", f"--ignore={SIMULATED}"),),
    ),
    Part(
        "coverage",
        "every branch of the pure floors is taken by their tests",
        (branch_coverage(),),
    ),
    Part("mutation", "faults planted in the pure floors, one by one", ((PYTHON, "-m", "dev.mutation"),)),
    Part(
        "supply",
        "locked with hashes, same bytes twice, bill of materials",
        (
            tests(
                *("tests/test_wheel.py", "tests/test_reproducible_wheel.py", "tests/test_security_promises.py"),
                *("tests/dev/test_locked.py", "tests/dev/test_bill_of_materials.py"),
            ),
        ),
    ),
    Part("planted", "one fault of each of seven kinds is noticed", ((PYTHON, "-m", "dev.plant"),)),
    Part("compatibility", "the constructs on the oldest CDK", ((PYTHON, "-m", "dev.compatibility"),)),
)
