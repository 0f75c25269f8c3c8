"""``python -m dev.mutation``."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from dev.checkout import ROOT
from dev.mutation.accepted import SURVIVORS, accepted_survivors
from dev.mutation.judge import judge
from dev.mutation.make import copy_checkout, make_mutants
from dev.mutation.table import table_mutants
from dev.mutation.trial import survivors


def main(arguments: Sequence[str]) -> int:
    """Runs it all; gives the exit code."""
    only = arguments[0] if arguments else ""
    began = time.monotonic()
    accepted = accepted_survivors(SURVIVORS.read_text(encoding="utf-8"))
    with TemporaryDirectory() as name:
        copy_checkout(Path(name))
        os.chdir(name)
        print("making the mutants", flush=True)
        # Before this checkout, which is where Python looks for the package as well.
        sys.path.insert(0, name)
        made = make_mutants() | table_mutants()
        mutants = {name: mutant for name, mutant in made.items() if mutant.function.startswith(only)}
        print("trying the tests on them", flush=True)
        left = survivors(mutants)
        os.chdir(ROOT)
    lines, passed = judge(
        list(mutants.values()),
        [mutants[name] for name in left],
        [mutant for mutant in accepted if mutant.function.startswith(only)],
    )
    print(*lines, f"{time.monotonic() - began:.0f} s", sep="\n")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
