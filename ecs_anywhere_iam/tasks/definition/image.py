"""Whether an image is in a private ECR repository, as far as its text says.

What is said for certain must be so: a text that leaves it open is unknown, however much a word in it sounds like ECR.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ecs_anywhere_iam.catalogue.task_resource import REPOSITORY
from ecs_anywhere_iam.policy.token import TOKEN, has_token, is_token
from ecs_anywhere_iam.tasks.definition.placeholder import is_placeholder, shown
from ecs_anywhere_iam.tasks.definition.registry import OPEN, Registry, may_be_private, names_private, read_registry


@dataclass(frozen=True)
class PrivateImage:
    """An image in a private ECR repository; ``None`` stands for a placeholder, which is read as the role's own.

    ``repository`` has ``<X>`` for a placeholder, and is ``<repository>`` where IAM could take it for more than a name.
    ``complete`` is false where it has a placeholder or is no name that ECR takes.
    """

    repository: str
    account: str | None
    region: str | None
    partition: str | None
    complete: bool = True


@dataclass(frozen=True)
class OtherImage:
    """An image that is certainly in no private ECR repository."""


@dataclass(frozen=True)
class UnknownImage:
    """A text that leaves open where the image is; ``reason`` says what it is instead, such as ``a placeholder``."""

    reason: str


Image = PrivateImage | OtherImage | UnknownImage

# Far beyond what Docker takes, with room for placeholders: a text that is longer is read no further.
_LENGTH = 4_096
_PRINTABLE = re.compile(r"[!-~]+")

# Docker's grammar: https://github.com/distribution/reference/blob/v0.6.0/regexp.go
_PATH = r"[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*"
_SELECTOR = r"(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(?:@(?:[A-Za-z0-9][A-Za-z0-9+._-]*:)?[0-9A-Fa-f]{32,})?"
_WITHOUT_HOST = re.compile(rf"{_PATH}(?:/{_PATH})*{_SELECTOR}")
_DOMAIN_LABEL = r"[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*"
_HOST = re.compile(rf"(?:{_DOMAIN_LABEL}(?:\.{_DOMAIN_LABEL})*|\[[0-9A-Fa-f:]+\])(?::[0-9]+)?")
# Fits wherever a placeholder may stand: in a host, a name, a tag or a digest.
_FILLER = "0" * 32

_REPOSITORY = re.compile(rf"(?P<name>(?:{OPEN.pattern}|[A-Za-z0-9._/-])+)(?:[:@][^/]*)?")
_NAME = re.compile(REPOSITORY.name_pattern)

# The official images of Docker Hub, which alone have names without a slash, are called none of these.
_WORD = re.compile(
    r"(?:[a-z0-9]+-)*(?:placeholder|replace-?me|change-?me)|todo|tbd|fixme|x{3,}|your-[a-z0-9-]+"
    r"|(?:placeholder-|my-|container-|docker-|ecr-)?image(?:-?(?:name|uri|url|placeholder|to-replace))?"
)
_NO_REFERENCE = UnknownImage("no image reference")


def read_image(text: str) -> Image:
    """Where the image of a container is."""
    if len(text) > _LENGTH:
        return UnknownImage("longer than any image reference")
    if not text.strip():
        return UnknownImage("empty")
    if is_placeholder(text):
        return UnknownImage("a placeholder")
    if is_token(text):
        return UnknownImage("known only at deployment")
    plain = shown(text)
    # Also keeps out characters that look like others, and a line break behind the text.
    if _PRINTABLE.fullmatch(plain) is None:
        return _NO_REFERENCE
    host, slash, rest = plain.partition("/")
    return _read_with_slash(host, rest, plain) if slash else _read_single(plain)


def _read_with_slash(host: str, rest: str, text: str) -> Image:
    registry = read_registry(host)
    if isinstance(registry, Registry):
        return _private(registry, rest)
    if registry is not None:
        return UnknownImage(registry)
    # Docker takes what is before the first slash for a host where it has a dot or a colon.
    if "." in host or ":" in host or host == "localhost":
        return OtherImage() if _HOST.fullmatch(OPEN.sub(_FILLER, host)) else _NO_REFERENCE
    return _read_without_host(text)


def _read_single(text: str) -> Image:
    if may_be_private(text, whole=False):
        return UnknownImage("filled in later")
    if names_private(text):
        return UnknownImage("a registry without a repository")
    if _WORD.fullmatch(re.split("[:@]", text, maxsplit=1)[0].replace("_", "-")):
        return UnknownImage("a word for an image that is filled in later")
    return _read_without_host(text)


def _read_without_host(text: str) -> Image:
    return OtherImage() if _WITHOUT_HOST.fullmatch(OPEN.sub(_FILLER, text)) else _NO_REFERENCE


def _private(registry: Registry, rest: str) -> PrivateImage:
    """The image by what follows its registry: the repository's name, and a tag or a digest, which do not matter."""
    found = _REPOSITORY.fullmatch(rest)
    name = shown(found["name"]) if found else f"<{REPOSITORY.noun}>"
    return PrivateImage(name, registry.account, registry.region, registry.partition, _is_repository(name))


def _is_repository(name: str) -> bool:
    """Whether ECR takes the name, as far as can be told where parts of it are tokens."""
    fits = has_token(name) or len(name) <= REPOSITORY.name_length
    return fits and _NAME.fullmatch(TOKEN.sub("xx", name)) is not None
