"""Which private images a role can pull."""

from __future__ import annotations

from collections.abc import Iterable

from ecs_anywhere_iam.policy.arn import split_arn
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.target import Target


class ImagePull:
    """Every private image, or those of some repositories, or (by default) none.

    The repositories are ARNs, as a name means another repository in each account and Region; a ``*`` at the end is
    that of a prefix.
    """

    def __init__(self, *, everything: bool = False, repository_arns: Iterable[str] = ()) -> None:
        self.everything = everything
        self._allowed = frozenset(map(_without_partition, repository_arns))
        # A name holds no wildcard; the one at the end is that of a prefix.
        self._prefixes = tuple(arn.removesuffix("*") for arn in self._allowed if arn.endswith("*"))

    @classmethod
    def of(cls, repositories: Iterable[Target], environment: Environment) -> ImagePull:
        """What a role can pull that is granted these repositories in this environment."""
        return cls(repository_arns=(repository.arn(environment) for repository in repositories))

    def covers(self, repository: Target, environment: Environment) -> bool:
        """Whether images of the repository, or of all with a prefix, can be pulled by tasks in this environment.

        A repository that is known only at deployment is covered where the same token was given for both.
        """
        wanted = _without_partition(repository.arn(environment))
        return self.everything or wanted in self._allowed or wanted.startswith(self._prefixes)


def _without_partition(arn: str) -> str:
    """An account lies in one partition, which is a token where a name was given and text where an ARN was."""
    parts = split_arn(arn)
    return arn if parts is None else str(parts._replace(partition=""))
