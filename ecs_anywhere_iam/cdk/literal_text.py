"""The text inside what CDK renders for a token, which is as known as text that was given without one.

``Fn.join("", ["team-*", name])`` is a token, and puts its wildcard into the policy all the same.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ecs_anywhere_iam.catalogue.resource_type import ResourceType
from ecs_anywhere_iam.errors import InvalidValueError

# A dollar at the end may be that of a policy variable whose brace is in what comes next.
_WILDCARD = r"[*?]|\$\{|\$\Z"
# What `Fn::Sub` fills in, which is no policy variable; `${!Name}` is `${Name}` in what it makes.
_FILLED_IN = r"\$\{[^!}][^}]*\}"


def check_literal_text(rendered: Any, resource_type: ResourceType, got: str) -> None:
    """Passes what has no wildcard and no policy variable but that at the end of the ARN of each such resource.

    :param rendered: the answer of ``Stack.resolve``
    :param got: the token
    :raises InvalidValueError: it has one
    """
    wild = wildcard_in(rendered, resource_type.suffix, resource_type.any_ending)
    if wild is not None:
        raise InvalidValueError(
            resource_type.noun,
            got=f"{wild} in {got}",
            allowed="a token without * ? and ${ in the text around what it refers to",
            fix=f"wildcards are not taken: list each {resource_type.noun}",
        )


def wildcard_in(rendered: Any, *endings: str) -> str | None:
    """The first text with a wildcard or a policy variable; ``None`` where there is none.

    :param endings: what may stand at the end of the last text
    """
    for text, is_last in _texts(rendered, is_last=True):
        named = text
        for ending in endings if is_last else ():
            named = named.removesuffix(ending)
        if re.search(_WILDCARD, named):
            return text
    return None


def _texts(rendered: Any, *, is_last: bool) -> Iterator[tuple[str, bool]]:
    """Each text, and whether it is at the end."""
    if isinstance(rendered, str):
        yield rendered, is_last
    for part, ends in _parts(rendered):
        yield from _texts(part, is_last=is_last and ends)


def _parts(rendered: Any) -> list[tuple[Any, bool]]:
    """What a function of CloudFormation makes text of, and whether that is at the end."""
    match rendered:
        case {"Fn::Join": [separator, [*before, last]]}:
            return [(separator, False), *((part, False) for part in before), (last, True)]
        case {"Fn::Sub": str(text)}:
            return [(re.sub(_FILLED_IN, "", text).replace("${!", "${"), True)]
        case {"Fn::Sub": [text, dict(values)]}:
            return [({"Fn::Sub": text}, True), *((value, False) for value in values.values())]
        case {"Fn::If": [_, *choices]} | {"Fn::Select": [_, list(choices)]}:
            return [(choice, True) for choice in choices]
        case {"Fn::Select": [_, {"Fn::Split": [_, text]}]}:
            return [(text, True)]
    return []
