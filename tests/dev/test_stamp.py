"""A stamp stands as long as nothing has changed that its part was made from."""

from __future__ import annotations

from pathlib import Path

from dev.stamp import Stamp, fingerprint


def test_the_same_files_and_facts_have_the_same_fingerprint(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    file.write_text("a==1")
    assert fingerprint([file], ["3.12"]) == fingerprint([file], ["3.12"])


def test_a_changed_file_changes_the_fingerprint(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    file.write_text("a==1")
    before = fingerprint([file])
    file.write_text("a==2")
    assert fingerprint([file]) != before


def test_a_boundary_that_moves_between_two_facts_changes_the_fingerprint() -> None:
    assert fingerprint([], ["ab", "c"]) != fingerprint([], ["a", "bc"])


def test_a_stamp_that_was_never_set_does_not_stand(tmp_path: Path) -> None:
    assert not Stamp(tmp_path / "stamp", "abc").stands()


def test_a_stamp_that_was_set_stands(tmp_path: Path) -> None:
    Stamp(tmp_path / "part" / "stamp", "abc").set()
    assert Stamp(tmp_path / "part" / "stamp", "abc").stands()


def test_a_stamp_for_something_else_does_not_stand(tmp_path: Path) -> None:
    Stamp(tmp_path / "stamp", "abc").set()
    assert not Stamp(tmp_path / "stamp", "def").stands()


def test_a_lifted_stamp_does_not_stand(tmp_path: Path) -> None:
    stamp = Stamp(tmp_path / "stamp", "abc")
    stamp.set()
    stamp.lift()
    assert not stamp.stands()
