"""``explain``: whether task definitions need a task execution role, why, and exactly which."""

from __future__ import annotations

import argparse
import sys

from ecs_anywhere_iam.command.beside_arguments import add_beside_arguments
from ecs_anywhere_iam.command.environment_arguments import add_environment_arguments, read_environment
from ecs_anywhere_iam.command.explained_files import explained_files
from ecs_anywhere_iam.command.help_formatter import HelpFormatter
from ecs_anywhere_iam.command.one_line_parser import OneLineParser
from ecs_anywhere_iam.command.output import hand_out, is_terminal, terminal_width
from ecs_anywhere_iam.command.pull_arguments import add_pull_arguments
from ecs_anywhere_iam.report.explained_as_json import explained_as_json
from ecs_anywhere_iam.report.explained_as_text import explained_as_text
from ecs_anywhere_iam.report.ink import Ink

_UNREADABLE = 2

_EXAMPLES = """\
examples:
  {program} explain taskdef.json
      one task definition, in a terminal
  {program} explain deploy/ 'services/*/taskdef.json' --brief
      a table of all that are in folders and match patterns
  aws ecs describe-task-definition --task-definition web | {program} explain - --json
      what is registered, for a program
  {program} explain taskdef.json --instance-repositories team/web --account 123456789012 --region eu-west-1
      with servers that pull team/web themselves, and whole ARNs
"""


def add_explain(commands: argparse._SubParsersAction[OneLineParser], program: str) -> None:
    """Adds the command and its arguments."""
    parser = commands.add_parser(
        "explain",
        usage=f"{program} explain FILE… [OPTION]…",
        help="say of task definitions whether they need a task execution role, why, and exactly which",
        description=(
            "Says of each task definition whether its tasks need a task execution role on external instances, why, "
            "container by container, and the policy of that role. Nothing in a file is executed, expanded or fetched."
        ),
        epilog=_EXAMPLES.format(program=program),
        formatter_class=HelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="JSON or YAML; a folder, a pattern, or - for standard input"
    )
    parser.add_argument("--json", action="store_true", help="a JSON list with an object for each file")
    parser.add_argument("--brief", action="store_true", help="the table alone")
    add_pull_arguments(parser)
    add_beside_arguments(parser)
    add_environment_arguments(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    environment = read_environment(arguments)
    files, problems = explained_files(arguments, environment)
    if arguments.json:
        hand_out(explained_as_json(files, environment), None)
    elif files:
        ink = Ink(colour=is_terminal())
        hand_out(explained_as_text(files, width=terminal_width(), ink=ink, brief=arguments.brief), None)
    sys.stdout.flush()
    for problem in problems:
        print(problem, file=sys.stderr)  # noqa: T201 - a command speaks here
    return _UNREADABLE if problems else 0
