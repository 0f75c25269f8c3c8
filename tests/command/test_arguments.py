"""Mistakes in the arguments: one line, and code 2."""

from __future__ import annotations

from pathlib import Path

import pytest

from .command_line import BOTH, PREFIX, files, ran, start

KEY_RULE = (
    "a KMS key name of a key ID, not an alias, which IAM does not take, or an ARN like "
    "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
)

REFUSED: dict[str, tuple[list[str], str]] = {
    "repositories of policies that pull all": (
        ["explain", "web.json", "--instance-policy", "managed", "--instance-repositories", "web"],
        "--instance-repositories: not with --instance-policy managed, which pulls from all; take one of the two out",
    ),
    "new repositories without a cache": (
        ["explain", "web.json", "--create-pull-through-repositories"],
        "--create-pull-through-repositories: not without --pull-through-prefixes; name them, or take it out",
    ),
    "a prefix with its wildcard": (
        ["explain", "web.json", "--pull-through-prefixes", "quay/,docker-hub/*"],
        "--pull-through-prefixes[1]: got 'docker-hub/*'; allowed: the start of a repository name of 2 to 256 "
        "lower-case letters and digits, separated by . _ - or /; leave out the wildcard, which is added, and anything "
        "before the name",
    ),
    "an alias of a key": (
        ["explain", "web.json", "--secret-keys", "alias/web"],
        f"--secret-keys[0]: got 'alias/web'; allowed: {KEY_RULE}; IAM does not take aliases: give the ID of the key, "
        "or its ARN",
    ),
    "an image for a repository": (
        ["explain", "web.json", "--instance-repositories", "123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1"],
        "--instance-repositories[0]: got '123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1'; allowed: a repository "
        "name of 2 to 256 lower-case letters and digits, separated by . _ - or /, or an ARN like "
        "arn:aws:ecr:us-east-1:123456789012:repository/team/web; this is an image: give its repository, what stands "
        "between the registry's host and the tag",
    ),
    "a partition in words": (
        ["explain", "web.json", "--partition", "China"],
        "--partition: got 'China'; allowed: a partition such as aws, aws-cn or aws-us-gov; leave --partition out where "
        "it is not known",
    ),
    "an account of eleven digits": (
        ["check", "--role", "role.json", "web.json", "--account", "12345678901"],
        "--account: got '12345678901'; allowed: the 12 digits of an account; leave --account out where it is not known",
    ),
    "needs in two ways": (
        ["render", "task-execution-role", "--task-definitions", "web.json", "--awslogs", "true", "--log-groups", "/a"],
        "--awslogs, --log-groups: not with --task-definitions, which says it; take one out",
    ),
    "a file that cannot be read among the needs": (
        ["render", "task-execution-role", "--task-definitions", "web.json,nowhere.json"],
        "--task-definitions: nowhere.json: no such file or directory",
    ),
    "an empty list of files": (
        ["render", "task-execution-role", "--task-definitions", ""],
        "--task-definitions: no task definition in it; name files or folders that have some",
    ),
}


@pytest.mark.parametrize(("arguments", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_a_mistake_is_told_in_one_line(
    arguments: list[str], message: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files(folder, {"web.json": BOTH})
    assert ran(capsys, *arguments) == (2, "", f"{PREFIX}{message}\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["explain"], "the following arguments are required: FILE; see `python -m ecs_anywhere_iam explain --help`"),
        (["check", "web.json"], "the following arguments are required: --role; see `python -m ecs_anywhere_iam check "
                                "--help`"),
        (["explain", "web.json", "--region"], "argument --region: expected one argument; see `python -m "
                                              "ecs_anywhere_iam explain --help`"),
        (["explain", "web.json", "--instance", "managed"], "unrecognized arguments: --instance managed; see `python -m "
                                                           "ecs_anywhere_iam --help`"),
    ],
    ids=["no file", "no role", "no value", "an option cut short"],
)  # fmt: skip
def test_arguments_that_are_none_are_refused_in_one_line(arguments: list[str], message: str) -> None:
    done = start(*arguments)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{PREFIX}{message}\n")


@pytest.mark.parametrize(
    ("arguments", "start_of_message"),
    [(["render", "role"], "argument instance-role|task-execution-role: invalid choice: 'role'"),
     (["completion", "fish"], "argument bash|zsh: invalid choice: 'fish'"),
     (["explian"], "argument COMMAND: invalid choice: 'explian'")],
)  # fmt: skip
def test_what_is_none_of_the_choices_is_refused_in_one_line(arguments: list[str], start_of_message: str) -> None:
    done = start(*arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(f"{PREFIX}{start_of_message}")
