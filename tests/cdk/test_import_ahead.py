"""What is imported while Node starts: seen in whole processes, as a hook cannot be taken away again."""

from __future__ import annotations

import subprocess
import sys

import pytest

_START = 'import subprocess; subprocess.run([sys.executable, "-c", "pass"], check=True)'
_SAY = "import threading; [each.join() for each in threading.enumerate() if each.name == 'import-ahead']"
# Neither is loaded by what starts a program.
_MODULES = ("colorsys", "chunk_that_is_not_there", "this_is_not_there.either", "quopri")


def loaded_after(*statements: str) -> tuple[str, str]:
    """Which of the modules a process has loaded at its end, and what it complained of."""
    code = "\n".join(
        (
            "import sys",
            "from ecs_anywhere_iam.cdk.import_ahead import import_while_node_starts",
            f"import_while_node_starts({_MODULES})",
            *statements,
            _SAY,
            f"print(*sorted(set({_MODULES}) & sys.modules.keys()))",
        )
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    return done.stdout.strip(), done.stderr


@pytest.mark.parametrize(
    ("statements", "loaded"),
    [
        ((), ""),
        ((_START,), "colorsys quopri"),
        ((_START, _SAY, "del sys.modules['colorsys']", _START), "quopri"),
        (
            (
                "import threading",
                'def full(self): raise RuntimeError("can\'t start new thread")',
                "started, threading.Thread.start = threading.Thread.start, full",
                _START,
                "threading.Thread.start = started",
            ),
            "",
        ),
    ],
    ids=["no program", "one program", "only at the first", "no thread is left, and the program runs"],
)
def test_modules_are_imported_when_the_first_program_starts(statements: tuple[str, ...], loaded: str) -> None:
    assert loaded_after(*statements) == (loaded, "")
