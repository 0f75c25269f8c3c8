"""The wheel is the same to the byte, whoever builds it where and when."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
# What hatchling stamps files with where nobody asks for a time: 2 February 2020, as a zip file has it.
HATCHLINGS_TIME = (2020, 2, 2, 0, 0, 0)


@dataclass(frozen=True)
class Builder:
    """Somebody with a clone of the repository."""

    folder: str
    umask: int
    modified: int
    """When the files of the clone were written, in seconds."""
    environment: dict[str, str] = field(default_factory=dict)


ONE = Builder("one", 0o022, 1_600_000_000, {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"})
# `make wheel` takes SOURCE_DATE_EPOCH away: this is what another builder's environment differs in otherwise.
OTHER = Builder(
    "another folder/deep/ünder",
    0o077,
    1_900_000_001,
    {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "2", "USER": "other"},
)


def clone(builder: Builder, folder: Path) -> Path:
    """The files that git has or would take, in another order, and with the builder's time and permissions."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    made = folder / builder.folder
    for name in sorted(
        {name for name in names if name and (ROOT / name).is_file()}, reverse=builder.umask == ONE.umask
    ):
        source, target = ROOT / name, made / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        target.chmod((0o777 if os.access(source, os.X_OK) else 0o666) & ~builder.umask)
        os.utime(target, (builder.modified, builder.modified))
    # Which a checkout collects, and no wheel may hold.
    for litter in (
        "ecs_anywhere_iam/__pycache__/errors.cpython-310.pyc",
        "ecs_anywhere_iam/.ruff_cache/x",
        "dist/old.whl",
    ):
        if builder is OTHER:
            (made / litter).parent.mkdir(parents=True, exist_ok=True)
            (made / litter).write_text("litter", encoding="utf-8")
    return made


def build(builder: Builder, folder: Path, **environment: str) -> Path:
    inherited = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    made = clone(builder, folder)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel"],
        cwd=made,
        env={**inherited, **builder.environment, **environment},
        umask=builder.umask,
        check=True,
        capture_output=True,
    )
    [built] = (made / "dist").glob("ecs_anywhere_iam-*.whl")
    return built


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.mark.wheel
def test_two_builds_from_two_clones_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = build(ONE, tmp_path), build(OTHER, tmp_path)
    assert (one.name, digest(one)) == (other.name, digest(other))


@pytest.mark.wheel
def test_no_file_in_the_wheel_tells_when_or_by_whom_it_was_built(tmp_path: Path) -> None:
    with ZipFile(build(OTHER, tmp_path)) as archive:
        found = {(entry.date_time, oct(entry.external_attr >> 16 & 0o777)) for entry in archive.infolist()}
        text = b"".join(map(archive.read, archive.namelist()))
    assert (found, str(tmp_path).encode() in text) == ({(HATCHLINGS_TIME, "0o644")}, False)


@pytest.mark.wheel
def test_source_date_epoch_changes_the_time_of_each_file_and_nothing_else(tmp_path: Path) -> None:
    usual, asked = build(ONE, tmp_path / "usual"), build(ONE, tmp_path / "asked", SOURCE_DATE_EPOCH="1700000000")
    with ZipFile(usual) as first, ZipFile(asked) as second:
        contents = [{name: archive.read(name) for name in archive.namelist()} for archive in (first, second)]
        times = {entry.date_time for entry in second.infolist()}
    assert (digest(usual) == digest(asked), contents[0] == contents[1], times) == (
        False,
        True,
        {(2023, 11, 14, 22, 13, 20)},
    )


def test_make_builds_as_of_no_time_even_where_the_environment_asks_for_one() -> None:
    # Whoever verifies a wheel shall not have to know what was set where it was built.
    shown = subprocess.run(
        ["make", "--no-print-directory", "--file", "-", "show"],  # noqa: S607
        cwd=ROOT,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000"},
        input='include Makefile\nshow: ; @echo "[$$SOURCE_DATE_EPOCH]"\n',
        check=True,
        capture_output=True,
        text=True,
    )
    assert shown.stdout == "[]\n"
