"""What the IAM of an account holds by name, so that whatever outlives its stack is seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dev.aws_session import hermetic_session


@dataclass(frozen=True)
class Census:
    """The ARNs of all that CloudFormation or CDK could leave behind: none of AWS's own."""

    roles: frozenset[str]
    policies: frozenset[str]
    instance_profiles: frozenset[str]

    def __sub__(self, before: Census) -> Census:
        """What has been added since."""
        return Census(
            self.roles - before.roles,
            self.policies - before.policies,
            self.instance_profiles - before.instance_profiles,
        )

    def arns(self) -> set[str]:
        """All of it."""
        return {*self.roles, *self.policies, *self.instance_profiles}


def take_census(environment: Mapping[str, str]) -> Census:
    """Ask IAM itself, and not CloudFormation, which does not know what it has forgotten."""
    iam: Any = hermetic_session(environment).client("iam", endpoint_url=environment["AWS_ENDPOINT_URL"])

    def arns(operation: str, key: str, **options: str) -> Iterator[str]:
        for page in iam.get_paginator(operation).paginate(**options):
            yield from (each["Arn"] for each in page[key])

    return Census(
        frozenset(arns("list_roles", "Roles")),
        frozenset(arns("list_policies", "Policies", Scope="Local")),
        frozenset(arns("list_instance_profiles", "InstanceProfiles")),
    )
