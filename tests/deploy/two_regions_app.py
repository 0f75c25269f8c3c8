"""Two stacks in two Regions that share one instance role: the first makes it, the second imports it."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_iam as iam

from ecs_anywhere_iam import ExternalInstanceRole, LeastPrivilege, TaskExecutionRole, TaskNeeds

ACCOUNT = "123456789012"
NAME = "FleetServers"


def home(app: cdk.App, *, both: bool) -> None:
    """The stack that makes the role, for the servers of one Region or of both."""
    stack = cdk.Stack(app, "Home", env=cdk.Environment(account=ACCOUNT, region="us-east-1"))
    away = [f"arn:aws:ecs:eu-west-1:{ACCOUNT}:cluster/edge"] if both else []
    ExternalInstanceRole(stack, "Servers", permissions=LeastPrivilege(clusters=["edge", *away]), role_name=NAME)


def away(app: cdk.App, *, own: bool, grant: bool) -> None:
    """The stack of the other Region, which imports the role, or would make one of its own by the same name."""
    stack = cdk.Stack(app, "Away", env=cdk.Environment(account=ACCOUNT, region="eu-west-1"))
    if own:
        ExternalInstanceRole(stack, "Servers", permissions=LeastPrivilege(clusters=["edge"]), role_name=NAME)
        return
    servers = ExternalInstanceRole.from_role_name(stack, "Servers", NAME, can_pull=False)
    needs = TaskNeeds(private_ecr=True, repositories=["team/web"])
    TaskExecutionRole.if_required(stack, "Tasks", needs=needs, instance_role=servers)
    if grant:
        statement = iam.PolicyStatement(actions=["s3:GetObject"], resources=["arn:aws:s3:::fleet/*"])
        servers.grant_principal.add_to_principal_policy(statement)


def main() -> None:
    """Reads ``stacks``, of ``home,away``; ``both``; ``own`` and ``grant``, which are there or not."""
    app = cdk.App()

    def given(key: str) -> bool:
        return app.node.try_get_context(key) is not None

    stacks = app.node.try_get_context("stacks").split(",")
    if "home" in stacks:
        home(app, both=given("both"))
    if "away" in stacks:
        away(app, own=given("own"), grant=given("grant"))
    app.synth()


if __name__ == "__main__":
    main()
