"""Arguments of the command line, with anything in them."""

from __future__ import annotations

import argparse
from typing import Any

from hypothesis import strategies as st

from tests.hostile.file_name import FILE_NAME, FILE_NAMES, NEW_FILE
from tests.hostile.text import NAME_OR_ARN, TEXT

_NAMES = st.one_of(NAME_OR_ARN, st.lists(NAME_OR_ARN, max_size=3).map(",".join))


def _one_of(*words: str) -> st.SearchStrategy[str]:
    return st.one_of(st.sampled_from(words), st.sampled_from(words), TEXT)


# What each option takes; none for those that take nothing.
OPTIONS: dict[str, st.SearchStrategy[str] | None] = {
    "--help": None,
    "-h": None,
    "--version": None,
    "--json": None,
    "--brief": None,
    "--create-log-groups": None,
    "--create-pull-through-repositories": None,
    "--account": _one_of("123456789012", "<account>"),
    "--region": _one_of("eu-west-1", "<region>"),
    "--partition": _one_of("aws", "aws-cn"),
    "--awslogs": _one_of("true", "false"),
    "--private-ecr": _one_of("true", "false"),
    "--instance-policy": _one_of("managed", "least-privilege"),
    "--instance-features": st.one_of(_one_of("session-manager", "image-pull,inventory"), _NAMES),
    "--when-instance-role-pulls": _one_of("grant", "omit"),
    "--document": _one_of("trust", "inline"),
    "--format": _one_of("text", "markdown", "json", "html"),
    "--clusters": _NAMES,
    "--instance-repositories": _NAMES,
    "--parameter-paths": _NAMES,
    "--log-groups": _NAMES,
    "--repositories": _NAMES,
    "--secret-keys": _NAMES,
    "--parameter-keys": _NAMES,
    "--file-keys": _NAMES,
    "--pull-through-prefixes": _NAMES,
    "--task-definitions": FILE_NAMES,
    "--role": FILE_NAME,
    "--logical-id": TEXT,
    "--output": NEW_FILE,
}
PLACES: dict[str, st.SearchStrategy[str]] = {
    "files": FILE_NAME,
    "role": _one_of("instance-role", "task-execution-role"),
    "shell": _one_of("bash", "zsh"),
}


def commands_of(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """The commands by their names."""
    [commands] = (a for a in parser._actions if isinstance(a, argparse._SubParsersAction))  # noqa: SLF001 - no other way
    return dict(commands.choices)


def options_of(parser: argparse.ArgumentParser) -> list[str]:
    """Every option of the command, by each of its names."""
    return [option for action in parser._actions for option in action.option_strings]  # noqa: SLF001


def places_of(parser: argparse.ArgumentParser) -> list[str]:
    """Every argument that is told by its place."""
    return [action.dest for action in parser._actions if not action.option_strings and action.dest != "==SUPPRESS=="]  # noqa: SLF001


def arguments_for(name: str, parser: argparse.ArgumentParser) -> st.SearchStrategy[list[str]]:
    """Arguments of a command, most of which it takes."""
    values: list[st.SearchStrategy[list[str]]] = []
    # Those that end the program at once would hide the others.
    for option in (option for option in options_of(parser) if option not in ("-h", "--help")):
        taken: Any = OPTIONS[option]
        values.append(st.just([option]) if taken is None else taken.map(lambda v, o=option: [f"{o}={v}"]))
    places = [PLACES[place].map(lambda value: [value]) for place in places_of(parser)]
    required = [OPTIONS["--role"].map(lambda value: [f"--role={value}"])] if name == "check" else []  # type: ignore[union-attr]
    odd = st.one_of(TEXT, st.sampled_from(sorted(OPTIONS))).map(lambda text: [text])
    return st.builds(
        lambda *groups: [name, *(argument for group in groups for argument in group)],
        *places,
        *required,
        *[st.one_of(st.just(list[str]()), *values)] * 3,
        st.one_of(*[st.just(list[str]())] * 5, odd),
    )
