"""Reads from the output of pytest, Hypothesis, mypy and the mutation how much was tried, and what of it failed."""

from __future__ import annotations

import re
from collections import Counter

FAILED = "failed"
SKIPPED = "skipped"

# pytest's last line, with or without the frame that it has where it is not quiet.
_CLOSING = re.compile(r"^=* ?(\d+ [a-z]+(?:, \d+ [a-z]+)*) in [\d.]+s\b", re.MULTILINE)
_OF_PYTEST = {
    "passed": ("claims",),
    "failed": ("claims", FAILED),
    "error": (FAILED,),
    "errors": (FAILED,),
    "skipped": (SKIPPED,),
}
_OTHERS = (
    # Hypothesis, with --hypothesis-show-statistics; what it had to throw away is not counted.
    (re.compile(r"^ +- (\d+) passing, ", re.MULTILINE), "examples"),
    # What the tests print, with -rP.
    (re.compile(r"^(\d+) configurations, \d+ documents$", re.MULTILINE), "configurations"),
    (re.compile(r"^\d+ configurations, (\d+) documents$", re.MULTILINE), "documents"),
    (re.compile(r"^(\d+) requests simulated$", re.MULTILINE), "requests"),
    (re.compile(r"^Success: no issues found in (\d+) source files", re.MULTILINE), "files"),
    (re.compile(r"^Found (\d+) errors?\b", re.MULTILINE), FAILED),
    (re.compile(r"^(?:catalogue|policy|tasks) +([\d,]+) ", re.MULTILINE), "faults"),
    (re.compile(r"^(\d+) faults planted, ", re.MULTILINE), "faults"),
    (re.compile(r"^\d+ faults planted, (\d+) not noticed", re.MULTILINE), FAILED),
)


def tried(output: str) -> Counter[str]:
    """How many of each kind; under ``failed`` and ``skipped``, how many of these did, or were not tried here."""
    counts = Counter[str]()
    for closing in _CLOSING.findall(output):
        for number, word in re.findall(r"(\d+) ([a-z]+)", closing):
            counts.update(dict.fromkeys(_OF_PYTEST.get(word, ()), int(number)))
    for pattern, kind in _OTHERS:
        counts[kind] += sum(int(number.replace(",", "")) for number in pattern.findall(output))
    return +counts
