"""How a role may be called: its name, path and description.

https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
"""

from __future__ import annotations

import re
from typing import Any

from ecs_anywhere_iam.errors import InvalidValueError, as_text
from ecs_anywhere_iam.policy.token import TOKEN, has_token, is_token

_NAME = r"[A-Za-z0-9_+=,.@-]+"
_NAME_CHARACTERS = 64
_POLICY_NAME_CHARACTERS = 128
# IAM takes any printable character, and where a policy names the role, the path is in its ARN: a wildcard or a policy
# variable in it would stand for other roles.
_PATH = r"/(?:(?:[\x21-\x23\x25-\x29\x2b-\x3e\x40-\x7e]|\$(?!\{))+/)?"
_WILDCARD = r"[*?]|\$\{"
_PATH_CHARACTERS = 512
_DESCRIPTION = r"[\t\n\r\x20-\x7e\xa1-\xff]*"
_DESCRIPTION_CHARACTERS = 1_000


def check_role_name(name: str | None) -> None:
    """Passes a name of 1 to 64 characters, a CDK token, or none.

    :raises InvalidValueError: anything else, such as an ARN or a name with a path
    """
    if name is None or _fits(name, _NAME, _NAME_CHARACTERS):
        return
    fix = "give the name alone"
    if isinstance(name, str) and name.startswith("arn:"):
        fix = "give the role's name, not its ARN: an SSM activation takes the name"
    elif isinstance(name, str) and "/" in name:
        fix = f"give the name without its path: {as_text(name.rpartition('/')[2])}"
    elif isinstance(name, str) and len(name) > _NAME_CHARACTERS:
        fix = f"it has {len(name)} characters: shorten it"
    raise InvalidValueError(
        "role_name", got=name, allowed="1 to 64 letters, digits and the characters _+=,.@-", fix=fix
    )


def check_policy_name(name: str | None) -> None:
    """Passes a name of 1 to 128 characters, a CDK token, or none.

    :raises InvalidValueError: anything else
    """
    if name is None or _fits(name, _NAME, _POLICY_NAME_CHARACTERS):
        return
    raise InvalidValueError(
        "policy_name",
        got=name,
        allowed="1 to 128 letters, digits and the characters _+=,.@-",
        fix="give the name alone, without a path",
    )


def check_path(path: str | None) -> None:
    """Passes a path of at most 512 characters that starts and ends with a slash, a CDK token, or none.

    :raises InvalidValueError: anything else
    """
    if path is None or _fits(path, _PATH, _PATH_CHARACTERS):
        return
    is_wild = isinstance(path, str) and re.search(_WILDCARD, TOKEN.sub("", path)) is not None
    raise InvalidValueError(
        "path",
        got=path,
        allowed="'/' or up to 512 printable ASCII characters between two slashes",
        fix="leave out * ? and ${: they stand for other roles where a policy names this one"
        if is_wild
        else "start and end it with a slash, such as '/fleet/'",
    )


def check_description(description: str | None) -> None:
    """Passes a description of at most 1,000 characters, a CDK token, or none.

    :raises InvalidValueError: anything else
    """
    if description is None or _fits(description, _DESCRIPTION, _DESCRIPTION_CHARACTERS):
        return
    raise InvalidValueError(
        "description",
        got=description,
        allowed="up to 1,000 characters of Latin-1 text",
        fix="shorten it, and leave out characters such as dashes longer than a hyphen and emoji",
    )


def _fits(text: Any, pattern: str, characters: int) -> bool:
    """Whether IAM takes the text, as far as can be told where parts of it are tokens."""
    if not isinstance(text, str):
        return False
    if has_token(text):
        return is_token(text) or re.fullmatch(pattern, TOKEN.sub("x", text)) is not None
    return len(text) <= characters and re.fullmatch(pattern, text) is not None
