"""How many modules are loaded by importing the constructs, and by importing the pure floors.

``python -m benchmarks.loaded_modules`` prints it as one JSON object.
"""

from __future__ import annotations

import json
import subprocess
import sys

FLOOR = "import aws_cdk, aws_cdk.aws_iam"
CONSTRUCTS = "from ecs_anywhere_iam import EcsAnywhereRoles, ExternalInstanceRole, TaskExecutionRole"
# What both roles and the decision between them load when they are made.
MADE = "from ecs_anywhere_iam.cdk import all_needs, decide_in, execution_role_parts, instance_role_parts"
# What the commands `render`, `explain` and `report` use of the pure floors.
PURE = (
    "import ecs_anywhere_iam.policy.rendered_instance_role, ecs_anywhere_iam.tasks.rendered_execution_role, "
    "ecs_anywhere_iam.tasks.explanation, ecs_anywhere_iam.report.explained_as_json, "
    "ecs_anywhere_iam.report.explained_as_text, ecs_anywhere_iam.report.compare, ecs_anywhere_iam.report.as_text"
)
PACKAGE = "ecs_anywhere_iam"
_CDK = {"aws_cdk", "constructs", "jsii"}


def loaded(statement: str, before: str = "pass") -> list[str]:
    """The modules that a fresh interpreter loads for the statement, after what it has loaded before."""
    code = f"{before}\nimport sys; had = set(sys.modules)\n{statement}\nprint(*sorted(sys.modules.keys() - had))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return done.stdout.split()


def package_of(module: str) -> str:
    """The outermost package of a module."""
    return module.partition(".")[0]


def own(modules: list[str]) -> list[str]:
    """Those of this package."""
    return [module for module in modules if package_of(module) == PACKAGE]


def main() -> None:
    """Prints the numbers."""
    pure = loaded(PURE)
    figures = {
        "constructs": len(own(loaded(CONSTRUCTS, FLOOR))),
        "pure": len(pure),
        "pure_own": len(own(pure)),
        "cdk_in_pure": [module for module in pure if package_of(module) in _CDK],
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
