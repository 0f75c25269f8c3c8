"""What the constructs may be given, beside permissions and needs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege, ManagedPolicies
from ecs_anywhere_iam.tasks.needs import TaskNeeds
from tests.validity.dimension import LEFT_OUT, InApp, clash

_LONGEST = "It-may_have+64=characters,of.which@some-are-neither-digits-nor-l"
_CLUSTERS: dict[str, Any] = {
    LEFT_OUT: None,
    "name": ["web"],
    "arn elsewhere": ["arn:{partition}:ecs:{elsewhere}:{account}:cluster/web"],
    "object": InApp(lambda given: [given.cluster()]),
}
_ON: dict[str, Any] = {LEFT_OUT: None, "off": False, "on": True}
_NAME: dict[str, Any] = {LEFT_OUT: None, "longest": _LONGEST, "token": InApp(lambda given: given.text("Name", "web"))}
_BOUNDARY: dict[str, Any] = {LEFT_OUT: None, "stated": InApp(lambda given: given.boundary())}
_REGIONS: dict[str, Any] = {LEFT_OUT: None, "stated": ["{region}", "{elsewhere}"]}
_PULLS: dict[str, Any] = {
    "all": True,
    "none": False,
    "some": ["team/web"],
    "object": InApp(lambda given: [given.repository()]),
}
_IDENTITY: dict[str, dict[str, Any]] = {
    "role_name": _NAME,
    "path": {LEFT_OUT: None, "stated": "/fleet/web/"},
    "description": {LEFT_OUT: None, "none": InApp(lambda _: None), "stated": "Für die Flotte"},
    "permissions_boundary": _BOUNDARY,
    "allow_confused_deputy": _ON,
    "max_managed_policies": {LEFT_OUT: None, "20": 20},
}

PERMISSIONS: dict[str, Any] = {
    "managed": ManagedPolicies(),
    "least": LeastPrivilege(clusters=["web"]),
    "pulling": LeastPrivilege(clusters=["web"], repositories=["team/web"]),
    "pulling other": LeastPrivilege(clusters=["web"], repositories=["team/other"], features=[*InstanceFeature][:3]),
    "large": LeastPrivilege(clusters=["web"], repositories=[f"team/service-{number:03}" for number in range(120)]),
}
NEEDS: dict[str, Any] = {
    "logs": TaskNeeds(awslogs=True),
    "images": TaskNeeds(private_ecr=True, repositories=["team/web"]),
    "logs and images": TaskNeeds(awslogs=True, private_ecr=True, repositories=["team/web", "team/worker"]),
    "any": TaskNeeds(awslogs=True, create_log_groups=True, private_ecr=True),
    "reads": TaskNeeds(secrets=["web/db"], parameters=["/web/db"], files=["bucket/web.env"], fsx=True),
    "large": TaskNeeds(private_ecr=True, repositories=[f"team/service-{number:03}" for number in range(120)]),
}
NOTHING: dict[str, Any] = {"nothing": TaskNeeds()}
WHEN: dict[str, Any] = {LEFT_OUT: None, "grant": "grant", "omit": "omit"}

ROLES: dict[str, dict[str, Any]] = {
    "task_definitions": {
        LEFT_OUT: None,
        "some": InApp(lambda given: given.task_definitions()),
    },
    "when_instance_role_pulls": WHEN,
    "instance_role_name": _NAME,
    "execution_role_name": {LEFT_OUT: None, "stated": "ecsTaskExecutionRole"},
    "permissions_boundary": _BOUNDARY,
    "activation_regions": _REGIONS,
    "max_managed_policies": {LEFT_OUT: None, "20": 20},
    "retain_instance_role": _ON,
}
INSTANCE_ROLE: dict[str, dict[str, Any]] = {
    "permissions": PERMISSIONS,
    **_IDENTITY,
    "activation_regions": _REGIONS,
    "retain": _ON,
}
EXECUTION_ROLE: dict[str, dict[str, Any]] = {"needs": NEEDS, **_IDENTITY}
IF_REQUIRED: dict[str, dict[str, Any]] = {
    "needs": {**NEEDS, **NOTHING},
    "instance_role": {
        LEFT_OUT: None,
        "made": InApp(lambda given: given.instance_role("Made", PERMISSIONS["pulling"])),
        "managed": InApp(lambda given: given.instance_role("Managed", PERMISSIONS["managed"])),
        "imported": InApp(lambda given: given.imported()),
    },
    "when_instance_role_pulls": WHEN,
    **_IDENTITY,
}
FROM_ROLE_NAME: dict[str, dict[str, Any]] = {
    "role_name": {"name": "ECSAnywhereRole", "longest": _LONGEST},
    "can_pull": _PULLS,
}
FROM_ROLE_ARN: dict[str, dict[str, Any]] = {
    "role_arn": {
        "own": "arn:{partition}:iam::{account}:role/ECSAnywhereRole",
        "with path": "arn:{partition}:iam::{account}:role/fleet/web/ECSAnywhereRole",
        "elsewhere": "arn:{partition}:iam::210987654321:role/ECSAnywhereRole",
        "token": InApp(lambda given: given.text("RoleArn", "arn:aws:iam::123456789012:role/ECSAnywhereRole")),
    },
    "can_pull": _PULLS,
    "mutable": _ON,
}
REGISTRAR: dict[str, dict[str, Any]] = {
    "clusters": _CLUSTERS,
    "policy_name": {LEFT_OUT: None, "stated": "Registrar"},
}
REGISTRATION: dict[str, dict[str, Any]] = {
    "grantee": {
        LEFT_OUT: None,
        "role": InApp(lambda given: given.grantee_role()),
        "user": InApp(lambda given: given.grantee_user()),
        "group": InApp(lambda given: given.grantee_group()),
    },
    "clusters": _CLUSTERS,
}
CONTEXT: dict[str, dict[str, Any]] = {
    "instance_policy": {LEFT_OUT: None, "managed": "managed", "least-privilege": "least-privilege"},
    "clusters": {LEFT_OUT: None, "several": "web,arn:{partition}:ecs:{region}:{account}:cluster/edge"},
    "instance_features": {LEFT_OUT: None, "some": "session-manager,patch-manager,registration-tags"},
    "instance_repositories": {LEFT_OUT: None, "name": "team/web"},
    "awslogs": {LEFT_OUT: None, "on": "true", "off": "false"},
    "log_groups": {LEFT_OUT: None, "several": "/ecs/web,/ecs/worker"},
    "private_ecr": {LEFT_OUT: None, "on": "true", "off": "false"},
    "repositories": {LEFT_OUT: None, "name": "team/web", "several": "team/web,team/worker"},
    "task_definitions": {LEFT_OUT: None, "some": str(Path(__file__).with_name("task_definition.json"))},
    "when_instance_role_pulls": WHEN,
    "role_name": {LEFT_OUT: None, "stated": "Fleet"},
}
CONTEXT_CLASHES = (
    clash("AWS's managed policies grant every feature.", instance_policy="managed", instance_features="some"),
    clash("AWS's managed policies grant every pull.", instance_policy="managed", instance_repositories="name"),
    clash("It narrows what is off.", awslogs="off", log_groups="several"),
    clash("It narrows what is off.", private_ecr="off", repositories="name|several"),
    clash("Task definitions say it.", task_definitions="some", awslogs="on|off"),
    clash("Task definitions say it.", task_definitions="some", log_groups="several"),
    clash("Task definitions say it.", task_definitions="some", private_ecr="on|off"),
    clash("Task definitions say it.", task_definitions="some", repositories="name|several"),
)
