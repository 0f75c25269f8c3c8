"""A policy for the registrar, to be attached by whoever looks after people and pipelines."""

from __future__ import annotations

from collections.abc import Sequence

from aws_cdk import aws_iam as iam
from constructs import Construct

from ecs_anywhere_iam.catalogue.quota import MANAGED_POLICY
from ecs_anywhere_iam.cdk.acknowledge import acknowledge_wildcards
from ecs_anywhere_iam.cdk.instance_role import InstanceRole
from ecs_anywhere_iam.cdk.own_token import check_tokens
from ecs_anywhere_iam.errors import InvalidValueError
from ecs_anywhere_iam.policy.arn_holder import ClusterHolder
from ecs_anywhere_iam.policy.document import policy_document
from ecs_anywhere_iam.policy.role_identity import check_policy_name
from ecs_anywhere_iam.policy.size import check_size


class RegistrarPolicy(Construct):
    """A customer managed policy with what the registrar needs: to create activations with this role, and to clean up.

    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-anywhere-registration.html
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        instance_role: InstanceRole,
        clusters: Sequence[str | ClusterHolder] = (),
        policy_name: str | None = None,
    ) -> None:
        """
        :param instance_role: the role that may be handed to Systems Manager, and no other
        :param clusters: the clusters that servers may be taken out of: names (of this account and Region), ARNs, CDK
            tokens or ``ecs.ICluster``; by default those of the role's ``LeastPrivilege``, and needed for other roles
        :param policy_name: 1 to 128 characters, unique in the account; by default CloudFormation makes a name up
        :raises InvalidValueError: a value that is not allowed
        :raises ContradictionError: no clusters, neither here nor of the role
        :raises QuotaExceededError: more clusters than a managed policy can hold
        """
        if not isinstance(instance_role, InstanceRole):
            raise InvalidValueError(
                "instance_role",
                got=instance_role,
                allowed="an ExternalInstanceRole",
                fix="for a role made elsewhere use ExternalInstanceRole.from_role_name",
            )
        check_policy_name(policy_name)
        check_tokens(scope, policy_name=policy_name)
        grants = instance_role.registration(clusters)
        document = policy_document([grant.statement() for grant in grants])
        check_size(document, MANAGED_POLICY, "registrar policy")
        super().__init__(scope, construct_id)
        self._policy = iam.ManagedPolicy(
            self,
            "Resource",
            document=iam.PolicyDocument.from_json(document),
            managed_policy_name=policy_name,
            description="ECS Anywhere: lets the registrar create activations and take servers out of service",
        )
        acknowledge_wildcards(self._policy, document, grants)

    @property
    def policy(self) -> iam.IManagedPolicy:
        """The policy itself."""
        return self._policy

    @property
    def policy_arn(self) -> str:
        """The policy's ARN."""
        return self._policy.managed_policy_arn
