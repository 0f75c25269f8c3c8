"""The commands of the documentation exist: targets of make, context keys, operations of AWS, and their options."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import pytest
from botocore import xform_name  # type: ignore[import-untyped]
from botocore.session import get_session  # type: ignore[import-untyped]

from ecs_anywhere_iam.cdk.settings import read_settings
from tests.docs.page import PAGES, ROOT, Page

# Options of the AWS command line itself.
GLOBAL_OPTIONS = {"region", "profile", "query", "output", "cli-input-json"}


def commands(page: Page) -> list[list[str]]:
    """Each command of the page, in blocks and in the text, as its words; settings of variables are left out."""
    lines = [line for block in page.blocks("sh") for line in block.text.replace("\\\n", " ").splitlines()]
    lines += re.findall(r"`((?:make|aws) [^`]+)`", page.prose)
    # What follows a pipe is another program.
    split = [shlex.split(line.partition(" | ")[0], comments=True) for line in lines]
    return [[*_without_settings(words)] for words in split if words]


def _without_settings(words: list[str]) -> Iterator[str]:
    started = False
    for word in words:
        started = started or re.fullmatch(r"[A-Z_]+=.*", word) is None
        if started:
            yield word


def of(program: str) -> list[object]:
    """The commands of a program, as parameters of a test that is named after the page and the command."""
    return [
        pytest.param(command, id=f"{page}: {' '.join(command)}")
        for page in PAGES
        for command in commands(page)
        if command[:1] == [program]
    ]


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("command", of("make"))
def test_make_has_the_target(command: list[str]) -> None:
    assert command[1] in make_targets()


@pytest.mark.parametrize("command", of("make"))
def test_the_sample_takes_the_context_of_the_command(command: list[str]) -> None:
    options = " ".join(word.removeprefix("ARGS=") for word in command if word.startswith("ARGS="))
    pairs = dict(pair.split("=", 1) for pair in re.findall(r"-c (\S+)", options))

    assert read_settings(pairs).role_name == pairs.get("role_name", "ECSAnywhereRole")


@pytest.mark.parametrize("command", of("aws"))
def test_aws_has_the_operation_and_its_options(command: list[str]) -> None:
    _, service, operation, *words = command
    model = get_session().get_service_model(service)
    operations = {xform_name(name, "-"): name for name in model.operation_names}
    options = {word.removeprefix("--") for word in words if word.startswith("--")} - GLOBAL_OPTIONS
    shape = model.operation_model(operations[operation]).input_shape
    known = {xform_name(name, "-") for name in shape.members} if shape else set()

    assert options - known == set()
