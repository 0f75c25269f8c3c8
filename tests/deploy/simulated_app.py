"""An app with a role for each simulated configuration, made by the constructs from the words of the case files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_iam as iam

from ecs_anywhere_iam import (
    ExternalInstanceRole,
    InstanceFeature,
    LeastPrivilege,
    RegistrarPolicy,
    TaskExecutionRole,
    TaskNeeds,
)
from ecs_anywhere_iam.catalogue.trust import INSTANCE_TRUST
from tests.deploy.simulated_role import DEPLOYED, GRANTED, HERE
from tests.simulate.kind import spelt_out

STACK = "Simulated"

Options = dict[str, Any]


def _instance(stack: cdk.Stack, name: str, options: Options) -> None:
    features = {InstanceFeature(feature) for feature in options.pop("features", ())}
    regions = options.pop("activation_regions", ())
    permissions = LeastPrivilege(features=features, **options)
    ExternalInstanceRole(stack, name, role_name=name, permissions=permissions, activation_regions=regions)


def _execution(stack: cdk.Stack, name: str, options: Options) -> None:
    TaskExecutionRole(stack, name, role_name=name, needs=TaskNeeds(**options))


def _trust(stack: cdk.Stack, name: str, options: Options) -> None:
    guard = {"allow_confused_deputy": options.get("allow_confused_deputy", False)}
    if options["service"] != INSTANCE_TRUST.service:
        TaskExecutionRole(stack, name, role_name=name, needs=TaskNeeds(fsx=True), **guard)
        return
    regions = options.get("regions", ())
    clusters = [f"arn:aws:ecs:{region}:{HERE.account}:cluster/default" for region in regions] or ["default"]
    ExternalInstanceRole(
        stack,
        name,
        role_name=name,
        permissions=LeastPrivilege(clusters=clusters),
        activation_regions=regions,
        **guard,
    )


def _registrar(stack: cdk.Stack, name: str, options: Options) -> None:
    role = ExternalInstanceRole.from_role_arn(stack, f"{name}-of", options["role_arn"], can_pull=False)
    by_policy, by_grant = (
        iam.Role(stack, each, role_name=each, assumed_by=iam.AccountRootPrincipal()) for each in (name, name + GRANTED)
    )
    policy = RegistrarPolicy(stack, f"{name}-policy", instance_role=role, clusters=options["clusters"])
    by_policy.add_managed_policy(policy.policy)
    role.grant_registration(by_grant, clusters=options["clusters"])


MAKE: Mapping[str, Callable[[cdk.Stack, str, Options], None]] = {
    "instance_permissions": _instance,
    "task_needs": _execution,
    "trust": _trust,
    "registrar": _registrar,
}


def main() -> None:
    """Write the assembly. The stack leaves its account and Region open, as the sample's does."""
    app = cdk.App(stack_traces=False)
    stack = cdk.Stack(app, STACK)
    for configuration in DEPLOYED:
        MAKE[configuration.kind](stack, configuration.name, spelt_out(configuration.options))
    app.synth()


if __name__ == "__main__":
    main()
