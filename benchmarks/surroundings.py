"""The environment of what is measured: the same for all, and as people have it."""

from __future__ import annotations

from collections.abc import Mapping

from dev.checkout import VENV_BIN, with_own_tools_first

# Without compiled modules each import would compile anew, which nobody's does.
_NOT_OF_PEOPLE = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME", "PYTHONSAFEPATH")
# What make hands to a make that it starts; ours is not a part of this one.
_OF_MAKE = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "MAKEOVERRIDES", "ARGS")


def surroundings(environment: Mapping[str, str], outdir: str) -> dict[str, str]:
    """Of a program that is measured. CDK's own validation is off: it takes seconds, for us and the peers alike."""
    return {
        **surroundings_of_tests(environment),
        "CDK_VALIDATION": "false",
        "CDK_OUTDIR": outdir,
        "CDK_DISABLE_CLI_TELEMETRY": "true",
        "JSII_NODE": environment.get("JSII_NODE", str(VENV_BIN / "node-binary")),
    }


def surroundings_of_tests(environment: Mapping[str, str]) -> dict[str, str]:
    """Of ``make test``, which sets what it needs."""
    left_out = (*_NOT_OF_PEOPLE, *_OF_MAKE)
    return with_own_tools_first({name: value for name, value in environment.items() if name not in left_out})
