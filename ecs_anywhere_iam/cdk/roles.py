"""Both roles, and the decision between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from constructs import Construct

from ecs_anywhere_iam.catalogue.quota import MANAGED_POLICIES_OF_A_ROLE
from ecs_anywhere_iam.cdk.execution_role import TaskExecutionRole
from ecs_anywhere_iam.cdk.external_instance_role import ExternalInstanceRole
from ecs_anywhere_iam.errors import EcsAnywhereIamError

if TYPE_CHECKING:
    from ecs_anywhere_iam.cdk.task_definition import TaskDefinition
    from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege, ManagedPolicies
    from ecs_anywhere_iam.tasks.decision import WhenInstanceRolePulls
    from ecs_anywhere_iam.tasks.needs import TaskNeeds


class EcsAnywhereRoles(Construct):
    """The external instance role, and the task execution role where the tasks need one.

    Why there is or is not an execution role is in ``reasons``, and ``cdk synth`` prints it.

    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/iam-role-ecsanywhere.html
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        instance_permissions: ManagedPolicies | LeastPrivilege,
        needs: TaskNeeds | None = None,
        task_definitions: Sequence[TaskDefinition] = (),
        when_instance_role_pulls: WhenInstanceRolePulls = "grant",
        instance_role_name: str | None = None,
        execution_role_name: str | None = None,
        permissions_boundary: iam.IManagedPolicy | None = None,
        activation_regions: Sequence[str] = (),
        max_managed_policies: int = MANAGED_POLICIES_OF_A_ROLE,
        retain_instance_role: bool = False,
    ) -> None:
        """
        :param instance_permissions: what the servers may do: ``LeastPrivilege(clusters=[…])`` or ``ManagedPolicies()``
        :param needs: what the tasks ask of the execution role, perhaps nothing; beside what ``task_definitions`` ask,
            where there are any
        :param task_definitions: ECS task definitions of the same stack, with all of their containers: what they ask of
            the execution role is read, and they are given the role, or none, in place of the one that CDK makes. A
            container that asks for more and is added later is an error of ``cdk synth``; none by default
        :param when_instance_role_pulls: ``grant`` (the default): an execution role that exists for any reason may pull
            all images of the tasks; ``omit``: only those that the instance role cannot pull
        :param instance_role_name: 1 to 64 characters, unique in the account whatever its case; by default
            CloudFormation makes a name up
        :param execution_role_name: the same for the execution role
        :param permissions_boundary: a managed policy that bounds what both roles may do; none by default
        :param activation_regions: Regions whose SSM activations may use the instance role, such as ``eu-west-1``; by
            default those of the clusters, which for clusters given by name is the stack's own
        :param max_managed_policies: how many managed policies each role may have; 10 by default, more where AWS raised
            the account's quota
        :param retain_instance_role: keeps the instance role when the stack is deleted; False by default. Deleting it
            cuts off every server that is associated with it
        :raises InvalidValueError: a value that is not allowed or that IAM would refuse; neither needs nor task
            definitions; a task definition of another stack, or with an execution role of its own
        :raises InvalidTaskDefinitionError: a task definition that ECS would refuse
        :raises UndeterminedNeedsError: a task definition that leaves open what it asks for
        :raises ContradictionError: activation Regions without that of a cluster
        :raises QuotaExceededError: more permissions than a role can hold
        """
        # Loaded as roles are made, as what the roles are made of.
        from ecs_anywhere_iam.cdk.all_needs import stated_needs, union_of  # noqa: PLC0415
        from ecs_anywhere_iam.cdk.decide_in import decide_in  # noqa: PLC0415

        stated = stated_needs(needs, task_definitions, scope)
        super().__init__(scope, construct_id)
        with _whole_or_not_at_all(self):
            self._instance_role = ExternalInstanceRole(
                self,
                "InstanceRole",
                permissions=instance_permissions,
                role_name=instance_role_name,
                permissions_boundary=permissions_boundary,
                activation_regions=activation_regions,
                max_managed_policies=max_managed_policies,
                retain=retain_instance_role,
            )
            union = union_of(needs, stated)
            decision = decide_in(self, union, self._instance_role, when_instance_role_pulls)
            self._reasons = decision.reasons
            self._execution_role = (
                TaskExecutionRole(
                    self,
                    "TaskExecutionRole",
                    needs=decision.grants,
                    role_name=execution_role_name,
                    permissions_boundary=permissions_boundary,
                    max_managed_policies=max_managed_policies,
                )
                if decision.required
                else None
            )
            if task_definitions:
                from ecs_anywhere_iam.cdk.take_over import take_over_each  # noqa: PLC0415

                take_over_each(task_definitions, self._execution_role, union)
        annotations = cdk.Annotations.of(self)
        for reason in self._reasons:
            annotations.add_info(reason)

    @property
    def instance_role(self) -> ExternalInstanceRole:
        """The role of the servers."""
        return self._instance_role

    @property
    def execution_role(self) -> TaskExecutionRole | None:
        """The role of the tasks; ``None`` where they need none."""
        return self._execution_role

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why there is or is not an execution role, in sentences."""
        return self._reasons


@contextmanager
def _whole_or_not_at_all(construct: Construct) -> Iterator[None]:
    """Takes the construct out of the tree where one of its parts is refused, so that half of it is not deployed."""
    try:
        yield
    except EcsAnywhereIamError:
        if construct.node.scope is not None:
            construct.node.scope.node.try_remove_child(construct.node.id)
        raise
