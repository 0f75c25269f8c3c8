"""The task execution role as a construct."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jsii
from aws_cdk import aws_iam as iam
from constructs import Construct, IDependable

from ecs_anywhere_iam.catalogue.quota import MANAGED_POLICIES_OF_A_ROLE

if TYPE_CHECKING:
    from ecs_anywhere_iam.cdk.instance_role import InstanceRole
    from ecs_anywhere_iam.tasks.decision import WhenInstanceRolePulls
    from ecs_anywhere_iam.tasks.needs import TaskNeeds

_DESCRIPTION = "ECS Anywhere: lets the agent pull images and write logs for tasks on external instances"


@jsii.implements(iam.IGrantable)
class TaskExecutionRole(Construct):
    """The role that the agent uses on behalf of tasks, trusted by ECS tasks, for exactly what the tasks need.

    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        needs: TaskNeeds,
        role_name: str | None = None,
        path: str | None = None,
        description: str | None = _DESCRIPTION,
        permissions_boundary: iam.IManagedPolicy | None = None,
        allow_confused_deputy: bool = False,
        max_managed_policies: int = MANAGED_POLICIES_OF_A_ROLE,
    ) -> None:
        """
        :param needs: what the tasks ask of the role, at least one need
        :param role_name: 1 to 64 characters, unique in the account whatever its case; by default CloudFormation makes
            a name up
        :param path: starts and ends with a slash; ``/`` by default
        :param description: up to 1,000 characters; says what the role is for by default
        :param permissions_boundary: a managed policy that bounds what the role may do; none by default
        :param allow_confused_deputy: leaves the conditions ``aws:SourceAccount`` and ``aws:SourceArn`` out of the
            trust policy, so that ECS may use the role on behalf of anybody; False by default
            (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html)
        :param max_managed_policies: how many managed policies the role may have; 10 by default, more where AWS raised
            the account's quota. What does not fit into the role's inline policy goes there
            (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html)
        :raises NothingToGrantError: the needs ask for nothing
        :raises InvalidValueError: a value that IAM would refuse
        :raises QuotaExceededError: more permissions than the role can hold
        """
        from ecs_anywhere_iam.cdk.execution_role_parts import execution_role_parts  # noqa: PLC0415 - see there

        parts, apart = execution_role_parts(
            scope,
            needs=needs,
            role_name=role_name,
            path=path,
            description=description,
            permissions_boundary=permissions_boundary,
            allow_confused_deputy=allow_confused_deputy,
            max_managed_policies=max_managed_policies,
        )
        super().__init__(scope, construct_id)
        self._role, self._permissions = parts.make(self, apart=apart)

    @classmethod
    def if_required(
        cls,
        scope: Construct,
        construct_id: str,
        *,
        needs: TaskNeeds,
        instance_role: InstanceRole | None = None,
        when_instance_role_pulls: WhenInstanceRolePulls = "grant",
        role_name: str | None = None,
        path: str | None = None,
        description: str | None = _DESCRIPTION,
        permissions_boundary: iam.IManagedPolicy | None = None,
        allow_confused_deputy: bool = False,
        max_managed_policies: int = MANAGED_POLICIES_OF_A_ROLE,
    ) -> TaskExecutionRole | None:
        """The role where the tasks need one, and ``None`` where they do not.

        Tasks on external instances need it for the ``awslogs`` log driver, and for private ECR images that the
        instance role cannot pull
        (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/iam-role-ecsanywhere.html).

        :param needs: what the tasks ask of the role, perhaps nothing
        :param instance_role: the role of the servers that run the tasks; by default one that pulls no images
        :param when_instance_role_pulls: ``grant`` (the default): a role that exists for any reason may pull all images
            of the tasks, as the agent pulls with it when ECS says so; ``omit``: only images that the instance role
            cannot pull, as the page allows
        :param role_name: as for the constructor, like all that follow
        :raises InvalidValueError: a value that is not allowed or that IAM would refuse
        :raises QuotaExceededError: more permissions than the role can hold
        """
        from ecs_anywhere_iam.cdk.decide_in import decide_in  # noqa: PLC0415 - as above

        decision = decide_in(scope, needs, instance_role, when_instance_role_pulls)
        if not decision.required:
            return None
        return cls(
            scope,
            construct_id,
            needs=decision.grants,
            role_name=role_name,
            path=path,
            description=description,
            permissions_boundary=permissions_boundary,
            allow_confused_deputy=allow_confused_deputy,
            max_managed_policies=max_managed_policies,
        )

    @property
    def role(self) -> iam.IRole:
        """The role itself."""
        return self._role

    @property
    def permissions(self) -> IDependable:
        """What gives the role its permissions, for ``node.add_dependency`` of what starts tasks once it is made."""
        return self._permissions

    @property
    def role_name(self) -> str:
        """The role's name, without a path."""
        return self._role.role_name

    @property
    def role_arn(self) -> str:
        """The role's ARN: what ``executionRoleArn`` of a task definition takes."""
        return self._role.role_arn

    @property
    def grant_principal(self) -> iam.IPrincipal:
        """The role, as the receiver of grants of other constructs."""
        return self._role.grant_principal

    @property
    def task_definition_role(self) -> iam.IRole:
        """The role for ``execution_role`` of an ``ecs.ExternalTaskDefinition``, which cannot widen it.

        Given the role itself, CDK adds statements of its own to it.
        """
        return self._role.without_policy_updates()
