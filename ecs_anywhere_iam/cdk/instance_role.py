"""What every external instance role offers, whether it is made here or imported."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import jsii
from aws_cdk import aws_iam as iam
from constructs import Construct

from ecs_anywhere_iam.errors import VanishingGrantError

if TYPE_CHECKING:
    from ecs_anywhere_iam.policy.arn_holder import ClusterHolder
    from ecs_anywhere_iam.policy.grant import Grant
    from ecs_anywhere_iam.policy.image_pull import ImagePull
    from ecs_anywhere_iam.policy.target import Target


class InstanceRoleFacts(NamedTuple):
    """What is known of a role beside what CDK knows.

    ``vanishing`` says why CDK would drop a grant to the role without a word; empty where it would not.
    """

    image_pull: ImagePull
    clusters: tuple[Target, ...]
    regions: tuple[str, ...]
    vanishing: str = ""


@jsii.implements(iam.IGrantable)
class InstanceRole(Construct):
    """The role that servers and VMs outside AWS use to join an ECS cluster, trusted by Systems Manager.

    It is made by ``ExternalInstanceRole``, or imported by that class's ``from_role_name`` and ``from_role_arn``.
    """

    _role: iam.IRole

    def __init__(self, scope: Construct, construct_id: str, facts: InstanceRoleFacts) -> None:
        super().__init__(scope, construct_id)
        self._facts = facts
        self._registrars = 0

    @property
    def role(self) -> iam.IRole:
        """The role itself. A grant to it does not pass the check of ``grant_principal``: grant to the construct."""
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
    def image_pull(self) -> ImagePull:
        """Which private images the role can pull."""
        return self._facts.image_pull

    @property
    def grant_principal(self) -> iam.IPrincipal:
        """The role, as the receiver of grants of other constructs.

        :raises VanishingGrantError: CDK would drop the grant without a word (in a grant of CDK's own, jsii turns it
            into a ``RuntimeError`` with the same message)
        """
        if self._facts.vanishing:
            raise VanishingGrantError(
                f"a grant to {self.node.path} would be lost: {self._facts.vanishing}; grant it where the role is made"
            )
        return self._role.grant_principal

    def grant_registration(self, grantee: iam.IGrantable, *, clusters: Sequence[str | ClusterHolder] = ()) -> iam.Grant:
        """Lets the registrar create activations with this role, and take servers out of the clusters.

        :param grantee: the person's or pipeline's role, user or group
        :param clusters: names (of this account and Region), ARNs, CDK tokens or ``ecs.ICluster``; by default those of
            ``LeastPrivilege``, and needed for other roles
        :raises ContradictionError: no clusters, neither here nor of the role
        :raises VanishingGrantError: CDK would drop the grant, as the grantee is imported and cannot be changed
        """
        from ecs_anywhere_iam.cdk.registration import grant_each  # noqa: PLC0415

        self._registrars += 1
        mark = f"{self.node.addr[-8:].upper()}{self._registrars}"
        return grant_each(self.registration(clusters), grantee, mark)

    def registration(self, clusters: Sequence[str | ClusterHolder] = ()) -> tuple[Grant, ...]:
        """What ``grant_registration`` grants."""
        # Most stacks make the roles and grant no registration.
        from ecs_anywhere_iam.cdk.registration import registration  # noqa: PLC0415

        return registration(self, self._facts.clusters, clusters, self._facts.regions)
