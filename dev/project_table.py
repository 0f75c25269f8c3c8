"""What ``pyproject.toml`` says of this project, as written: an editable install may still say what it said before."""

from __future__ import annotations

from typing import Any

import tomlkit

from dev.checkout import ROOT


def project_table() -> dict[str, Any]:
    """The table ``[project]``."""
    table: dict[str, Any] = tomlkit.parse((ROOT / "pyproject.toml").read_text(encoding="utf-8")).unwrap()["project"]
    return table
