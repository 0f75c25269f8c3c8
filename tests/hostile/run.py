"""Runs a command of the command line in this process, and keeps all that it says."""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass

import pytest

from ecs_anywhere_iam.command.main import main

PREFIX = "python -m ecs_anywhere_iam: "


@dataclass(frozen=True)
class Said:
    """The exit code, and the lines of standard output and standard error."""

    code: object
    out: str
    err: str

    @property
    def complaints(self) -> list[str]:
        """The lines of standard error."""
        return self.err.split("\n")[:-1]

    @property
    def refusals(self) -> list[str]:
        """Those that say why the command did nothing."""
        return [line for line in self.complaints if line.startswith(PREFIX)]


def run(arguments: Sequence[str], stdin: bytes = b"{}") -> Said:
    """What the command says; any exception but that of argparse is none that it may end in."""
    out, err = io.StringIO(), io.StringIO()
    code: object
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        try:
            code = main(arguments)
        except SystemExit as ended:
            code = ended.code
    return Said(code, out.getvalue(), err.getvalue())
