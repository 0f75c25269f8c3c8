"""An external instance role that exists already."""

from __future__ import annotations

from collections.abc import Sequence

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from constructs import Construct

from ecs_anywhere_iam.catalogue.server_resource import INSTANCE_ROLE
from ecs_anywhere_iam.catalogue.task_resource import REPOSITORY
from ecs_anywhere_iam.cdk.environment import environment_of
from ecs_anywhere_iam.cdk.instance_role import InstanceRole, InstanceRoleFacts
from ecs_anywhere_iam.cdk.own_token import check_tokens
from ecs_anywhere_iam.cdk.settle import settle_in
from ecs_anywhere_iam.errors import InvalidValueError
from ecs_anywhere_iam.policy.arn import split_arn
from ecs_anywhere_iam.policy.arn_holder import RepositoryHolder
from ecs_anywhere_iam.policy.flag import check_flag
from ecs_anywhere_iam.policy.image_pull import ImagePull
from ecs_anywhere_iam.policy.read_target import read_target, read_targets
from ecs_anywhere_iam.policy.role_identity import check_role_name
from ecs_anywhere_iam.policy.token import has_token, is_token


class ImportedInstanceRole(InstanceRole):
    """A role that exists already; made by ``ExternalInstanceRole.from_role_name`` and ``from_role_arn``."""

    @classmethod
    def of_name(
        cls, scope: Construct, construct_id: str, role_name: str, *, can_pull: bool | Sequence[str | RepositoryHolder]
    ) -> ImportedInstanceRole:
        """A role of the stack's own account."""
        if role_name is None:
            raise InvalidValueError("role_name", got=None, allowed="a role's name", fix="give the name that it has")
        check_role_name(role_name)
        check_tokens(scope, role_name=role_name)
        made = cls(scope, construct_id, _facts(scope, can_pull=can_pull, vanishing=""))
        made._role = iam.Role.from_role_name(made, "Resource", role_name, default_policy_name=_policy_name(made))
        return made

    @classmethod
    def of_arn(
        cls,
        scope: Construct,
        construct_id: str,
        role_arn: str,
        *,
        can_pull: bool | Sequence[str | RepositoryHolder],
        mutable: bool,
    ) -> ImportedInstanceRole:
        """A role of any account."""
        vanishing = "" if check_flag("mutable", mutable) else "the role was imported with mutable=False"
        check_tokens(scope, role_arn=role_arn)
        if not isinstance(role_arn, str) or not is_token(role_arn):
            if not isinstance(role_arn, str) or not role_arn.startswith("arn:"):
                raise InvalidValueError(
                    "role_arn", got=role_arn, allowed=f"an ARN like {INSTANCE_ROLE.example}", fix="use from_role_name"
                )
            read_target(role_arn, INSTANCE_ROLE, "role_arn")
            account, own = getattr(split_arn(role_arn), "account", ""), cdk.Stack.of(scope).account
            if not has_token(account) and not has_token(own) and account != own:
                vanishing = f"the role belongs to account {account}, and the stack to {own}"
        made = cls(scope, construct_id, _facts(scope, can_pull=can_pull, vanishing=vanishing))
        made._role = iam.Role.from_role_arn(
            made, "Resource", role_arn, mutable=mutable, default_policy_name=_policy_name(made)
        )
        return made


def _facts(scope: Construct, *, can_pull: bool | Sequence[str | RepositoryHolder], vanishing: str) -> InstanceRoleFacts:
    repositories = () if isinstance(can_pull, bool) else read_targets(can_pull, REPOSITORY, "can_pull")
    environment = environment_of(scope)
    return InstanceRoleFacts(
        image_pull=ImagePull(everything=True)
        if can_pull is True
        else ImagePull.of(map(settle_in(scope), repositories), environment),
        clusters=(),
        regions=(environment.region,),
        vanishing=vanishing,
    )


def _policy_name(made: Construct) -> str:
    """A name that no other stack gives its policy, in any Region: with CDK's own, stacks overwrite each other's grants.

    https://github.com/aws/aws-cdk/issues/16074
    """
    # Of the 128 characters that IAM takes, some are left for the Region.
    return f"{cdk.Names.unique_resource_name(made, max_length=100)}-{cdk.Stack.of(made).region}"
