"""The external instance role as a construct."""

from __future__ import annotations

from collections.abc import Sequence

import jsii
from aws_cdk import aws_iam as iam
from constructs import Construct

from ecs_anywhere_iam.catalogue.managed_policy import INSTANCE_MANAGED_POLICIES
from ecs_anywhere_iam.catalogue.quota import MANAGED_POLICIES_OF_A_ROLE
from ecs_anywhere_iam.catalogue.trust import INSTANCE_TRUST
from ecs_anywhere_iam.cdk.environment import environment_of
from ecs_anywhere_iam.cdk.role import RoleParts
from ecs_anywhere_iam.cdk.settle import settle_in, split_cluster
from ecs_anywhere_iam.errors import InvalidValueError
from ecs_anywhere_iam.policy.activation_regions import activation_regions as read_activation_regions
from ecs_anywhere_iam.policy.image_pull import ImagePull
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege, ManagedPolicies
from ecs_anywhere_iam.policy.instance_policy import instance_grants
from ecs_anywhere_iam.policy.packing import pack
from ecs_anywhere_iam.policy.trust_policy import trust_policy


@jsii.implements(iam.IGrantable)
class ExternalInstanceRole(Construct):
    """The role that servers and VMs outside AWS use to join an ECS cluster, trusted by Systems Manager.

    One is enough for an account. Servers are associated with it, by its name, through an SSM activation.

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
        :raises InvalidValueError: a value that IAM would refuse
        :raises ContradictionError: activation Regions without that of a cluster
        :raises QuotaExceededError: more permissions than the role can hold
        """
        if not isinstance(permissions, (ManagedPolicies, LeastPrivilege)):
            raise InvalidValueError(
                "permissions",
                got=permissions,
                allowed="LeastPrivilege(clusters=[…]) or ManagedPolicies()",
                fix="LeastPrivilege(clusters=['default']) permits what servers of the cluster `default` need",
            )
        environment = environment_of(scope)
        if isinstance(permissions, LeastPrivilege):
            permissions = permissions.map_targets(settle_in(scope)).map_targets(split_cluster)
        regions = read_activation_regions(activation_regions, permissions, environment)
        parts = RoleParts(
            trust=trust_policy(
                INSTANCE_TRUST,
                environment,
                regions=regions,
                allow_confused_deputy=allow_confused_deputy,
            ),
            policy_name="LeastPrivilege",
            packed=pack(instance_grants(permissions, environment, regions), max_managed_policies)
            if isinstance(permissions, LeastPrivilege)
            else None,
            aws_managed_policies=() if isinstance(permissions, LeastPrivilege) else INSTANCE_MANAGED_POLICIES,
            role_name=role_name,
            path=path,
            description=description,
            permissions_boundary=permissions_boundary,
        )
        super().__init__(scope, construct_id)
        self._image_pull = permissions.image_pull
        self._role = parts.make(self)

    @property
    def role(self) -> iam.IRole:
        """The role itself."""
        return self._role

    @property
    def role_name(self) -> str:
        """The role's name, without a path: what ``aws ssm create-activation --iam-role`` takes."""
        return self._role.role_name

    @property
    def role_arn(self) -> str:
        """The role's ARN."""
        return self._role.role_arn

    @property
    def grant_principal(self) -> iam.IPrincipal:
        """The role, as the receiver of grants of other constructs."""
        return self._role.grant_principal

    @property
    def image_pull(self) -> ImagePull:
        """Which private images the role can pull."""
        return self._image_pull
