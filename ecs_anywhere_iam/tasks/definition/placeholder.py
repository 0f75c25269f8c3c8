"""Placeholders: what stands in a task definition for text that a tool fills in before ECS sees it.

CDK tokens are none: CDK fills them in itself, also within a policy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ecs_anywhere_iam.policy.token import TOKEN

# A placeholder as `shown` writes it.
SHOWN = re.compile(r"<[A-Za-z0-9_.-]+>")

# One row a form. Forms in which a real name may be written are left out: `__x__` in small letters, `#X#`, `:x`.
_FORMS = (
    # `${X}`, `{{ x }}`, `{x}`, `#{X}#`, `$(X)`: up to the bracket that closes it, see `_end_of_brackets`.
    rf"(?P<opening>(?!{TOKEN.pattern})\$?\$?\{{|[#%]\{{|\$\()",
    r"<[^<>]+>",
    r"\$\$?[A-Za-z_][A-Za-z0-9_]*",
    # Not two bytes of a percent-encoded text, as in `a%e2%82`.
    r"%(?![0-9A-Fa-f]{2}[A-Za-z0-9_.-]*%[0-9A-Fa-f]{2})[A-Za-z_][A-Za-z0-9_.-]*%",
    r"@@?[A-Za-z][A-Za-z0-9_.-]*@@?",
    r"__[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*__",
    r"\$?\[[A-Za-z][A-Za-z0-9 _.-]*\]",
)
# Stray angle brackets at a placeholder go with it: beside `<X>` they would be read in another way the next time.
_FORM = re.compile(rf"(?P<token>{TOKEN.pattern})|(?<!<)<*(?:{'|'.join(_FORMS)})>*")
_BRACKET = re.compile(r"(?P<opens>[{(])|[})]")

# Without any of these signs there is no form to look for.
_SIGN = re.compile(r"[$#%{<@\[]|__")

# Whole texts that are no real name although each character could stand in one.
_WORD = re.compile(
    r"(?=(?:.*[_-])?(?:REPLACE|REPLACEME|CHANGEME|PLACEHOLDER|FIXME|TBD|YOUR|XXX+|(?:CHANGE|FILL|SET)[_-]ME)(?![A-Z0-9]))"
    r"[A-Z0-9]+(?:[_-][A-Z0-9]+)*"
    r"|(?i:replace|change)[_ -]?(?i:me)|TODO|__[A-Za-z][A-Za-z0-9_.-]*__"
)
_DEFAULT = re.compile(r":[-=?+]|\|")
_NOT_IN_NAME = re.compile(r"[^A-Za-z0-9_.]+")


def has_placeholder(text: str) -> bool:
    """Whether there is a placeholder anywhere in the text."""
    return _is_word(text) or any(stands_in for _, stands_in in _pieces(text))


def is_placeholder(text: str) -> bool:
    """Whether the text is one placeholder, or several, and nothing else."""
    pieces = list(_pieces(text.strip()))
    return _is_word(text) or (bool(pieces) and all(stands_in for _, stands_in in pieces))


def shown(text: str) -> str:
    """The text with ``<X>`` for each placeholder, which IAM takes for no policy variable.

    ``X`` has letters, digits and ``_ . -`` only. Text that was shown once stays as it is.
    """
    return _name(text) if _is_word(text) else "".join(piece for piece, _ in _pieces(text))


def _is_word(text: str) -> bool:
    return _WORD.fullmatch(text.strip()) is not None


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The parts of the text in order, and whether each stands in for something: then as it is shown."""
    start = 0
    while form := _FORM.search(text, start) if _SIGN.search(text, start) else None:
        if start < form.start():
            yield text[start : form.start()], False
        start = form.end() if form["opening"] is None else _end_of_brackets(text, form.end())
        found = text[form.start() : start]
        yield (found, False) if form["token"] else (_name(found), True)
    if start < len(text):
        yield text[start:], False


def _end_of_brackets(text: str, start: int) -> int:
    """Where the placeholder ends whose bracket was opened before ``start``; with the text, if it is never closed."""
    depth = 1
    for bracket in _BRACKET.finditer(text, start):
        depth += 1 if bracket["opens"] else -1
        if depth == 0:
            end = bracket.end()
            # Some tools write `#{X}#`.
            end += text.startswith("#{", start - 2) and text.startswith("#", end)
            while text.startswith(">", end):
                end += 1
            return end
    return len(text)


def _name(placeholder: str) -> str:
    """What people read for a placeholder: its name without the signs around it, and without a default."""
    inner = placeholder.strip("<>${}()[]%@#_ \t\r\n")
    name = _NOT_IN_NAME.sub("-", _DEFAULT.split(inner, maxsplit=1)[0]).strip("-._")
    return f"<{name or 'placeholder'}>"
