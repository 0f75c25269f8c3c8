"""Runs what a page tells people to type, in a folder of its own."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.docs.page import ROOT


@dataclass(frozen=True)
class Shell:
    """A folder to run commands in, and one for the programs that stand in for others."""

    folder: Path
    programs: Path

    def __post_init__(self) -> None:
        for name in ("python", "python3"):
            self.stand_in(name, f'exec {shlex.quote(sys.executable)} "$@"')

    def stand_in(self, name: str, script: str) -> None:
        """Has the script run in place of the program."""
        self.programs.mkdir(exist_ok=True)
        program = self.programs / name
        program.write_text(f"#!/usr/bin/env bash\n{script}\n", encoding="utf-8")
        program.chmod(0o755)

    def run(self, script: str, environment: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        """Runs the script as GitHub's runners do with ``shell: bash``."""
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        return subprocess.run(
            command,
            cwd=self.folder,
            env={
                **os.environ,
                **(environment or {}),
                "PATH": f"{self.programs}{os.pathsep}{os.environ['PATH']}",
                "PYTHONPATH": str(ROOT),
            },
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
