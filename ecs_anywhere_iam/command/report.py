"""``report``: what a configuration grants beside what AWS's managed policies grant."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ecs_anywhere_iam.command.environment_arguments import add_environment_arguments, read_environment
from ecs_anywhere_iam.command.help_formatter import HelpFormatter
from ecs_anywhere_iam.command.instance_arguments import add_instance_arguments, read_instance_permissions
from ecs_anywhere_iam.command.one_line_parser import OneLineParser
from ecs_anywhere_iam.command.output import hand_out, is_terminal, terminal_width
from ecs_anywhere_iam.command.task_arguments import add_task_arguments, read_task_needs
from ecs_anywhere_iam.report.as_html import as_html
from ecs_anywhere_iam.report.as_json import as_json
from ecs_anywhere_iam.report.as_markdown import as_markdown
from ecs_anywhere_iam.report.as_text import as_text
from ecs_anywhere_iam.report.compare import compare
from ecs_anywhere_iam.report.comparison import Comparison
from ecs_anywhere_iam.report.configuration import Configuration
from ecs_anywhere_iam.report.ink import Ink

_FORMATS = {"markdown": as_markdown, "json": as_json, "html": as_html}

_EXAMPLES = """\
examples:
  {program} report
      the default configuration, in a terminal
  {program} report --format html --output report.html --clusters web,batch
      a page for a security reviewer
  {program} report --format markdown --instance-features session-manager --repositories team/web
      a comment on a pull request
  {program} report --format json | jq '.unaccounted'
      the actions that no row of the catalogue decides on; the exit code is 1 where there are any
"""


def add_report(commands: argparse._SubParsersAction[OneLineParser], program: str) -> None:
    """Adds the command and its arguments."""
    parser = commands.add_parser(
        "report",
        usage=f"{program} report [OPTION]…",
        help="set what a configuration grants beside what AWS's managed policies grant",
        description=(
            "Sets what a configuration of both roles grants beside what AWS's managed policies grant: action by "
            "action, whether it is kept, narrowed, optional, dropped or added, with scope, reason and source."
        ),
        epilog=_EXAMPLES.format(program=program),
        formatter_class=HelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--format", choices=("text", *_FORMATS), default="text", help="default: %(default)s")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write to this file instead of standard output")
    add_instance_arguments(parser)
    add_task_arguments(parser)
    add_environment_arguments(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    configuration = Configuration(
        instance_permissions=read_instance_permissions(arguments),
        needs=read_task_needs(arguments, open_is_told=True),
        when_instance_role_pulls=arguments.when_instance_role_pulls,
        environment=read_environment(arguments),
    )
    comparison = compare(configuration)
    output: Path | None = arguments.output
    hand_out(_written(comparison, arguments.format, to_file=output is not None), output)
    if comparison.unaccounted:
        names = ", ".join(dict.fromkeys(action.action for action in comparison.unaccounted))
        print(f"unaccounted: no row of the catalogue decides on {names}", file=sys.stderr)  # noqa: T201
        return 1
    return 0


def _written(comparison: Comparison, name: str, *, to_file: bool) -> str:
    if name != "text":
        return _FORMATS[name](comparison)
    return as_text(comparison, width=terminal_width(), ink=Ink(colour=not to_file and is_terminal()))
