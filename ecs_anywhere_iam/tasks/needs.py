"""What tasks ask of their execution role."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.catalogue.resource_type import LOG_GROUP, REPOSITORY, ResourceType
from ecs_anywhere_iam.errors import ContradictionError
from ecs_anywhere_iam.policy.arn_holder import LogGroupHolder, RepositoryHolder
from ecs_anywhere_iam.policy.flag import check_flag
from ecs_anywhere_iam.policy.read_target import read_prefixes, read_targets
from ecs_anywhere_iam.policy.target import PrefixTarget, Target
from ecs_anywhere_iam.tasks.need import Need


@dataclass(frozen=True, init=False)
class TaskNeeds:
    """What tasks ask of their execution role: a set of needs, in the order in which they were stated.

    ``TaskNeeds(awslogs=True, private_ecr=True)`` covers any log group and repository of this account and Region; the
    lists narrow it. Needs combine: ``web | worker`` asks for what either asks for. Needs with nothing in them are
    allowed, and call for no role.

    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/iam-role-ecsanywhere.html
    """

    needs: tuple[Need, ...]

    def __init__(
        self,
        *,
        awslogs: bool = False,
        log_groups: Sequence[str | LogGroupHolder] | None = None,
        log_group_prefixes: Sequence[str] | None = None,
        create_log_groups: bool = False,
        private_ecr: bool = False,
        repositories: Sequence[str | RepositoryHolder] | None = None,
        repository_prefixes: Sequence[str] | None = None,
    ) -> None:
        """
        :param awslogs: containers use the ``awslogs`` log driver; not by default
        :param log_groups: the log groups that they write to, each a name (of this account and Region), an ARN, a CDK
            token or a ``logs.ILogGroup``; any log group of this account and Region by default,
            which an empty list is not
        :param log_group_prefixes: what the names of further log groups start with, such as ``/ecs/``
        :param create_log_groups: containers set ``awslogs-create-group``; not by default
        :param private_ecr: images are in private ECR repositories; not by default
        :param repositories: these repositories, each a name (of this account and Region), an ARN (of any account and
            Region), a CDK token or an ``ecr.IRepository``; any repository of this account and Region by default.
            A repository of another account must also permit the pull in its own repository policy
        :param repository_prefixes: what the names of further repositories start with, such as ``team/``
        :raises InvalidValueError: a flag that is no boolean, or an item that is no name, ARN, token or CDK object
        :raises ContradictionError: a list or ``create_log_groups`` for a need that is not stated
        """
        for name, flag in (
            ("awslogs", awslogs),
            ("create_log_groups", create_log_groups),
            ("private_ecr", private_ecr),
        ):
            check_flag(name, flag)
        groups = _targets(LOG_GROUP, log_groups, log_group_prefixes, flag="awslogs", stated=awslogs)
        images = _targets(REPOSITORY, repositories, repository_prefixes, flag="private_ecr", stated=private_ecr)
        if create_log_groups and not awslogs:
            raise ContradictionError("create_log_groups=True with awslogs=False: set awslogs=True as well")
        needs = [Need(NeedKind.AWSLOGS, group) for group in groups]
        if create_log_groups:
            needs += [Need(NeedKind.CREATE_LOG_GROUP, group) for group in groups]
        needs += [Need(NeedKind.PRIVATE_ECR, image) for image in images]
        object.__setattr__(self, "needs", tuple(needs))

    @classmethod
    def of(cls, needs: Iterable[Need]) -> TaskNeeds:
        """These needs, each once."""
        made = cls()
        object.__setattr__(made, "needs", tuple(dict.fromkeys(needs)))
        return made

    def __or__(self, other: TaskNeeds) -> TaskNeeds:
        """What either asks for."""
        return TaskNeeds.of((*self.needs, *other.needs)) if isinstance(other, TaskNeeds) else NotImplemented

    def __iter__(self) -> Iterator[Need]:
        return iter(self.needs)

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.needs)

    def map_targets(self, change: Callable[[Target], Target]) -> TaskNeeds:
        """The same needs with each target changed."""
        return TaskNeeds.of(Need(need.kind, change(need.target)) for need in self.needs)

    def targets(self, *kinds: NeedKind) -> tuple[Target, ...]:
        """What is asked for under these kinds of need, in order."""
        return tuple(need.target for need in self.needs if need.kind in kinds)

    @property
    def awslogs(self) -> bool:
        """Whether containers use the ``awslogs`` log driver."""
        return bool(self.targets(NeedKind.AWSLOGS))

    @property
    def private_ecr(self) -> bool:
        """Whether images are in private ECR repositories."""
        return bool(self.targets(NeedKind.PRIVATE_ECR))


def _targets(
    resource_type: ResourceType, names: object | None, prefixes: object | None, *, flag: str, stated: bool
) -> tuple[Target, ...]:
    plural = resource_type.parameter
    targets: tuple[Target, ...] = ()
    if names is not None:
        targets += read_targets(names, resource_type, plural)
    if prefixes is not None:
        targets += read_prefixes(prefixes, resource_type, f"{resource_type.placeholder}_prefixes")
    if targets and not stated:
        raise ContradictionError(f"{plural} given with {flag}=False: set {flag}=True, or leave {plural} out")
    if stated and not targets and (names is not None or prefixes is not None):
        # A filter that found nothing must not become a permission on everything.
        raise ContradictionError(f"{plural}: got none with {flag}=True; name some, or leave the lists out to allow any")
    if stated and not targets:
        return (PrefixTarget(resource_type),)
    return targets
