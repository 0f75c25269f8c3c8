"""Which registry the host of an image names, as far as its text says.

Hosts are read as ``shown`` gives them: a placeholder is ``<X>``, and neither it nor a CDK token has a slash.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ecs_anywhere_iam.catalogue.registry_host import REGISTRY_HOSTS
from ecs_anywhere_iam.policy.region import REGION
from ecs_anywhere_iam.policy.token import TOKEN, has_token
from ecs_anywhere_iam.tasks.definition.placeholder import SHOWN, is_placeholder


@dataclass(frozen=True)
class Registry:
    """A registry of private ECR; ``None`` stands for a placeholder, and a CDK token stays as it is."""

    account: str | None
    region: str | None
    partition: str | None


# What stands in a host or a name for text that is not known here.
OPEN = re.compile(rf"{SHOWN.pattern}|{TOKEN.pattern}")

_LABEL = rf"(?:{OPEN.pattern}|[A-Za-z0-9_-])+"
_PRIVATE = re.compile(
    rf"(?P<account>{_LABEL})\.(?P<service>dkr\.ecr|dkr-ecr)(?:-fips)?\.(?P<region>{_LABEL})"
    rf"\.(?P<suffix>{OPEN.pattern}|[A-Za-z0-9.-]+)(?::443)?",
    re.ASCII | re.IGNORECASE,
)
_ACCOUNT = re.compile(r"[0-9]{12}")
# Words for an account or a Region to come; also one that was made unreadable, such as `1234xxxx5678`.
_ACCOUNT_WORD = re.compile(r"[0-9Xx]+|[A-Z][A-Z0-9_-]*|.*(?i:account|acct).*")
_REGION_WORD = re.compile(r"[Xx]+(?:-[Xx]+)*(?:-[0-9Xx]+)?|[A-Z][A-Z_-]*|.*(?i:region).*")
# What ends like a domain, or has a port: no placeholder before it makes it another registry.
_END = re.compile(r".*(?:\.[A-Za-z]{2,}(?::[0-9]+)?|:[0-9]+)")


def read_registry(host: str) -> Registry | str | None:
    """The registry, if it is one of private ECR; ``None``, if it certainly is not; else why that is open."""
    parts = _PRIVATE.fullmatch(host)
    account, region = (_account(parts["account"]), _region(parts["region"])) if parts else ("", "")
    if parts is not None and "" in (account, region) and _is_open(parts):
        # Only AWS gives out hosts there: what stands before is not settled yet, or mistyped.
        return "in a registry of ECR whose account or Region is none"
    if parts is None or account == "" or region == "":
        return "in a registry that is filled in later" if may_be_private(host) else None
    rows = [row for row in REGISTRY_HOSTS if row.service == parts["service"].lower()]
    if not OPEN.fullmatch(parts["suffix"]):
        rows = [row for row in rows if row.suffix == parts["suffix"].lower()]
        if not rows:
            return None
    if region is not None and not has_token(region):
        rows = [row for row in rows if re.fullmatch(row.regions, region)]
        if not rows:
            return "in a registry whose host and Region do not fit"
    # Without a Region, `amazonaws.com` is the suffix of two partitions.
    certain = len(rows) == 1 and not OPEN.fullmatch(parts["suffix"])
    return Registry(account, region, rows[0].partition if certain else None)


def _is_open(parts: re.Match[str]) -> bool:
    """Whether a host with a suffix of ECR may become a registry; one that has more around an account cannot."""
    service, suffix, account = parts["service"].lower(), parts["suffix"].lower(), parts["account"]
    is_there = any((row.service, row.suffix) == (service, suffix) for row in REGISTRY_HOSTS)
    return is_there and (_account(account) != "" or re.search("[0-9]{12}", account) is None)


def names_private(text: str) -> bool:
    """Whether the text starts with the host of a registry of private ECR."""
    parts = _PRIVATE.match(text)
    return parts is not None and isinstance(read_registry(parts[0]), Registry)


def may_be_private(host: str, *, whole: bool = True) -> bool:
    """Whether the text has placeholders that may turn it into the host of private ECR.

    :param whole: the host ends with the text; otherwise what a placeholder stands for may hold its end
    """
    first, *others = OPEN.split(host)
    if not others:
        return False
    account = first.partition(".")[0]
    if account and _account(account) == "":
        return False
    end = others[-1].removesuffix(":443").lower()
    suffixes = [f".{row.suffix}" for row in REGISTRY_HOSTS]
    return not whole or not _END.fullmatch(end) or any(end.endswith(s) or s.endswith(end) for s in suffixes)


def _account(label: str) -> str | None:
    """The account that owns the registry; ``None`` for a placeholder, empty for what is no account."""
    if SHOWN.search(label) or is_placeholder(label):
        return None
    if has_token(label) or _ACCOUNT.fullmatch(label):
        return label
    return None if _ACCOUNT_WORD.fullmatch(label) else ""


def _region(label: str) -> str | None:
    """The Region of the registry; ``None`` for a placeholder, empty for what is no Region."""
    if SHOWN.search(label) or is_placeholder(label):
        return None
    if has_token(label):
        return label
    if _REGION_WORD.fullmatch(label):
        return None
    return label.lower() if REGION.fullmatch(label.lower()) else ""
