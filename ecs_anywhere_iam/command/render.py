"""``render``: the trust policy and the permission policies of a role as JSON, for people without CDK."""

from __future__ import annotations

import argparse
import json
from typing import Any

from ecs_anywhere_iam.command.environment_arguments import add_environment_arguments, read_environment
from ecs_anywhere_iam.command.help_formatter import HelpFormatter
from ecs_anywhere_iam.command.instance_arguments import add_instance_arguments, read_instance_permissions
from ecs_anywhere_iam.command.one_line_parser import OneLineParser
from ecs_anywhere_iam.command.output import hand_out
from ecs_anywhere_iam.command.task_arguments import add_task_arguments, read_task_needs
from ecs_anywhere_iam.errors import InvalidValueError, NothingToGrantError
from ecs_anywhere_iam.policy.rendered_instance_role import rendered_instance_role
from ecs_anywhere_iam.tasks.decision import decide
from ecs_anywhere_iam.tasks.rendered_execution_role import rendered_execution_role

_DOCUMENTS = {"trust": "trust_policy", "inline": "inline_policy"}

_EXAMPLES = """\
examples:
  {program} render instance-role --clusters web --account 123456789012 --region eu-west-1
      everything of the external instance role
  {program} render instance-role --account 123456789012 --region eu-west-1 --document trust > trust.json
      one document, as `aws iam create-role --assume-role-policy-document file://trust.json` takes it
  {program} render task-execution-role --task-definitions taskdef.json --document inline > policy.json
      one document, as `aws iam put-role-policy --policy-document file://policy.json` takes it
"""


def add_render(commands: argparse._SubParsersAction[OneLineParser], program: str) -> None:
    """Adds the command and its arguments."""
    parser = commands.add_parser(
        "render",
        usage=f"{program} render instance-role|task-execution-role [OPTION]…",
        help="print a role's trust policy and permission policies as JSON",
        description="Prints the documents of a role, for `aws iam` or another tool than CDK.",
        epilog=_EXAMPLES.format(program=program),
        formatter_class=HelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("role", choices=tuple(_ROLES), metavar="instance-role|task-execution-role")
    parser.add_argument("--document", choices=tuple(_DOCUMENTS), help="one document alone; default: all of them")
    add_instance_arguments(parser)
    add_task_arguments(parser)
    add_environment_arguments(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    rendered = _ROLES[arguments.role](arguments)
    if arguments.document is None:
        document: Any = rendered
    else:
        document = rendered[_DOCUMENTS[arguments.document]]
        if document is None:
            raise InvalidValueError(
                "--document",
                got="inline",
                allowed="trust",
                fix="the role has AWS's managed policies attached, and no inline policy",
            )
        if arguments.document == "inline" and rendered["managed_policies"]:
            raise InvalidValueError(
                "--document",
                got="inline",
                allowed="trust, or no option",
                fix="the permissions do not fit inline, and go into managed policies as well",
            )
    hand_out(json.dumps(document, indent=2, ensure_ascii=False) + "\n", None)
    return 0


def _instance_role(arguments: argparse.Namespace) -> dict[str, Any]:
    return rendered_instance_role(read_instance_permissions(arguments), read_environment(arguments))


def _execution_role(arguments: argparse.Namespace) -> dict[str, Any]:
    environment = read_environment(arguments)
    decision = decide(
        read_task_needs(arguments),
        instance_pulls=read_instance_permissions(arguments).image_pull(environment),
        when_instance_role_pulls=arguments.when_instance_role_pulls,
        environment=environment,
    )
    if not decision.required:
        raise NothingToGrantError(" ".join(decision.reasons))
    return rendered_execution_role(decision.grants, environment)


_ROLES = {"instance-role": _instance_role, "task-execution-role": _execution_role}
