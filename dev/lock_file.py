"""Reads ``requirements/dev.txt``: which packages it locks, by which hashes, and who asks for them.

Stricter than pip, for which a URL, a range or a line without hashes is fine as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from dev.addresses import without_addresses
from dev.checkout import ROOT

LOCK_FILE = ROOT / "requirements" / "dev.txt"
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})(?=\s|$)")
# Comments under a package: `# via jsii`, or one line for each after `# via`.
ASKED_BY = re.compile(r"^ +#(?: via|  ) +(\S.*)$", re.MULTILINE)


class LockFileError(Exception):
    """A package is not locked as it should be."""


@dataclass(frozen=True)
class Locked:
    """One version of a package, under the marker that says for which Pythons it is."""

    requirement: Requirement
    hashes: tuple[str, ...]
    """SHA-256 of each file of this version, in the order of the lock file."""
    asked_by: tuple[str, ...]
    """Names of packages; this project is ``ecs-anywhere-iam (pyproject.toml)``, with ``:dev`` for development."""

    @property
    def name(self) -> str:
        """The name as registries compare it."""
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> str:
        """The one version."""
        [exact] = self.requirement.specifier
        return exact.version


def read_lock(file: Path = LOCK_FILE) -> tuple[Locked, ...]:
    """All packages of the lock file. Raises LockFileError for the first that is not locked."""
    # A package begins where a line does, and lasts as long as lines are indented.
    return tuple(map(_locked, re.findall(r"^\S.*(?:\n +.*)*", file.read_text(encoding="utf-8"), re.MULTILINE)))


def _locked(entry: str) -> Locked:
    code = "\n".join(line.partition(" #")[0] for line in entry.splitlines()).replace("\\\n", " ")
    stated, *options = re.split(r"\s(?=--)", code)
    try:
        requirement = Requirement(stated.strip())
    except InvalidRequirement:
        raise LockFileError(
            f"line of the lock file: expected a package, got {without_addresses(stated.strip())}"
        ) from None
    hashes = [found[1] for option in options if (found := HASH.fullmatch(option.strip()))]
    _check(requirement, options, hashes)
    return Locked(requirement, tuple(hashes), tuple(ASKED_BY.findall(entry)))


def _check(requirement: Requirement, options: Iterable[str], hashes: list[str]) -> None:
    name, versions = requirement.name, list(requirement.specifier)
    if requirement.url is not None:
        raise LockFileError(f"{name}: expected a version, got an address; run: make lock")
    if [version.operator for version in versions] != ["=="] or versions[0].version.endswith(".*"):
        raise LockFileError(f"{name}: expected one exact version, got {requirement.specifier or 'any'}; run: make lock")
    if not hashes or len(hashes) != len(list(options)):
        raise LockFileError(f"{name}: expected sha256 hashes and nothing else after the version; run: make lock")
