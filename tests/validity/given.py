"""What a configuration is given by the app around it: resources, tokens, and who may register servers.

All of it lies below a construct of its own, so that what is found there is told apart from what the library made.
"""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, TypeVar

import aws_cdk as cdk
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_ssm as ssm
from constructs import Construct

from ecs_anywhere_iam import ExternalInstanceRole, LeastPrivilege, ManagedPolicies
from ecs_anywhere_iam.cdk.instance_role import InstanceRole

GIVEN = "Given"
_Made = TypeVar("_Made")


class Given:
    """Makes each thing once in a stack."""

    def __init__(self, stack: cdk.Stack) -> None:
        self.stack = stack
        self._scope = Construct(stack, GIVEN)
        self._made: dict[str, Any] = {}

    def text(self, name: str, value: str) -> str:
        """A text that is known only at deployment."""
        return self._once(f"{name}Text", lambda name: self._make_text(name, value))

    def cluster(self) -> SimpleNamespace:
        """As an ``ecs.ICluster`` is read; a whole one would bring a VPC."""
        settings = [ecs.CfnCluster.ClusterSettingsProperty(name="containerInsights", value="enabled")]
        made = self._once("Cluster", lambda name: ecs.CfnCluster(self._scope, name, cluster_settings=settings))
        return SimpleNamespace(cluster_arn=made.attr_arn)

    def repository(self) -> ecr.IRepository:
        return self._once("Repository", lambda name: ecr.Repository(self._scope, name))

    def log_group(self) -> logs.ILogGroup:
        return self._once("LogGroup", lambda name: logs.LogGroup(self._scope, name))

    def key(self) -> kms.IKey:
        return self._once("Key", lambda name: kms.Key(self._scope, name, enable_key_rotation=True))

    def secret(self) -> secretsmanager.ISecret:
        return self._once("Secret", lambda name: secretsmanager.Secret(self._scope, name))

    def parameter(self) -> ssm.IParameter:
        return self._once("Parameter", lambda name: ssm.StringParameter(self._scope, name, string_value="it"))

    def files(self) -> list[str]:
        """One in a bucket by name, one by ARN."""
        bucket = self._once("Bucket", lambda name: s3.Bucket(self._scope, name))
        return [f"{bucket.bucket_name}/web.env", f"{bucket.bucket_arn}/worker.env"]

    def boundary(self) -> iam.IManagedPolicy:
        arn = self.stack.format_arn(service="iam", region="", resource="policy", resource_name="Boundary")
        return self._once("Boundary", lambda name: iam.ManagedPolicy.from_managed_policy_arn(self._scope, name, arn))

    def instance_role(self, name: str, permissions: ManagedPolicies | LeastPrivilege) -> InstanceRole:
        return self._once(name, lambda name: ExternalInstanceRole(self.stack, name, permissions=permissions))

    def imported(self) -> InstanceRole:
        return self._once(
            "Imported",
            lambda name: ExternalInstanceRole.from_role_name(self._scope, name, "ECSAnywhereRole", can_pull=True),
        )

    def grantee_role(self) -> iam.IGrantable:
        return self._once("Registrar", lambda name: iam.Role(self._scope, name, assumed_by=iam.AccountRootPrincipal()))

    def grantee_user(self) -> iam.IGrantable:
        return self._once("Registrar", lambda name: iam.User(self._scope, name))

    def grantee_group(self) -> iam.IGrantable:
        return self._once("Registrar", lambda name: iam.Group(self._scope, name))

    def task_definitions(self) -> list[ecs.ExternalTaskDefinition | ecs.CfnTaskDefinition]:
        """One of CDK's own, and one as CloudFormation has it."""
        return self._once("TaskDefinitions", self._make_task_definitions)

    def _make_task_definitions(self, name: str) -> list[ecs.ExternalTaskDefinition | ecs.CfnTaskDefinition]:
        one = ecs.ExternalTaskDefinition(self._scope, name)
        one.add_container(
            "web",
            image=ecs.ContainerImage.from_ecr_repository(self.repository(), "1"),
            logging=ecs.LogDriver.aws_logs(stream_prefix="web", log_group=self.log_group()),
            secrets={"DB": ecs.Secret.from_secrets_manager(self.secret())},
            memory_limit_mib=64,
        )
        container = ecs.CfnTaskDefinition.ContainerDefinitionProperty(name="web", image="nginx", memory=64)
        return [one, ecs.CfnTaskDefinition(self._scope, f"{name}Plain", container_definitions=[container])]

    def _make_text(self, name: str, value: str) -> str:
        text = cdk.CfnParameter(self._scope, name, default=value).value_as_string
        # So that it is used also where no role is made.
        cdk.CfnOutput(self._scope, f"{name}Output", value=text)
        return text

    def _once(self, name: str, make: Callable[[str], _Made]) -> _Made:
        if name not in self._made:
            self._made[name] = make(name)
        made: _Made = self._made[name]
        return made
