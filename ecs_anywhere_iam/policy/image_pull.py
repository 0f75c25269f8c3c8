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
        """Whether images of the repository can be pulled.

        A repository that is known only at deployment is covered where the same token was given for both.
        """
        return self.everything or repository.arn(environment) in {r.arn(environment) for r in self.repositories}
