"""Warns of images that a pull-through cache seems to fill, where nobody has said so."""

from __future__ import annotations

from collections.abc import Iterator

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.catalogue.source import ECR_PULL_THROUGH
from ecs_anywhere_iam.catalogue.task_resource import REPOSITORY
from ecs_anywhere_iam.policy.target import ArnTarget
from ecs_anywhere_iam.tasks.needs import TaskNeeds

# Prefixes that the ECR console proposes for rules of a pull-through cache; who uses one most likely has such a rule.
# https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-creating-rule.html
_PREFIXES = ("docker-hub/", "ecr-public/", "quay/", "kubernetes/", "github/", "gitlab/")


def warnings_of_caches(needs: TaskNeeds) -> Iterator[str]:
    """A sentence for each repository that is called like one of a cache, and is not said to be."""
    said = needs.targets(NeedKind.PULL_THROUGH)
    for target in needs.targets(NeedKind.PRIVATE_ECR):
        known = target.known if isinstance(target, ArnTarget) and target not in said else None
        name = "" if known is None else known.resource.removeprefix(REPOSITORY.prefix)
        if name.startswith(_PREFIXES):
            yield (
                f"the repository {name} is called as if a pull-through cache filled it; if one does, name its prefix "
                f"(pull_through_prefixes), or the first pull is denied ({ECR_PULL_THROUGH})"
            )
