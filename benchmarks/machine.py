"""The machine that was measured on: what the figures depend on, and nothing that names it or its people."""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
from importlib.metadata import version
from pathlib import Path

from dev.checkout import NODE_MODULES

_GIGABYTE = 1024**3
BUSY_FROM = 1.0


def machine(node: str) -> dict[str, str]:
    """In words, in the order in which they are told; ``node`` is the program."""
    return {
        "processor": f"{_processor()}, {os.cpu_count()} cores",
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / _GIGABYTE:.1f} GB",
        "system": f"{_system()}, {platform.system()} {platform.release()}",
        "Python": platform.python_version(),
        "Node": _output(node, "--version").removeprefix("v"),
        "aws-cdk-lib": version("aws-cdk-lib"),
        "jsii": version("jsii"),
        "aws-cdk": json.loads((NODE_MODULES / "aws-cdk" / "package.json").read_text(encoding="utf-8"))["version"],
    }


def load() -> float:
    """How many programs wanted to run at once in the last minute, in the mean."""
    return os.getloadavg()[0]


def warning(at_start: float) -> str:
    """What to say where others use the machine, or nothing."""
    if at_start <= BUSY_FROM:
        return ""
    return f"others use this machine: its load was {at_start:.1f} at the start, and times vary the more"


def _processor() -> str:
    if platform.system() == "Darwin":
        return _output("sysctl", "-n", "machdep.cpu.brand_string")
    try:
        known = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        known = ""
    return processor_in(known) or platform.machine()


def processor_in(known: str) -> str:
    """The model in what Linux tells of its processors; some kinds have none there."""
    found = re.search(r"^model name\s*: (.+)$", known, re.MULTILINE)
    return " ".join(found[1].split()) if found else ""


def _system() -> str:
    if platform.system() == "Darwin":
        return f"macOS {platform.mac_ver()[0]}"
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return "an unnamed system"


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
