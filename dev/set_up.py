"""Makes what development needs, inside this checkout: ``python3 -m dev.set_up``, which every ``make`` target calls.

This file, and ``dev/__init__.py``, are the first that a stranger's ``python3`` reads. They keep to the syntax of
Python 3.6, so that a Python which is too old says so in one sentence instead of showing a syntax error.
"""

import importlib.util
import sys

OLDEST_PYTHON = (3, 10)
# Debian and Ubuntu ship both apart from Python itself, in a package of their own.
NEEDED_MODULES = ("venv", "ensurepip")


def refusal(major: int, minor: int, missing_modules: str) -> str:
    """Say why this Python cannot set the project up; an empty string when it can."""
    if (major, minor) < OLDEST_PYTHON:
        return (
            f"python is too old: got {major}.{minor}, allowed 3.10 or newer; install a newer Python, "
            "or name one that is already here: make setup PYTHON=python3.12"
        )
    if missing_modules:
        return (
            f"python {major}.{minor} cannot make virtual environments: it lacks {missing_modules}; "
            f"on Debian or Ubuntu run: sudo apt-get install python{major}.{minor}-venv"
        )
    return ""


def main() -> int:
    """Set up, or say why not; the number is the exit code."""
    missing = [name for name in NEEDED_MODULES if importlib.util.find_spec(name) is None]
    why_not = refusal(sys.version_info[0], sys.version_info[1], " and ".join(missing))
    if why_not:
        sys.stderr.write("set-up: " + why_not + "\n")
        return 1
    # Imported only now: from here on the syntax is that of today's Python.
    from dev.install import install  # noqa: PLC0415

    return install()


if __name__ == "__main__":
    sys.exit(main())
