"""What a role is once it is deployed, read back over the AWS API."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dev.aws_session import hermetic_session

# A policy document, as JSON objects.
Document = Mapping[str, Any]
AWS_OWNED = ":iam::aws:policy/"


class RoleMissingError(Exception):
    """No role has this name."""


@dataclass(frozen=True)
class DeployedRole:
    """A role as AWS describes it.

    ``role_id`` stays the same as long as it is the same role; a new role of the same name has another one.
    ``managed`` maps the ARN of each attached policy to its document, or to ``None`` for one of AWS's own that the
    emulator does not hold. ``tags`` leaves out those that CloudFormation sets itself.
    """

    name: str
    arn: str
    path: str
    role_id: str
    description: str
    trust: Document
    inline: Mapping[str, Document]
    managed: Mapping[str, Document | None]
    tags: Mapping[str, str]
    permissions_boundary: str | None

    def own_statements(self) -> Iterator[Document]:
        """Each statement of the inline and customer managed documents: all but those of AWS's own policies."""
        own = [document for arn, document in self.managed.items() if AWS_OWNED not in arn]
        for document in [*self.inline.values(), *own]:
            if document is not None:
                yield from as_list(document["Statement"])


def as_list(one_or_many: Any) -> list[Any]:
    """IAM writes a list of one without its brackets."""
    return one_or_many if isinstance(one_or_many, list) else [one_or_many]


def read_role(environment: Mapping[str, str], name: str) -> DeployedRole:
    """Read everything about a role; raises RoleMissingError."""
    iam = _iam(environment)
    try:
        role = iam.get_role(RoleName=name)["Role"]
    except iam.exceptions.NoSuchEntityException:
        raise RoleMissingError(f"no role is named {name}") from None

    def pages(operation: str, key: str) -> Iterator[Any]:
        for page in iam.get_paginator(operation).paginate(RoleName=name):
            yield from page[key]

    return DeployedRole(
        name=role["RoleName"],
        arn=role["Arn"],
        path=role["Path"],
        role_id=role["RoleId"],
        description=role.get("Description", ""),
        trust=role["AssumeRolePolicyDocument"],
        inline={
            policy: iam.get_role_policy(RoleName=name, PolicyName=policy)["PolicyDocument"]
            for policy in pages("list_role_policies", "PolicyNames")
        },
        managed={
            policy["PolicyArn"]: read_managed_policy(environment, policy["PolicyArn"])
            for policy in pages("list_attached_role_policies", "AttachedPolicies")
        },
        tags={tag["Key"]: tag["Value"] for tag in pages("list_role_tags", "Tags") if not tag["Key"].startswith("aws:")},
        permissions_boundary=role.get("PermissionsBoundary", {}).get("PermissionsBoundaryArn"),
    )


def read_managed_policy(environment: Mapping[str, str], arn: str) -> Document | None:
    """The document of a managed policy in force; ``None`` when there is no such policy."""
    iam = _iam(environment)
    try:
        version = iam.get_policy(PolicyArn=arn)["Policy"]["DefaultVersionId"]
        document: Document = iam.get_policy_version(PolicyArn=arn, VersionId=version)["PolicyVersion"]["Document"]
    except iam.exceptions.NoSuchEntityException:
        return None
    return document


def left_of(environment: Mapping[str, str], role: DeployedRole) -> list[str]:
    """What still exists of a role that was read before: its ARN, and those of its customer managed policies."""
    left = [arn for arn in role.managed if AWS_OWNED not in arn and read_managed_policy(environment, arn) is not None]
    try:
        return [read_role(environment, role.name).arn, *left]
    except RoleMissingError:
        return left


def _iam(environment: Mapping[str, str]) -> Any:
    return hermetic_session(environment).client("iam", endpoint_url=environment["AWS_ENDPOINT_URL"])
