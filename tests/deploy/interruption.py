"""Ends the command line while it deploys, and waits for what CloudFormation makes of it."""

from __future__ import annotations

import json
import time
import urllib.request
from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.deploy.stack import Stack
from tests.deploy.walk import Walk, telling_why


class KilledError(Exception):
    """The command line was ended, by us."""


def kill_at(walk: Walk, context: Mapping[str, str], text: str) -> None:
    """Deploy, and end the command line with all that it started as soon as it writes this.

    The next step deploys with a change set of the same name, as the command line does by itself; one of another name
    would be left, since the emulator makes a new stack of one that has nothing but a change set.
    """

    def watch(line: str) -> None:
        if text in line:
            raise KilledError

    # Who is killed leaves a lock on its assembly, by its process ID, which may be somebody else's before long.
    assembly = walk.folder / f"killed-{len(walk.seen)}"
    with pytest.raises(KilledError), telling_why():
        replace(walk.cli(context, watch), assembly=assembly).deploy("--change-set-name", walk.next_change_set())


def let_go_on(stack: Stack) -> None:
    """Signal what the stack waits for, if it waits.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-waitcondition.html
    """
    body = json.dumps({"Status": "SUCCESS", "UniqueId": "test", "Data": "", "Reason": ""}).encode()
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    for url in stack.physical_ids("AWS::CloudFormation::WaitConditionHandle").values():
        request = urllib.request.Request(url, body, {"Content-Type": ""}, method="PUT")  # noqa: S310 - the emulator's
        with direct.open(request, timeout=10):
            pass


def settled(stack: Stack, *, signalled: bool, seconds: float = 60) -> str | None:
    """The status when CloudFormation is done; ``signalled`` sees to it that it does not wait for anything.

    A change set that nobody executes is no work.
    """
    deadline = time.monotonic() + seconds
    while (status := stack.status()) is not None and status.endswith("_IN_PROGRESS") and status[:6] != "REVIEW":
        if time.monotonic() > deadline:
            raise AssertionError(f"after {seconds:g} s the stack is still in {status}")
        if signalled:
            let_go_on(stack)
        time.sleep(0.2)
    return status
