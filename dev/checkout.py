"""Where things are in this checkout."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_BIN = VENV / "bin"
NODE_MODULES = ROOT / "node_modules"


def with_own_tools_first(environment: dict[str, str]) -> dict[str, str]:
    """The environment with this checkout's Python, Node and npm before those of the machine."""
    path = os.pathsep.join(filter(None, (str(VENV_BIN), environment.get("PATH"))))
    return {**environment, "PATH": path}
