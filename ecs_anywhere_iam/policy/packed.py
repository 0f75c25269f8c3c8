"""The documents that a role's permissions are packed into, and the check that nothing was lost or added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ecs_anywhere_iam.catalogue.quota import INLINE_POLICIES, MANAGED_POLICY
from ecs_anywhere_iam.policy.document import PolicyDocument, listed, policy_document
from ecs_anywhere_iam.policy.grant import Grant
from ecs_anywhere_iam.policy.size import check_size


class Packed(NamedTuple):
    """An inline policy, customer managed policies for what does not fit into it, and the grants that they come from."""

    grants: tuple[Grant, ...]
    inline: PolicyDocument
    managed: tuple[PolicyDocument, ...] = ()

    def check(self, managed_policies: int) -> None:
        """Passes documents that IAM takes and that together grant what the grants do.

        It runs at synth: a mistake in the packing must not reach a fleet.

        :raises QuotaExceededError: a document over its quota
        :raises AssertionError: another union, or too many documents; a mistake in this package
        """
        check_size(self.inline, INLINE_POLICIES, "inline policy")
        for number, document in enumerate(self.managed, start=1):
            check_size(document, MANAGED_POLICY, f"managed policy {number}")
        if len(self.managed) > managed_policies:
            raise AssertionError(f"packed into {len(self.managed)} managed policies, of {managed_policies}")
        whole = policy_document([grant.statement() for grant in self.grants])
        if set(_grains((self.inline, *self.managed))) != set(_grains((whole,))):
            raise AssertionError("packed documents grant something else than the whole document")


def _grains(documents: Sequence[PolicyDocument]) -> Iterator[tuple[str, ...]]:
    """Everything that the documents say, in the smallest pieces: each action on each resource, each condition on it."""
    for document in documents:
        for statement in document["Statement"]:
            for action in listed(statement["Action"]):
                yield from ((statement["Sid"], action, resource) for resource in listed(statement["Resource"]))
                for operator, keys in statement.get("Condition", {}).items():
                    for key, values in keys.items():
                        yield from ((statement["Sid"], action, operator, key, value) for value in listed(values))
