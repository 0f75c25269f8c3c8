"""The project's own CDK command line: the pinned version in ``node_modules``, run by the project's own Node."""

from __future__ import annotations

import json
import shlex
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dev.checkout import NODE_MODULES, ROOT
from dev.node import node_binary, with_own_node
from dev.quiet_command import run_quietly

CLI = NODE_MODULES / "aws-cdk" / "bin" / "cdk"
# Colour and notices are for people at a terminal; the output here is parsed or kept.
QUIET = ("--no-notices", "--no-color", "--no-version-reporting")


@dataclass(frozen=True)
class Deployed:
    """What ``cdk deploy`` did: the outputs of each stack, by the stack's name, and all that it wrote."""

    outputs: Mapping[str, Mapping[str, str]]
    output: str


def _ignore(_line: str) -> None:
    """For callers who do not follow the output."""


@dataclass(frozen=True)
class CdkCli:
    """An app, the environment and the context that the command line runs it with.

    Each method raises ``dev.quiet_command.CommandFailedError``, which holds the whole output, when the command fails.
    """

    environment: Mapping[str, str]
    assembly: Path  # where the cloud assembly is written
    context: Mapping[str, str] = field(default_factory=dict)
    app: Sequence[str] = (sys.executable, "app.py")
    folder: Path = ROOT  # with the ``cdk.json``
    on_line: Callable[[str], None] = _ignore  # is given each line of output as soon as it is there

    def bootstrap(self, account: str, region: str) -> str:
        """Prepare an account and Region for CDK."""
        # Without an app: the bootstrap stack is the command line's own, and the app may want what does not exist yet.
        # So in a folder without a ``cdk.json``, which names one: it would be synthesized, and all would lock `cdk.out`.
        with tempfile.TemporaryDirectory() as empty:
            return self._run("bootstrap", f"aws://{account}/{region}", folder=Path(empty))

    def synth(self) -> str:
        """Write the cloud assembly."""
        return self._run("synth", "--quiet")

    def deploy(self, *words: str) -> Deployed:
        """Deploy all stacks without asking."""
        with tempfile.TemporaryDirectory() as scratch:
            outputs = Path(scratch) / "outputs.json"
            options = ("--all", "--require-approval", "never", "--progress", "events")
            output = self._run("deploy", *options, "--outputs-file", str(outputs), *words)
            return Deployed(json.loads(outputs.read_text(encoding="utf-8")), output)

    def diff(self) -> str:
        """Compare with what is deployed; a difference counts as a failure."""
        return self._run("diff", "--fail")

    def destroy(self) -> str:
        """Delete all stacks without asking."""
        return self._run("destroy", "--all", "--force")

    def _run(self, command: str, *words: str, folder: Path | None = None) -> str:
        about_app: list[str] = []
        if folder is None:
            about_app += ["--app", shlex.join(self.app), "--output", str(self.assembly)]
            for key, value in self.context.items():
                about_app += ["--context", f"{key}={value}"]
        return run_quietly(
            [node_binary(), CLI, command, *words, *about_app, *QUIET],
            called=f"cdk {command}",
            environment=with_own_node(self.environment),
            folder=folder or self.folder,
            on_line=self.on_line,
        )
