"""What SECURITY.md promises of the package's own code: no network, no clock, no chance, no other program."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = [ROOT / "app.py", *sorted((ROOT / "ecs_anywhere_iam").rglob("*.py"))]
NETWORK = {"aiohttp", "asyncio", "boto3", "botocore", "ftplib", "http", "httpx", "requests", "smtplib", "socket", "ssl"}
NETWORK |= {"socketserver", "urllib", "urllib3", "webbrowser", "xmlrpc"}
CLOCK_AND_CHANCE = {"datetime", "getpass", "platform", "random", "secrets", "time", "uuid", "zoneinfo"}
PROGRAMS = {"code", "ctypes", "marshal", "multiprocessing", "pickle", "pty", "runpy", "shelve", "subprocess"}
CALLS = {"__import__", "compile", "eval", "exec", "execfile"}


def broken(source: str) -> set[str]:
    """The modules and calls of the source that a promise excludes."""
    tree = ast.parse(source)
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    called = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call)}
    names = {function.id for function in called if isinstance(function, ast.Name)}
    of_os = {
        f"os.{function.attr}"
        for function in called
        if isinstance(function, ast.Attribute)
        and ast.unparse(function.value) == "os"
        and function.attr.startswith(("exec", "fork", "popen", "posix_spawn", "spawn", "startfile", "system"))
    }
    modules = {name.partition(".")[0] for name in imported}
    return (modules & (NETWORK | CLOCK_AND_CHANCE | PROGRAMS)) | (names & CALLS) | of_os


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_code_keeps_the_promises(path: Path) -> None:
    assert broken(path.read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize(
    ("source", "noticed"),
    [
        ("import urllib.request", "urllib"),
        ("from datetime import date", "datetime"),
        ("def late():\n    import subprocess", "subprocess"),
        ("import os\nos.system('ls')", "os.system"),
        ("eval('1')", "eval"),
    ],
)
def test_a_broken_promise_is_noticed(source: str, noticed: str) -> None:
    assert broken(source) == {noticed}
