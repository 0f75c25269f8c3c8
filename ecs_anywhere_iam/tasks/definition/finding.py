"""What was found in one place of a task definition."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ecs_anywhere_iam.errors import quoted
from ecs_anywhere_iam.tasks.need import Need


class Verdict(Enum):
    """What a finding says about the task execution role."""

    NONE = "asks nothing of it"
    NEED = "asks something of it"
    INCOMPLETE = "asks something of it, but does not say yet of which resource"
    OPEN_IMAGE = "may ask it to pull a private image"
    OPEN = "may ask something of it"


@dataclass(frozen=True)
class Finding:
    """A sentence that names the container or volume, the field and its value; and what follows from it."""

    sentence: str
    verdict: Verdict
    needs: tuple[Need, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """A field of a task definition: whose it is, such as ``container web``, how it is called there, and its value.

    ``path`` is where it stands in the whole.
    """

    whose: str
    field: str
    value: str
    path: str

    def found(self, says: str, verdict: Verdict, *needs: Need, warnings: tuple[str, ...] = ()) -> Finding:
        """The finding that this field makes; each warning is on it."""
        head = f"{self.whose}: {self.field}"
        value = quoted(self.value) or "not there"
        return Finding(
            f"{head} is {value}: {says}", verdict, needs, tuple(f"{head} is {value}: {each}" for each in warnings)
        )
