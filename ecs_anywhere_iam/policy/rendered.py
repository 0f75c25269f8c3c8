"""A role as JSON: its trust policy and all that permits it, as ``aws iam`` takes them one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ecs_anywhere_iam.catalogue.managed_policy import ManagedPolicy
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.packed import Packed
from ecs_anywhere_iam.policy.trust_policy import TrustPolicy


def rendered_role(
    trust: TrustPolicy, packed: Packed | None, attached: Sequence[ManagedPolicy], environment: Environment
) -> dict[str, Any]:
    """The documents of a role.

    ``trust_policy`` is what ``create-role`` takes, ``inline_policy`` what ``put-role-policy`` takes (``None`` where
    there is none), each of ``managed_policies`` what ``create-policy`` takes, for what does not fit inline, and each of
    ``attached_policies`` the ARN of an AWS managed policy, which ``attach-role-policy`` takes.
    """
    return {
        "trust_policy": trust,
        "inline_policy": None if packed is None else packed.inline,
        "managed_policies": [] if packed is None else list(packed.managed),
        "attached_policies": [
            f"arn:{environment.partition}:iam::aws:policy/{policy.path}{policy.name}" for policy in attached
        ],
    }
