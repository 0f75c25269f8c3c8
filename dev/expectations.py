"""Whether the roles that were read back are those that were synthesized; every difference is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from dev.assembly import role_count, signatures, synthesized_aws_policies, synthesized_signatures
from dev.deployed_roles import AWS_OWNED, DeployedRole, as_list
from dev.show_role import reason

INSTANCE_SERVICE = "ssm.amazonaws.com"
EXECUTION_SERVICE = "ecs-tasks.amazonaws.com"


def differences(assembly: Path, stack: str, roles: Mapping[str, DeployedRole]) -> list[str]:
    """What is not as synthesized; ``roles`` maps the service that each role is for to the role."""
    found = [problem for service, role in roles.items() for problem in _untrusted(service, role)]
    if role_count(assembly, stack) != len(roles):
        found.append(f"the template has {role_count(assembly, stack)} roles, but {len(roles)} were read back")
    wanted = synthesized_signatures(assembly, stack)
    deployed = sum((signatures(role.own_statements()) for role in roles.values()), Counter())
    found += [f"synthesized but not deployed: {sid or '(no Sid)'} {actions}" for sid, actions in wanted - deployed]
    found += [f"deployed but not synthesized: {sid or '(no Sid)'} {actions}" for sid, actions in deployed - wanted]
    attached = {arn.partition(AWS_OWNED)[2] for role in roles.values() for arn in role.managed if AWS_OWNED in arn}
    if attached != synthesized_aws_policies(assembly, stack):
        wanted_names = sorted(synthesized_aws_policies(assembly, stack))
        found.append(f"AWS managed policies: synthesized {wanted_names}, deployed {sorted(attached)}")
    return found


def without_reason(role: DeployedRole, reasons: Mapping[str, str]) -> list[str]:
    """The statements of a role that no row of the catalogue explains."""
    return [
        f"{role.name}: no row of the catalogue explains the statement {statement.get('Sid', '(no Sid)')}"
        for statement in role.own_statements()
        if reason(statement, reasons) is None
    ]


def _untrusted(service: str, role: DeployedRole) -> list[str]:
    principals = [statement["Principal"] for statement in as_list(role.trust["Statement"])]
    if principals == [{"Service": service}]:
        return [] if role.inline or role.managed else [f"{role.name}: permits nothing"]
    return [f"{role.name}: must be trusted by {service} only, but is trusted by {principals}"]
