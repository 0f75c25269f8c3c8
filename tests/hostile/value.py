"""Python values of any type, for parameters that want text, a list or a boolean."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import Enum
from types import SimpleNamespace
from typing import Any

from hypothesis import strategies as st

from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from tests.hostile.text import NAME_OR_ARN


class Word(str, Enum):
    """Text that shows in other text as ``Word.WEB``."""

    WEB = "web"
    PREFIX = "team/"
    REGION = "eu-west-1"


class Shy:
    """Something that does not even show itself; to Hypothesis it does, which tells what failed."""

    def __repr__(self) -> str:
        if sys._getframe(1).f_globals["__name__"].startswith("ecs_anywhere_iam"):  # noqa: SLF001 - who asks
            raise RuntimeError("no")
        return "Shy()"

    __str__ = __repr__


class Loud:
    """Something that takes more than a line to show itself."""

    def __repr__(self) -> str:
        return "Loud(\n\x1b[31m)"


def _endless() -> list[Any]:
    endless: list[Any] = []
    endless.append(endless)
    return endless


class Deep(list[Any]):
    """Lists in lists, deeper than Python shows them; Hypothesis, which tells what failed, need not."""

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:  # noqa: FBT001 - as Hypothesis calls it
        printer.text("Deep()")


def _deep() -> Deep:
    deep: list[Any] = []
    for _ in range(5_000):
        deep = [deep]
    return Deep(deep)


HUGE_NUMBER = 10**5_000
_HOLDERS = ("cluster_arn", "repository_arn", "log_group_arn", "secret_arn", "secret_full_arn", "parameter_arn",
            "key_arn", "role_arn", "managed_policy_arn", "node")  # fmt: skip
HOLDER = st.builds(lambda name, arn: SimpleNamespace(**{name: arn}), st.sampled_from(_HOLDERS), NAME_OR_ARN)
ODD = st.one_of(
    st.sampled_from((None, True, False, 0, 1, -1, HUGE_NUMBER, -HUGE_NUMBER, 1.5, float("nan"), 1j, b"web", b"",
                     bytearray(b"web"), ..., NotImplemented, type, str, SimpleNamespace, Word, InstanceFeature,
                     InstanceFeature.IMAGE_PULL, InstanceFeature.DOCUMENT_PARAMETERS, range(3), len,
                     *Word)),
    st.builds(Shy), st.builds(Loud), st.builds(_endless), st.builds(_deep), HOLDER,
)  # fmt: skip
_LEAF = st.one_of(ODD, NAME_OR_ARN)


def _hashed(values: list[Any]) -> list[Any]:
    return [value for value in values if value.__hash__ is not None and not isinstance(value, SimpleNamespace)]


def _given_once(values: Iterable[Any]) -> Iterable[Any]:
    yield from values


def lists(item: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """The items in whatever may hold them."""
    held = st.lists(item, max_size=3)
    return st.one_of(
        held,
        held,
        held.map(tuple),
        held.map(lambda values: [*values, *values]),
        held.map(_hashed).map(set),
        held.map(_hashed).map(frozenset),
        held.map(_hashed).map(dict.fromkeys),
        held.map(_given_once),
        held.map(lambda values: [values]),
    )


ANYTHING = st.one_of(_LEAF, lists(_LEAF))
LIST_OF_NAMES = st.one_of(lists(NAME_OR_ARN), ANYTHING)
FLAG = st.one_of(st.booleans(), st.booleans(), ANYTHING)
