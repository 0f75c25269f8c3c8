"""The IAM role inside a construct."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from constructs import Construct, DependencyGroup, IDependable

from ecs_anywhere_iam.catalogue.quota import TRUST_POLICY
from ecs_anywhere_iam.cdk.acknowledge import acknowledge_wildcards
from ecs_anywhere_iam.cdk.object_of_cdk import is_object_of_cdk
from ecs_anywhere_iam.cdk.own_token import check_tokens
from ecs_anywhere_iam.errors import InvalidValueError
from ecs_anywhere_iam.policy.packed import Packed
from ecs_anywhere_iam.policy.role_identity import check_description, check_path, check_role_name
from ecs_anywhere_iam.policy.size import check_size
from ecs_anywhere_iam.policy.trust_policy import TrustPolicy

if TYPE_CHECKING:
    from ecs_anywhere_iam.catalogue.managed_policy import ManagedPolicy


class RoleParts:
    """Everything about a role, checked before CDK sees any of it.

    :raises InvalidValueError: a name, path, description or boundary that IAM would refuse
    :raises QuotaExceededError: a policy that is too large for IAM
    """

    def __init__(
        self,
        scope: Construct,
        *,
        trust: TrustPolicy,
        policy_name: str = "",
        packed: Packed | None = None,
        aws_managed_policies: Sequence[ManagedPolicy] = (),
        role_name: str | None,
        path: str | None,
        description: str | None,
        permissions_boundary: iam.IManagedPolicy | None,
    ) -> None:
        check_role_name(role_name)
        check_path(path)
        check_description(description)
        check_tokens(scope, role_name=role_name, path=path, description=description)
        if permissions_boundary is not None and not is_object_of_cdk(permissions_boundary, "managed_policy_arn"):
            raise InvalidValueError(
                "permissions_boundary",
                got=permissions_boundary,
                allowed="an iam.IManagedPolicy",
                fix="wrap an ARN in iam.ManagedPolicy.from_managed_policy_arn",
            )
        check_size(trust, TRUST_POLICY, "trust policy")
        self._trust = trust
        self._policy_name = policy_name
        self._packed = packed
        self._aws_managed_policies = aws_managed_policies
        self._role_name = role_name
        self._path = path
        self._description = description
        self._permissions_boundary = permissions_boundary

    def make(self, scope: Construct, *, retain: bool = False, apart: bool = False) -> tuple[iam.Role, IDependable]:
        """The role, as the primary child of the construct, and the managed policies that it needs beside it.

        The second value is what has to be there before the role has all of its permissions.

        :param retain: keeps them all when they are taken out of the stack, but not when making them is rolled back
        :param apart: makes the policies refer to the role, and not the role to them: for a role that what it permits
            refers to
        """
        [trusted] = self._trust["Statement"]
        aws_policies = [
            iam.ManagedPolicy.from_aws_managed_policy_name(policy.path + policy.name)
            for policy in self._aws_managed_policies
        ]
        # Attached by the role, not by the policy: CloudFormation then makes a policy before the role lets go of what
        # moves into it, and deletes it after the role has it back.
        own_policies = [
            iam.ManagedPolicy(scope, f"Policy{number}", document=iam.PolicyDocument.from_json(document))
            for number, document in enumerate(self._packed.managed if self._packed is not None else (), start=1)
        ]
        role = iam.Role(
            scope,
            "Resource",
            assumed_by=_service_principal(trusted["Principal"]["Service"], json.dumps(trusted.get("Condition"))),
            # A whole document crosses to CDK at once: statement by statement costs two to five times as much.
            inline_policies={self._policy_name: iam.PolicyDocument.from_json(self._packed.inline)}
            if self._packed is not None and not apart
            else None,
            managed_policies=[*aws_policies, *(() if apart else own_policies)],
            role_name=self._role_name,
            path=self._path,
            description=self._description,
            permissions_boundary=self._permissions_boundary,
        )
        holder: iam.Role | iam.Policy = role
        if self._packed is not None:
            if apart:
                own = iam.PolicyDocument.from_json(self._packed.inline)
                holder = iam.Policy(scope, "Policy", document=own, roles=[role])
                for policy in own_policies:
                    policy.attach_to_role(role)
            documents = (self._packed.inline, *self._packed.managed)
            for each, document in zip((holder, *own_policies), documents, strict=True):
                acknowledge_wildcards(each, document, self._packed.grants)
        if retain:
            # Retain alone also holds when the deployment that made them is rolled back, and the next one would run into
            # them: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
            for kept in (role, *own_policies):
                kept.apply_removal_policy(cdk.RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
        return role, DependencyGroup(holder, *own_policies) if apart else role


# A principal is a value: roles with the same trust share one, and each further role takes a call to Node less.
@lru_cache(maxsize=8)
def _service_principal(service: str, conditions: str) -> iam.ServicePrincipal:
    """The service under these conditions, which are JSON so that they can be compared."""
    return iam.ServicePrincipal(service, conditions=json.loads(conditions))
