"""What is run, beside what."""

from __future__ import annotations

import os
import sys

from benchmarks.contest import Contest, Contestant
from benchmarks.kinds import KINDS
from benchmarks.loaded_modules import CONSTRUCTS, FLOOR, PURE
from dev.checkout import NODE_MODULES, VENV_BIN

ROLES = (10, 50, 100, 250, 500, 1000)
REPOSITORIES = (1, 10, 50, 100, 200, 300)
# What is compared at this number of roles; its runs are also the last point of the plot.
MOST_ROLES = ROLES[-1]
FILES = (1, 500, 1000)

_EXPLAIN = ("-m", "ecs_anywhere_iam", "explain")


def _python(name: str, *arguments: str, prints: bool = False) -> Contestant:
    return Contestant(name, (sys.executable, *arguments), prints)


def _app(name: str, app: str, *arguments: str) -> Contestant:
    return _python(name, "-m", f"benchmarks.apps.{app}", *arguments)


def _many(app: str, kind: str, count: int) -> Contestant:
    return _python(kind, "-m", f"benchmarks.apps.{app}", kind, str(count), prints=True)


# Points of the plots make some roles before they measure, by themselves, and modules were compiled by other parts.
def _roles(count: int, part: str, rounds: int, *, warm: bool = False) -> Contest:
    contestants = tuple(_many("many_roles", kind, count) for kind in KINDS)
    return Contest(f"roles-{count}", part, contestants, rounds, warm=warm)


def _repositories(count: int) -> Contest:
    contestants = tuple(_many("many_repositories", kind, count) for kind in KINDS)
    return Contest(f"repositories-{count}", "plots", contestants, rounds=3, warm=True)


_CDK = Contestant(
    "cdk-synth",
    (
        os.environ.get("JSII_NODE", str(VENV_BIN / "node-binary")),
        str(NODE_MODULES / "aws-cdk" / "bin" / "cdk"),
        *("synth", "--quiet", "--no-notices", "--output", "{scratch}/cdk-synth"),
    ),
)

CONTESTS = (
    Contest(
        "import", "import", (_python("ours", "-c", f"{FLOOR}\n{CONSTRUCTS}"), _python("floor", "-c", FLOOR)), rounds=41
    ),
    Contest("pure", "pure", (_python("ours", "-c", PURE), _python("pass", "-c", "pass")), rounds=21),
    Contest("modules", "pure", (_python("modules", "-m", "benchmarks.loaded_modules", prints=True),), counted=True),
    Contest(
        "synth",
        "synth",
        (
            # As its peers, and as the README's command but for the time that Python takes to find a module.
            _python("ours", "-m", "app"),
            _app("hand", "hand_written"),
            _app("tuned", "hand_written", "tuned"),
            _app("least", "least", "role"),
            _app("resource", "least", "resource"),
            _app("empty", "empty_stack"),
            _app("empty-quick", "empty_stack", "quick"),
            _app("task-definition", "task_definition"),
            _app("task-definition-quick", "task_definition", "quick"),
        ),
        rounds=51,
    ),
    Contest("calls", "calls", (_python("calls", "-m", "benchmarks.jsii_calls", prints=True),), counted=True),
    _roles(MOST_ROLES, "roles", rounds=9),
    Contest("explain", "explain", (_python("ours", *_EXPLAIN, "{scratch}/files-1/service-0000.json"), _CDK)),
    Contest(
        "files",
        "files",
        tuple(_python(str(count), *_EXPLAIN, f"{{scratch}}/files-{count}") for count in FILES),
    ),
    Contest(
        "characters", "characters", (_python("characters", "-m", "benchmarks.characters", prints=True),), counted=True
    ),
    *(_roles(count, "plots", rounds=3, warm=True) for count in ROLES if count != MOST_ROLES),
    *map(_repositories, REPOSITORIES),
)
