"""What the registrar is granted on a role, and the granting of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any

from aws_cdk import aws_iam as iam
from constructs import Construct

from ecs_anywhere_iam.catalogue.server_resource import CLUSTER, INSTANCE_ROLE
from ecs_anywhere_iam.cdk.environment import environment_of
from ecs_anywhere_iam.cdk.object_of_cdk import is_object_of_cdk
from ecs_anywhere_iam.cdk.settle import settle_in, split_cluster
from ecs_anywhere_iam.errors import ContradictionError, InvalidValueError, VanishingGrantError
from ecs_anywhere_iam.policy.document import listed
from ecs_anywhere_iam.policy.grant import Grant
from ecs_anywhere_iam.policy.read_target import read_target, read_targets
from ecs_anywhere_iam.policy.registrar_policy import registrar_grants
from ecs_anywhere_iam.policy.target import Target


def registration(
    instance_role: Construct, known: Sequence[Target], stated: object, regions: Sequence[str]
) -> tuple[Grant, ...]:
    """Each row of the catalogue for the registrar, on this role and these clusters.

    :param instance_role: an ``InstanceRole``
    :param known: the clusters of the role
    :param stated: the clusters that the user named instead, where that is not empty
    :param regions: the Regions in which servers of the known clusters register
    :raises ContradictionError: neither
    """
    settle = settle_in(instance_role)
    environment = environment_of(instance_role)
    clusters: tuple[Target, ...] = tuple(
        split_cluster(settle(each)) for each in read_targets(stated, CLUSTER, "clusters")
    )
    if clusters:
        # Servers register in the Region of their cluster, and are taken out of service there.
        regions = tuple(dict.fromkeys(cluster.region(environment) for cluster in clusters))
    else:
        clusters = tuple(known)
    if not clusters:
        raise ContradictionError(
            f"the registrar of {instance_role.node.path} without clusters: the role names none; "
            "state clusters, those that servers may be taken out of"
        )
    role = read_target(instance_role, INSTANCE_ROLE, "instance_role")
    return registrar_grants(role, clusters, environment, regions)


def grant_each(grants: Sequence[Grant], grantee: iam.IGrantable, mark: str) -> iam.Grant:
    """Adds a statement for each grant to the grantee.

    :param mark: behind each Sid, letters and digits: a registrar of several roles has the statements of each in one
        policy, where IAM wants every Sid once
    :raises InvalidValueError: nothing that can be granted to
    :raises VanishingGrantError: CDK would drop it without a word
    """
    if not is_object_of_cdk(grantee, "grant_principal"):
        raise InvalidValueError(
            "grantee", got=grantee, allowed="an iam.IGrantable", fix="give the registrar's role, user or group"
        )
    return reduce(lambda one, other: one.combine(other), [_grant(each, grantee, mark) for each in grants])


def _grant(each: Grant, grantee: iam.IGrantable, mark: str) -> iam.Grant:
    statement: Any = each.statement()
    granted = iam.Grant.add_to_principal(
        grantee=grantee,
        actions=listed(statement["Action"]),
        resource_arns=listed(statement["Resource"]),
        conditions=statement.get("Condition"),
    )
    if not granted.success or _has_vanished(grantee.grant_principal):
        raise VanishingGrantError(
            f"the grant of {statement['Sid']} would be lost: the grantee is imported and cannot be changed by this "
            "app; make a RegistrarPolicy, and attach it where the grantee is made"
        )
    for added in granted.principal_statements:
        added.sid = f"{statement['Sid']}{mark}"
    return granted


def _has_vanished(principal: Any) -> bool:
    """Whether CDK said that it granted something and did not.

    It does so for imported roles of other accounts or with ``mutable=False``, and for ``without_policy_updates()``:
    the policy that a grant goes into is missing below them. And for the unknown role of an imported function.
    """
    if isinstance(principal, iam.UnknownPrincipal):
        return True
    if isinstance(principal, (iam.Role, iam.LazyRole, iam.User, iam.Group)) or not hasattr(principal, "node"):
        return False
    return not any(child.node.id in {"Policy", "DefaultPolicy"} for child in principal.node.children)
