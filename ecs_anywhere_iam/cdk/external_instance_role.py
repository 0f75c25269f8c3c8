"""The external instance role as a construct."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk import aws_iam as iam
from constructs import Construct

from ecs_anywhere_iam.catalogue.quota import MANAGED_POLICIES_OF_A_ROLE
from ecs_anywhere_iam.cdk.instance_role import InstanceRole

if TYPE_CHECKING:
    from ecs_anywhere_iam.policy.arn_holder import RepositoryHolder
    from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege, ManagedPolicies


class ExternalInstanceRole(InstanceRole):
    """The role that servers and VMs outside AWS use to join an ECS cluster, trusted by Systems Manager.

    One is enough for an account. Servers are associated with it, by its name, through an SSM activation. An account
    that has one already is served by ``from_role_name`` and ``from_role_arn``.

    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/iam-role-ecsanywhere.html
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        permissions: ManagedPolicies | LeastPrivilege,
        role_name: str | None = None,
        path: str | None = None,
        description: str | None = "ECS Anywhere: lets registered external instances join ECS clusters",
        permissions_boundary: iam.IManagedPolicy | None = None,
        activation_regions: Sequence[str] = (),
        allow_confused_deputy: bool = False,
        max_managed_policies: int = MANAGED_POLICIES_OF_A_ROLE,
        retain: bool = False,
    ) -> None:
        """
        :param permissions: what the servers may do: ``LeastPrivilege(clusters=[…])`` or ``ManagedPolicies()``
        :param role_name: 1 to 64 characters, unique in the account whatever its case; by default CloudFormation makes
            a name up
        :param path: starts and ends with a slash; ``/`` by default, and best left so: ``create-activation`` does not
            reliably take a role with another path (https://github.com/aws/aws-sdk-js/issues/2748)
        :param description: up to 1,000 characters; says what the role is for by default
        :param permissions_boundary: a managed policy that bounds what the role may do; none by default. It must allow
            what the servers need
        :param activation_regions: Regions whose SSM activations may use the role, such as ``eu-west-1``; by default
            those of the clusters, which for clusters given by name is the stack's own
        :param allow_confused_deputy: leaves the conditions ``aws:SourceAccount`` and ``aws:SourceArn`` out of the
            trust policy, so that Systems Manager may use the role on behalf of anybody; False by default
            (https://docs.aws.amazon.com/systems-manager/latest/userguide/cross-service-confused-deputy-prevention.html)
        :param max_managed_policies: how many managed policies the role may have; 10 by default, more where AWS raised
            the account's quota. What does not fit into the role's inline policy goes there
            (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html)
        :param retain: keeps the role when it is taken out of the stack or the stack is deleted; False by default.
            Deleting this role cuts off every server that is associated with it
        :raises InvalidValueError: a value that IAM would refuse
        :raises ContradictionError: activation Regions without that of a cluster
        :raises QuotaExceededError: more permissions than the role can hold
        """
        from ecs_anywhere_iam.cdk.instance_role_parts import instance_role_parts  # noqa: PLC0415 - see there

        parts, facts = instance_role_parts(
            scope,
            permissions=permissions,
            role_name=role_name,
            path=path,
            description=description,
            permissions_boundary=permissions_boundary,
            activation_regions=activation_regions,
            allow_confused_deputy=allow_confused_deputy,
            max_managed_policies=max_managed_policies,
            retain=retain,
        )
        super().__init__(scope, construct_id, facts)
        self._role, _ = parts.make(self, retain=retain)

    @classmethod
    def from_role_name(
        cls,
        scope: Construct,
        construct_id: str,
        role_name: str,
        *,
        can_pull: bool | Sequence[str | RepositoryHolder],
    ) -> InstanceRole:
        """A role of this account that exists already, made elsewhere.

        :param role_name: 1 to 64 characters; for a role with a path use ``from_role_arn``
        :param can_pull: the private images that the role can pull: True for every one, as with the managed policies;
            False for none; or the repositories, as for ``LeastPrivilege``. Nothing but its owner knows
        :raises InvalidValueError: a value that is not allowed
        """
        from ecs_anywhere_iam.cdk.imported_instance_role import ImportedInstanceRole  # noqa: PLC0415

        return ImportedInstanceRole.of_name(scope, construct_id, role_name, can_pull=can_pull)

    @classmethod
    def from_role_arn(
        cls,
        scope: Construct,
        construct_id: str,
        role_arn: str,
        *,
        can_pull: bool | Sequence[str | RepositoryHolder],
        mutable: bool = True,
    ) -> InstanceRole:
        """A role that exists already, made elsewhere, with its path or in another account.

        :param role_arn: ``arn:<partition>:iam::<account>:role/<path><name>``, or a CDK token
        :param can_pull: as for ``from_role_name``
        :param mutable: whether this app may add policies to the role; True by default. Where it may not, and for a
            role of another account, a grant raises ``VanishingGrantError``: CDK would drop it without a word
        :raises InvalidValueError: a value that is not allowed
        """
        from ecs_anywhere_iam.cdk.imported_instance_role import ImportedInstanceRole  # noqa: PLC0415

        return ImportedInstanceRole.of_arn(scope, construct_id, role_arn, can_pull=can_pull, mutable=mutable)
