"""All that development installs is locked: one version, its hashes, no address, and what is asked for is there."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import tomlkit
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from dev.checkout import ROOT
from dev.lock_file import LOCK_FILE, LockFileError, read_lock

PROJECT: dict[str, Any] = tomlkit.parse((ROOT / "pyproject.toml").read_text(encoding="utf-8")).unwrap()
PACKAGE: dict[str, Any] = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
PACKAGE_LOCK: dict[str, Any] = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))

DIGEST = "0" * 64
# On which some packages have another version, or are not wanted.
PYTHONS = [
    {"python_version": python, "python_full_version": f"{python}.0", "extra": ""}
    for python in ("3.10", "3.11", "3.12", "3.13")
]


def stated(project: Mapping[str, Any]) -> list[str]:
    """All requirements of ``pyproject.toml``."""
    return [
        *project["project"]["dependencies"],
        *(line for lines in project["project"]["optional-dependencies"].values() for line in lines),
        *(line for lines in project["dependency-groups"].values() for line in lines),
    ]


def unlocked(project: Mapping[str, Any], lock: Path = LOCK_FILE) -> list[str]:
    """The requirements for which the lock file has, on some Python, no version that they take."""
    locked = [package.requirement for package in read_lock(lock)]
    return [
        line
        for line in stated(project)
        for python in PYTHONS
        if applies((wanted := Requirement(line)).marker, python)
        and not any(
            canonicalize_name(wanted.name) == canonicalize_name(package.name)
            and applies(package.marker, python)
            and all(wanted.specifier.contains(exact.version) for exact in package.specifier)
            for package in locked
        )
    ]


def applies(marker: Marker | None, python: dict[str, str]) -> bool:
    return marker is None or marker.evaluate(python)


def unpinned(lines: list[str]) -> list[str]:
    """The development tools without an exact version."""
    return [line for line in lines if [each.operator for each in Requirement(line).specifier] != ["=="]]


def unlocked_node_modules(lock: Mapping[str, Any]) -> list[str]:
    """The modules without a hash, or with the address that one machine fetched them from."""
    return [
        name
        for name, module in lock["packages"].items()
        if name and (not re.match(r"sha512-[\w+/]{86}==$", module.get("integrity", "")) or "resolved" in module)
    ]


def with_line(line: str) -> dict[str, Any]:
    return {**PROJECT, "dependency-groups": {"dev": [*PROJECT["dependency-groups"]["dev"], line]}}


def test_every_package_has_one_version_and_hashes_and_no_address() -> None:
    assert [package.name for package in read_lock() if not package.hashes] == []


def test_the_lock_file_says_not_where_packages_are_fetched() -> None:
    assert re.findall(r"^-.*|\w+://\S+", LOCK_FILE.read_text(encoding="utf-8"), re.MULTILINE) == []


@pytest.mark.parametrize(
    ("entry", "refused"),
    [
        (f"six>=1.17 --hash=sha256:{DIGEST}", "six: expected one exact version, got >=1.17; run: make lock"),
        (f"six --hash=sha256:{DIGEST}", "six: expected one exact version, got any; run: make lock"),
        (f"six==1.* --hash=sha256:{DIGEST}", "six: expected one exact version, got ==1.*; run: make lock"),
        (f"six==1.17,<2 --hash=sha256:{DIGEST}", "six: expected one exact version, got <2,==1.17; run: make lock"),
        ("six==1.17.0", "six: expected sha256 hashes and nothing else after the version; run: make lock"),
        ("six==1.17.0 --hash=md5:00", "six: expected sha256 hashes and nothing else after the version; run: make lock"),
        (
            f"six==1.17.0 \\\n    --hash=sha256:{DIGEST} \\\n    --pre",
            "six: expected sha256 hashes and nothing else after the version; run: make lock",
        ),
        (
            f"six @ https://example.com/six.whl --hash=sha256:{DIGEST}",
            "six: expected a version, got an address; run: make lock",
        ),
        ("--index-url https://example.com", "line of the lock file: expected a package, got --index-url <address>"),
        ("./six.whl", "line of the lock file: expected a package, got ./six.whl"),
    ],
    ids=["range", "any", "wildcard", "two", "no hash", "weak hash", "option", "address", "index", "file"],
)
def test_a_package_that_is_not_locked_is_refused(entry: str, refused: str, tmp_path: Path) -> None:
    file = tmp_path / "dev.txt"
    file.write_text(f"attrs==26.1.0 \\\n    --hash=sha256:{DIGEST}\n    # via jsii\n{entry}\n", encoding="utf-8")
    with pytest.raises(LockFileError) as refusal:
        read_lock(file)
    assert str(refusal.value) == refused


def test_the_lock_file_has_what_the_project_asks_for() -> None:
    assert unlocked(PROJECT) == []


@pytest.mark.parametrize("line", ["left-pad==1.3.0", "ruff==0.0.1", "tomli==2.5.0"], ids=["new", "other", "only old"])
def test_a_requirement_that_is_not_locked_is_noticed(line: str) -> None:
    assert set(unlocked(with_line(line))) == {line}


def test_nothing_is_locked_that_nobody_asks_for() -> None:
    names = {package.name for package in read_lock()} | {
        f"{PROJECT['project']['name']} (pyproject.toml)",
        f"{PROJECT['project']['name']} (pyproject.toml:dev)",
    }
    assert [package.name for package in read_lock() if not names.intersection(package.asked_by)] == []


def test_development_tools_are_pinned() -> None:
    # Not one version, since what asks for it is dropped by newer ones: the lock file pins it.
    assert unpinned(PROJECT["dependency-groups"]["dev"]) == ["setuptools<81"]


@pytest.mark.parametrize("line", ["ruff>=0.17", "ruff", "ruff @ https://example.com/ruff.whl"])
def test_a_tool_that_is_not_pinned_is_noticed(line: str) -> None:
    assert unpinned([line]) == [line]


def test_node_modules_are_locked_by_their_hashes_and_without_addresses() -> None:
    assert (unlocked_node_modules(PACKAGE_LOCK), "://" in json.dumps(PACKAGE_LOCK)) == ([], False)


@pytest.mark.parametrize(
    "module",
    [
        {"version": "1.3.0"},
        {**PACKAGE_LOCK["packages"]["node_modules/aws-cdk"], "resolved": "https://example.com/x.tgz"},
    ],
    ids=["no hash", "an address"],
)
def test_a_node_module_that_is_not_locked_is_noticed(module: dict[str, Any]) -> None:
    packages = {**PACKAGE_LOCK["packages"], "node_modules/left-pad": module}
    assert unlocked_node_modules({"packages": packages}) == ["node_modules/left-pad"]


def test_the_lock_has_the_node_modules_that_are_asked_for_each_in_one_version() -> None:
    locked = {name: PACKAGE_LOCK["packages"][f"node_modules/{name}"]["version"] for name in PACKAGE["devDependencies"]}
    assert locked == PACKAGE["devDependencies"] == PACKAGE_LOCK["packages"][""]["devDependencies"]
