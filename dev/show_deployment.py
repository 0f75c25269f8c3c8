"""Both roles and the decision between them, laid out for a person."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dev.assembly import info_annotations
from dev.deployed_roles import DeployedRole
from dev.expectations import EXECUTION_SERVICE, INSTANCE_SERVICE, without_reason
from dev.paint import Paper
from dev.show_role import show_role
from ecs_anywhere_iam.catalogue.execution import EXECUTION_PERMISSIONS
from ecs_anywhere_iam.catalogue.instance import INSTANCE_PERMISSIONS

TITLES = {INSTANCE_SERVICE: "External instance role", EXECUTION_SERVICE: "Task execution role"}
REASONS: dict[str, dict[str, str]] = {
    INSTANCE_SERVICE: {row.sid: row.why for row in INSTANCE_PERMISSIONS},
    EXECUTION_SERVICE: {row.sid: row.why for row in EXECUTION_PERMISSIONS},
}


def show_deployment(
    assembly: Path, stack: str, roles: Mapping[str, DeployedRole], outputs: Mapping[str, str], paper: Paper
) -> str:
    """The whole text; ``roles`` maps the service that each role is for to the role."""
    blocks = [show_role(role, TITLES[service], REASONS[service], paper) for service, role in roles.items()]
    verdict = "there is one" if EXECUTION_SERVICE in roles else "there is none"
    decision = [f"{paper.bold('Why a task execution role, or why not')}  {paper.name(verdict)}"]
    decision += [paper.labelled("-", sentence, 4, 6) for sentence in info_annotations(assembly, stack)]
    command = [
        paper.bold("To register a server, the registrar creates an activation"),
        "    " + outputs["CreateActivationCommand"],  # never wrapped: it is copied
    ]
    rule = "\n\n" + paper.faint("─" * paper.width) + "\n\n"
    return rule.join(["", *blocks, "\n".join(decision), "\n".join(command), ""]).strip("\n")


def problems_shown(assembly: Path, stack: str, roles: Mapping[str, DeployedRole]) -> list[str]:
    """What a reader would miss: a statement without its reason, a decision without its sentences."""
    problems = [problem for service, role in roles.items() for problem in without_reason(role, REASONS[service])]
    if not info_annotations(assembly, stack):
        problems.append("the app gives no reason for its decision about the task execution role")
    return problems
