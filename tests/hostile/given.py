"""A text that names one resource, and the same configuration with nothing but plain names in its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from tests.hostile.field import Field
from tests.hostile.kind import FILE, SECRET, Kind
from tests.hostile.text import SIGN, TEXT, TOKEN

# Parts that no policy of the tests has by itself.
_PARTITION, _REGION, _ACCOUNT = "aws-plain", "zz-plain-9", "999999999999"
_AFTER_TOKEN = re.compile(r"\$\{Token\[[A-Za-z0-9:._-]+\]\}\Z")


@dataclass(frozen=True)
class Given:
    """``twin`` is the text with plain parts; ``parts`` has what stands in the text for each of them."""

    text: str
    twin: str
    parts: Mapping[str, str]

    def instead(self, policy: Any) -> Any:
        """The policy of the twin with the parts of the text, and nothing else changed."""
        plain = re.compile("|".join(map(re.escape, sorted(self.parts, key=len, reverse=True))))
        return _changed(policy, lambda text: plain.sub(lambda part: self.parts[part[0]], text))

    @property
    def named(self) -> str:
        """All that the text names."""
        return "\n".join(self.parts.values())


def _changed(value: Any, change: Any) -> Any:
    match value:
        case str():
            return change(value)
        case list():
            return [_changed(each, change) for each in value]
        case dict():
            return {key: _changed(each, change) for key, each in value.items()}
    return value


def names(kind: Kind, text: st.SearchStrategy[str]) -> st.SearchStrategy[Given]:
    """Names of this account and Region."""
    return text.map(lambda name: Given(name, kind.plain, _parts(kind, kind.plain, name.removeprefix(kind.lead))))


def _parts(kind: Kind, plain: str, name: str) -> dict[str, str]:
    parts = {plain: name}
    if kind is FILE:
        parts[plain.partition("/")[0]] = name.partition("/")[0]
    return parts


def _plain_of(kind: Kind, name: str) -> str:
    """A plain name that is read in the same way.

    Secrets Manager adds six characters to a name. What ends so is taken for a whole name, and where it could be a word
    for a name without them as well.
    https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot.html#ARN_secretnamehyphen
    """
    if kind is not SECRET:
        return kind.plain
    if _AFTER_TOKEN.search(name):
        return kind.plain + TOKEN
    if re.search(r"-[a-z]{6}\Z", name):
        return f"{kind.plain}-abcdef"
    return f"{kind.plain}-ABCDEF" if re.search(r"-[A-Za-z0-9]{6}\Z", name) else kind.plain


def _with(text: str, sign: str, place: int) -> str:
    return text[: place % (len(text) + 1)] + sign + text[place % (len(text) + 1) :]


def likely(kind: Kind) -> st.SearchStrategy[str]:
    """Names of the kind, with one sign too many, or a token; and any text: what is refused altogether proves little."""
    taken = st.sampled_from(kind.taken)
    place = st.integers(0, 40)
    return st.one_of(taken, st.builds(_with, taken, SIGN, place), st.builds(_with, taken, st.just(TOKEN), place), TEXT)


_PART = TEXT.map(lambda text: text.replace(":", ""))


def arns(kind: Kind, text: st.SearchStrategy[str]) -> st.SearchStrategy[Given]:
    """ARNs of any account, Region and partition, most of which there are."""

    def given(name: str, partition: str, region: str, account: str, suffix: str) -> Given:
        named = (name + suffix).removesuffix(kind.suffix)
        plain = _plain_of(kind, named)
        end = kind.suffix if named != name + suffix else ""
        place = {_REGION: region} if kind.regional else {}
        owner = {_ACCOUNT: account} if kind.owned else {}
        return Given(
            kind.arn(name, partition, region, account) + suffix,
            kind.arn(plain, _PARTITION, _REGION, _ACCOUNT) + end,
            {_PARTITION: partition, **place, **owner, **_parts(kind, plain, named)},
        )

    def mostly(*right: str) -> st.SearchStrategy[str]:
        return st.one_of(*[st.sampled_from((*right, TOKEN))] * 4, _PART)

    return st.builds(
        given,
        text,
        mostly("aws", "aws-cn", "aws-us-gov"),
        mostly("eu-west-1", "us-gov-west-1"),
        mostly("123456789012", "210987654321"),
        st.sampled_from(("", kind.suffix)),
    )


def givens(field: Field) -> st.SearchStrategy[Given]:
    """Whatever the parameter takes for the name of a resource."""
    text = likely(field.kind)
    return st.one_of(*[names(field.kind, text)] * field.takes_names, *[arns(field.kind, text)] * field.takes_arns)
