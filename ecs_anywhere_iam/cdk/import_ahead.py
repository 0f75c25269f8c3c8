"""What an app imports while it waits for Node.

``import aws_cdk`` starts Node and waits for it to load the library: a third of a small app's time, in which Python has
nothing to do. What is imported later anyway can be imported meanwhile, on another thread.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module
from threading import Thread

# jsii imports these when it first checks an argument. They take longer than all that is ours: typeguard 2.13, which it
# pins, brings unittest and asyncio with it.
# https://github.com/aws/jsii/blob/v1.142.0/packages/@jsii/python-runtime/src/jsii/_type_checking.py
OF_JSII = ("typeguard", "importlib.metadata", "email.parser")
# What settings and roles are made of, as far as it does not know CDK. What does must stay where it is: it asks Node
# while it is imported, and one answer would be taken for the other.
OF_THE_ROLES = (
    "ecs_anywhere_iam.cdk.settings",
    "ecs_anywhere_iam.policy.instance_policy",
    "ecs_anywhere_iam.policy.packing",
    "ecs_anywhere_iam.policy.trust_policy",
    "ecs_anywhere_iam.tasks.execution_policy",
)


def import_while_node_starts(modules: Iterable[str] = (*OF_JSII, *OF_THE_ROLES)) -> None:
    """Imports these modules on another thread, from the moment when the process starts its first program.

    In an app that is Node, so call this before ``aws_cdk`` is first imported; where no program is started, nothing is
    imported. To begin sooner would gain nothing: Python runs one thread at a time, and until then the import of
    ``aws_cdk`` has work to do. What cannot be imported is left to whoever needs it, whose error says more.

    The moment is seen by an audit hook, which stays for as long as the process runs:
    https://docs.python.org/3/library/subprocess.html#subprocess.Popen
    """
    pending = [Thread(target=_import_all, args=(tuple(modules),), name="import-ahead")]

    def when_a_program_starts(event: str, _: object) -> None:
        if event == "subprocess.Popen" and pending:
            # An error in a hook would keep the program from starting; without another thread all is as it was.
            with suppress(RuntimeError):
                pending.pop().start()

    sys.addaudithook(when_a_program_starts)


def _import_all(modules: tuple[str, ...]) -> None:
    for module in modules:
        with suppress(ImportError):
            import_module(module)
