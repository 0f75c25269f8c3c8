"""Which private images a role can pull."""

from __future__ import annotations

from dataclasses import dataclass

from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.target import Target


@dataclass(frozen=True)
class ImagePull:
    """Every private image, or those of some repositories, or (by default) none."""

    everything: bool = False
    repositories: tuple[Target, ...] = ()

    def covers(self, repository: Target, environment: Environment) -> bool:
        """Whether images of the repository, or of all with a prefix, can be pulled.

        A repository that is known only at deployment is covered where the same token was given for both.
        """
        wanted = repository.arn(environment)
        return self.everything or any(_is_within(wanted, r.arn(environment)) for r in self.repositories)


def _is_within(arn: str, allowed: str) -> bool:
    # A name holds no wildcard; the one at the end is that of a prefix.
    return arn == allowed or (allowed.endswith("*") and arn.startswith(allowed.removesuffix("*")))
