"""``check``: whether the task execution role that is kept in a repository grants what task definitions need."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence

from ecs_anywhere_iam.command.beside_arguments import add_beside_arguments
from ecs_anywhere_iam.command.environment_arguments import add_environment_arguments, read_environment
from ecs_anywhere_iam.command.explained_files import explained_files
from ecs_anywhere_iam.command.help_formatter import HelpFormatter
from ecs_anywhere_iam.command.one_line_parser import OneLineParser
from ecs_anywhere_iam.command.output import hand_out
from ecs_anywhere_iam.command.pull_arguments import add_pull_arguments
from ecs_anywhere_iam.files.committed_role import read_committed_role
from ecs_anywhere_iam.policy.coverage import lacking
from ecs_anywhere_iam.report.explained import Explained
from ecs_anywhere_iam.tasks.definition.placeholder import SHOWN

_LACKING = 1
_UNREADABLE = 2

_EXAMPLES = """\
examples:
  {program} check --role iam/task-execution-role.json deploy/
      as a pre-commit hook and in a pull request; the exit code is 1 where a permission is lacking
  {program} check --role roles.template.json taskdef.json --account 123456789012 --region eu-west-1
      against the role in a CloudFormation template
"""


def add_check(commands: argparse._SubParsersAction[OneLineParser], program: str) -> None:
    """Adds the command and its arguments."""
    parser = commands.add_parser(
        "check",
        usage=f"{program} check --role ROLE FILE… [OPTION]…",
        help="say whether a task execution role grants what task definitions need",
        description=(
            "Says whether the task execution role that is kept in a repository grants all that task definitions need. "
            "Placeholders that leave open what is needed are told, and are no failure."
        ),
        epilog=_EXAMPLES.format(program=program),
        formatter_class=HelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="as for explain")
    parser.add_argument("--role", required=True, metavar="ROLE",
                        help="an IAM policy, a role as render prints it, or a CloudFormation template")  # fmt: skip
    parser.add_argument("--logical-id", metavar="ID",
                        help="which role of the template, where it has several that tasks may assume")  # fmt: skip
    add_pull_arguments(parser)
    add_beside_arguments(parser)
    add_environment_arguments(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    environment = read_environment(arguments)
    held = read_committed_role(arguments.role, environment, arguments.logical_id)
    files, problems = explained_files(arguments, environment)
    missing = [line for file in files for line in _missing(file, held)]
    hand_out("".join(f"{line}\n" for line in missing), None)
    sys.stdout.flush()
    open_points = [f"{file.file}: open: {point}" for file in files for point in file.explanation.open]
    for line in (*open_points, *problems):
        print(line, file=sys.stderr)  # noqa: T201 - a command speaks here
    if problems:
        return _UNREADABLE
    return _LACKING if missing else 0


def _missing(file: Explained, held: Sequence[Mapping[str, object]]) -> Iterator[str]:
    """A line for each permission that is needed for certain and not granted."""
    policy = file.explanation.policy
    for permission in () if policy is None else lacking(policy, held):
        # What a placeholder stands for is not known yet, and is told beside.
        if SHOWN.search(_name_in(permission)) is None:
            yield f"{file.file}: the role lacks {permission}"


def _name_in(permission: str) -> str:
    """The resource's own part of its ARN, behind the account."""
    return permission.rpartition(" on ")[2].split(":", 5)[-1]
