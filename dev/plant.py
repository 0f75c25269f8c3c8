"""Plants each of ``dev/planted_faults.py`` in a copy of the checkout, and sees it noticed: ``python -m dev.plant``.

A copy that is not changed passes all of the commands; that is what the other parts of ``make prove`` are.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from dev.checkout import NODE_MODULES, ROOT, VENV
from dev.planted_faults import PLANTED_FAULTS, PlantedFault
from dev.progress import Steps
from dev.quiet_command import CommandFailedError, run_quietly

_LAST_LINES = 20


class UnnoticedFaultError(Exception):
    """The command did not fail, or not for this reason."""


def main(kinds: Sequence[str]) -> int:
    """Plant them one after the other, or only those of these kinds, and return the exit code."""
    faults = [fault for fault in PLANTED_FAULTS if not kinds or fault.kind in kinds]
    steps = Steps(len(faults))
    noticed = [is_noticed(fault, steps) for fault in faults]
    print(f"{len(faults)} faults planted, {noticed.count(False)} not noticed")
    return int(not noticed or not all(noticed))


def is_noticed(fault: PlantedFault, steps: Steps) -> bool:
    """Plant it as a step of the program, and say what is wrong where it is not noticed."""
    try:
        with steps.step(f"{fault.kind}: {fault.what}"):
            notice(fault)
    except UnnoticedFaultError as problem:
        print(problem)
        return False
    return True


def notice(fault: PlantedFault) -> None:
    """Plant the fault in a copy, and run what should notice it. Raises UnnoticedFaultError where it does not."""
    with TemporaryDirectory(prefix="ecs-anywhere-iam-") as folder:
        copy = Path(folder) / "checkout"
        copy_checkout(copy)
        file = copy / fault.file
        file.write_text(planted(fault, file.read_text(encoding="utf-8")), encoding="utf-8")
        try:
            output = run_quietly(fault.command, called=fault.kind, environment=os.environ, folder=copy)
        except CommandFailedError as failure:
            output = failure.output
            if fault.noticed in output:
                return
        last = "\n".join(f"  {line}" for line in output.splitlines()[-_LAST_LINES:])
        raise UnnoticedFaultError(f"{fault.kind}: not noticed by {fault.noticed}\n{last}")


def planted(fault: PlantedFault, text: str) -> str:
    """The text of the file with the fault in it. Raises UnnoticedFaultError where its place is not there once."""
    if text.count(fault.before) != 1:
        raise UnnoticedFaultError(f"{fault.kind}: {fault.file} has {text.count(fault.before)} times: {fault.before}")
    return text.replace(fault.before, fault.after)


def copy_checkout(folder: Path) -> None:
    """The files that git has or would take, with the tools of this checkout beside them."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    for tools in (VENV, NODE_MODULES):
        (folder / tools.name).symlink_to(tools)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
