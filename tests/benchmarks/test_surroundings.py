from __future__ import annotations

from benchmarks.surroundings import surroundings
from dev.checkout import VENV_BIN

SET = {
    "PATH": f"{VENV_BIN}:/usr/bin",
    "CDK_VALIDATION": "false",
    "CDK_OUTDIR": "/out",
    "CDK_DISABLE_CLI_TELEMETRY": "true",
    "JSII_NODE": f"{VENV_BIN}/node-binary",
}


def test_compiled_modules_are_kept_and_make_is_not_in_the_way() -> None:
    callers = {"PATH": "/usr/bin", "PYTHONDONTWRITEBYTECODE": "1", "MAKEFLAGS": "ARGS=x", "HOME": "/home"}
    assert surroundings(callers, "/out") == {**SET, "HOME": "/home"}


def test_node_is_the_callers_where_there_is_one() -> None:
    callers = {"PATH": "/usr/bin", "JSII_NODE": "/opt/node"}
    assert surroundings(callers, "/out") == {**SET, "JSII_NODE": "/opt/node"}
