"""A wildcard or a policy variable at any place of a name or an ARN is refused, in every parameter, key and option."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

pytest.importorskip("hypothesis", reason="Hypothesis has left this Python behind")

from ecs_anywhere_iam.cdk.settings import read_settings
from ecs_anywhere_iam.policy.activation_regions import activation_regions
from ecs_anywhere_iam.policy.instance_permissions import ManagedPolicies
from ecs_anywhere_iam.policy.role_identity import check_path, check_policy_name, check_role_name
from tests.hostile.answer import answer
from tests.hostile.field import FIELDS, HERE
from tests.hostile.kind import CLUSTER, KEY, LOG_GROUP, PATH, REPOSITORY, ROLE, Kind
from tests.hostile.run import run
from tests.hostile.text import TOKEN

WILD = ("*", "?", "${aws:username}", "${*}", "$" + "{")
KEYS = {"clusters": CLUSTER, "instance_repositories": REPOSITORY, "log_groups": LOG_GROUP, "repositories": REPOSITORY,
        "role_name": replace(ROLE, taken=("Servers",))}  # fmt: skip
OPTIONS = {
    "instance-role": {"--clusters": CLUSTER, "--instance-repositories": REPOSITORY, "--parameter-paths": PATH},
    "task-execution-role": {"--log-groups": LOG_GROUP, "--repositories": REPOSITORY, "--secret-keys": KEY,
                            "--pull-through-prefixes": REPOSITORY, "--parameter-keys": KEY, "--file-keys": KEY},
}  # fmt: skip
PLACES = {"--account": "123456789012", "--region": "eu-west-1", "--partition": "aws-us-gov"}


def spoilt(text: str) -> Iterator[str]:
    """The text with each sign at each place, and in place of each of its own."""
    for wild in WILD:
        for place in range(len(text) + 1):
            yield text[:place] + wild + text[place:]
            yield text[:place] + wild + text[place + 1 :]


def arns(kind: Kind) -> list[str]:
    whole = [kind.arn(name, "aws", "us-east-1", "123456789012") for name in kind.taken]
    return [*whole, kind.arn(kind.taken[0], TOKEN, TOKEN, TOKEN)]


def taken(make: Any, texts: Iterator[str]) -> list[str]:
    return [text for text in texts if answer(partial(make, text)) is not None]


@pytest.mark.parametrize("name", FIELDS)
def test_a_parameter_takes_none(name: str) -> None:
    field = FIELDS[name]
    in_arns = arns(field.kind)[: None if field.kind is not PATH else -1]
    names = [*field.kind.taken * field.takes_names, *in_arns * field.takes_arns]
    assert (
        [text for good in names for text in taken(field.policy, spoilt(good))],
        taken(field.policy, iter(names)),
    ) == ([], names)


@pytest.mark.parametrize(
    ("make", "text"),
    [
        (lambda text: activation_regions([text], ManagedPolicies(), HERE), "us-gov-west-1"),
        (check_role_name, "Servers_1"),
        (check_policy_name, "Servers_1"),
        (check_path, "/fleet/a/"),
    ],
    ids=["a Region", "the name of a role", "the name of a policy", "a path"],
)
def test_a_place_or_the_name_of_a_role_takes_none(make: Any, text: str) -> None:
    def made(text: str) -> Any:
        return (make(text),)

    assert (taken(made, spoilt(text)), taken(made, iter([text]))) == ([], [text])


@pytest.mark.parametrize("key", KEYS)
def test_a_key_of_the_context_takes_none(key: str) -> None:
    # No token can be meant there.
    names = [*KEYS[key].taken, *arns(KEYS[key])[:-1] * (key != "role_name")]

    def read(text: str) -> Any:
        return read_settings({key: text if key == "role_name" else [text]})

    assert ([text for good in names for text in taken(read, spoilt(good))], taken(read, iter(names))) == ([], names)


@pytest.mark.parametrize(
    ("role", "option", "text"),
    [
        *[(role, option, kind.taken[0]) for role, options in OPTIONS.items() for option, kind in options.items()],
        *[("instance-role", option, text) for option, text in PLACES.items()],
    ],
)
def test_an_option_of_the_command_line_takes_none(role: str, option: str, text: str) -> None:
    texts = [text, *(each for each in spoilt(text) if each.startswith(text[:2]) and "$" not in each)]
    assert [each for each in texts if run(["render", role, f"{option}={each}"]).code == 0] == [text]
