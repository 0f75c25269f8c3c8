"""Whether a part of the set-up still stands: a digest of all that it was made from, kept inside the part itself.

A stamp that lies inside what it vouches for cannot outlive it: who deletes ``.venv`` or ``node_modules`` deletes the
stamp as well.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


def fingerprint(files: Iterable[Path], facts: Iterable[str] = ()) -> str:
    """A digest of the contents of the files and of the facts; a file that does not exist counts as empty."""
    digest = hashlib.sha256()
    contents = [file.read_bytes() if file.exists() else b"" for file in files]
    for content in [*contents, *(fact.encode() for fact in facts)]:
        # The length keeps two neighbours from being read as one: "ab" and "c" are not "a" and "bc".
        digest.update(f"{len(content)}:".encode() + content)
    return digest.hexdigest()


@dataclass(frozen=True)
class Stamp:
    """The digest that a part was last completed with."""

    file: Path
    wanted: str

    def stands(self) -> bool:
        """Whether the part was completed, from the same things."""
        return self.file.exists() and self.file.read_text(encoding="utf-8") == self.wanted

    def lift(self) -> None:
        """Take the stamp away before the part is touched, so that an interruption leaves none."""
        self.file.unlink(missing_ok=True)

    def set(self) -> None:
        """Vouch for the part, which is complete."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(self.wanted, encoding="utf-8")
