"""``check``: whether the task execution role that is kept in a repository grants what task definitions need."""

from __future__ import annotations

import argparse
import sys

from ecs_anywhere_iam.command.beside_arguments import add_beside_arguments
from ecs_anywhere_iam.command.environment_arguments import add_environment_arguments, read_environment
from ecs_anywhere_iam.command.explained_files import explained_files
from ecs_anywhere_iam.command.one_line_parser import OneLineParser
from ecs_anywhere_iam.command.pull_arguments import add_pull_arguments
from ecs_anywhere_iam.files.committed_role import read_committed_role
from ecs_anywhere_iam.policy.coverage import lacking

_LACKING = 1
_UNREADABLE = 2

_EXAMPLES = """\
examples:
  {program} check --role iam/task-execution-role.json deploy/
      as a pre-commit hook and in a pull request; the exit code is 1 where a permission is lacking
  {program} check --role tests/snapshots/roles.template.json taskdef.json --account 123456789012 --region eu-west-1
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
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="as for explain")
    parser.add_argument("--role", required=True, metavar="ROLE",
                        help="an IAM policy, a role as render prints it, or a CloudFormation template")  # fmt: skip
    add_pull_arguments(parser)
    add_beside_arguments(parser)
    add_environment_arguments(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    environment = read_environment(arguments)
    held = read_committed_role(arguments.role)
    files, problems = explained_files(arguments, environment)
    failed = False
    for file in files:
        policy = file.explanation.policy
        # What a placeholder stands for is not known yet, and is told below.
        missing = [] if policy is None else [each for each in lacking(policy, held) if "<" not in _name_in(each)]
        failed = failed or bool(missing)
        for permission in missing:
            print(f"{file.file}: the role lacks {permission}")  # noqa: T201 - a command speaks here
        if file.explanation.required is None or file.explanation.open:
            print(f"{file.file}: open: {'; '.join(file.explanation.open)}", file=sys.stderr)  # noqa: T201
    sys.stdout.flush()
    for problem in problems:
        print(problem, file=sys.stderr)  # noqa: T201
    if problems:
        return _UNREADABLE
    return _LACKING if failed else 0


def _name_in(permission: str) -> str:
    """The resource's own part of its ARN, behind the account."""
    return permission.rpartition(" on ")[2].split(":", 5)[-1]
