"""Text that CDK takes for a token.

CDK fills tokens in when it makes the template, long after the construct was made, and then ends in an error of its own
that names no parameter. So text in the form of a token is tried at once.
https://docs.aws.amazon.com/cdk/v2/guide/tokens.html
"""

from __future__ import annotations

import re
from typing import Any

import aws_cdk as cdk
from constructs import IConstruct

from ecs_anywhere_iam.errors import InvalidValueError

# Of text, of lists, and of numbers:
# https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/core/lib/private/encoding.ts
_FORM = re.compile(r"[$#]\{Token\[[A-Za-z0-9:._-]+\]\}|-1\.\d{10,16}e\+289")


def looks_like_token(text: str) -> bool:
    """Whether CDK would take the text, or a part of it, for a token."""
    return _FORM.search(text) is not None


def check_tokens(scope: IConstruct, **texts: object) -> None:
    """Passes text without tokens, and with tokens of this app.

    :param texts: by the name of the parameter
    :raises InvalidValueError: text in the form of a token that this app did not make, or that stands for a list; a
        token with a wildcard in it
    """
    for parameter, text in texts.items():
        if isinstance(text, str) and looks_like_token(text):
            from ecs_anywhere_iam.cdk.literal_text import wildcard_in  # noqa: PLC0415 - names are written out, mostly

            rendered = resolved_in(scope, text, what=parameter, allowed="text")
            # A description is for people, and no policy has it in it.
            if parameter != "description" and wildcard_in(rendered) is not None:
                raise InvalidValueError(
                    parameter,
                    got=rendered,
                    allowed="text without * ? and ${",
                    fix="leave them out: they stand for others where a policy names this one",
                )


def resolved_in(scope: IConstruct, text: str, *, what: str, allowed: str) -> Any:
    """What CDK makes of the text.

    :raises InvalidValueError: it makes nothing of it
    """
    try:
        return cdk.Stack.of(scope).resolve(text)
    except RuntimeError as error:
        raise InvalidValueError(
            what,
            got=text,
            allowed=f"{allowed}, or a token of this app",
            fix=f"CDK cannot resolve this token here: write it out ({str(error).splitlines()[0]})",
        ) from error
