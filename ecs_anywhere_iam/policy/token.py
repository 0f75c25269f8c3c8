"""CDK tokens, seen as text.

A CDK token is text that stands for a value known only at deployment: ``${Token[TOKEN.23]}``. Its form is read here
so that names and ARNs can be checked around tokens without CDK (and without Node).
https://docs.aws.amazon.com/cdk/v2/guide/tokens.html
"""

from __future__ import annotations

import re

TOKEN = re.compile(r"\$\{Token\[[A-Za-z0-9:._-]+\]\}")
# The token of a pseudo parameter (`AWS::Partition` and the like) carries its name: ``${Token[AWS.Region.11]}``.
PSEUDO_PARAMETER = re.compile(r"\$\{Token\[AWS[.:]+(Partition|Region|AccountId|URLSuffix)[.:]\d+\]\}")


def is_token(text: str) -> bool:
    """Whether the text is one token and nothing else."""
    return TOKEN.fullmatch(text) is not None


def has_token(text: str) -> bool:
    """Whether there is a token anywhere in the text."""
    return TOKEN.search(text) is not None
