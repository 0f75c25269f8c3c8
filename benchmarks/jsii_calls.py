"""Every request that crosses to Node while a role of each kind is made: counted, not timed.

``python -m benchmarks.jsii_calls`` prints those of ours and of the peers as one JSON object.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import aws_cdk as cdk

# Where jsii writes to Node; nothing public is so near to the pipe.
from jsii._kernel.providers.process import _NodeProcess

from benchmarks.kinds import KINDS, NAG_KINDS, roles_of


def calls_of(make: Callable[[cdk.Stack], object]) -> list[str]:
    """The requests, in order, such as ``create aws-cdk-lib.aws_iam.Role``, ``get region``, ``invoke acknowledge``."""
    stack = cdk.Stack(cdk.App(stack_traces=False), "Stack")
    calls: list[str] = []
    send = _NodeProcess.send

    def counted(process: _NodeProcess, request: Any, response_type: Any) -> Any:
        calls.append(_described(request))
        return send(process, request, response_type)

    with patch.object(_NodeProcess, "send", counted):
        make(stack)
    return calls


def one_of_each(kind: str) -> Callable[[cdk.Stack], object]:
    """Makes an instance role and an execution role straight in a stack."""
    roles_in = roles_of(kind)

    def make(stack: cdk.Stack) -> object:
        roles = roles_in(stack)
        return roles.instance_role("InstanceRole"), roles.execution_role("TaskExecutionRole")

    return make


def _described(request: Any) -> str:
    """The kind of request, and what it is about: a class, and of that or of an object a member."""
    verb = type(request).__name__.removesuffix("Request").removeprefix("Static").lower()
    about = [getattr(request, each, None) for each in ("fqn", "property", "method")]
    return " ".join([verb, ".".join(filter(None, about))]).rstrip()


def main() -> None:
    """Counts each kind in a process of its own, so that nothing is remembered from an earlier count."""
    started = {
        kind: subprocess.Popen([sys.executable, "-m", "benchmarks.jsii_calls", kind], stdout=subprocess.PIPE, text=True)
        for kind in (*KINDS, *NAG_KINDS)
    }
    printed = {kind: process.communicate()[0] for kind, process in started.items()}
    if any(process.returncode for process in started.values()):
        sys.exit("jsii_calls: a count failed")
    print(json.dumps({kind: json.loads(text) for kind, text in printed.items()}, indent=1))


if __name__ == "__main__":
    if sys.argv[1:]:
        print(json.dumps(calls_of(one_of_each(sys.argv[1]))))
    else:
        main()
