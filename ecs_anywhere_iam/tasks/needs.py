"""What tasks ask of their execution role."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.errors import InvalidValueError
from ecs_anywhere_iam.policy.target import Target
from ecs_anywhere_iam.tasks.need import Need
from ecs_anywhere_iam.tasks.stated_images import stated_images
from ecs_anywhere_iam.tasks.stated_logs import stated_logs
from ecs_anywhere_iam.tasks.stated_reads import stated_reads

if TYPE_CHECKING:
    from ecs_anywhere_iam.policy.arn_holder import (
        KeyHolder,
        LogGroupHolder,
        ParameterHolder,
        RepositoryHolder,
        SecretHolder,
    )


@dataclass(frozen=True, init=False)
class TaskNeeds:
    """What tasks ask of their execution role: a set of needs, in the order in which they were stated.

    ``TaskNeeds(awslogs=True, private_ecr=True)`` covers any log group and repository of this account and Region; the
    lists narrow it. Needs combine: ``web | worker`` asks for what either asks for. Needs with nothing in them are
    allowed, and call for no role.

    What a container calls itself, ECS Exec included, is asked of the task role, and is no need here.

    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/iam-role-ecsanywhere.html
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
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
        pull_through_repositories: Sequence[str | RepositoryHolder] | None = None,
        pull_through_prefixes: Sequence[str] | None = None,
        create_pull_through_repositories: bool = False,
        registry_credentials: Sequence[str | SecretHolder] = (),
        secrets: Sequence[str | SecretHolder] = (),
        secret_keys: Sequence[str | KeyHolder] = (),
        parameters: Sequence[str | ParameterHolder] = (),
        parameter_keys: Sequence[str | KeyHolder] = (),
        files: Sequence[str] = (),
        file_keys: Sequence[str | KeyHolder] = (),
        fsx: bool = False,
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
        :param pull_through_repositories: further repositories, which a pull-through cache fills
            (https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-iam.html)
        :param pull_through_prefixes: what the names of further such repositories start with: the prefixes of the
            rules of the cache, such as ``docker-hub/``
        :param create_pull_through_repositories: these repositories may be made by the first pull; not by default, as
            the registry's policy may permit it instead
        :param registry_credentials: secrets with the credentials of private registries outside ECR
            (``repositoryCredentials``), each as for ``secrets``
        :param secrets: secrets of Secrets Manager that containers, log drivers or volumes read, each a name (of this
            account and Region), an ARN with or without the six characters at its end, a CDK token or a
            ``secretsmanager.ISecret``; never with a JSON key behind it
        :param secret_keys: customer managed KMS keys of secrets, each a key ID (of this account and Region), an ARN, a
            CDK token or a ``kms.IKey``; the key ``aws/secretsmanager`` needs no permission
        :param parameters: parameters of Parameter Store that they read, each a name with or without its leading slash
            (of this account and Region), an ARN or an ``ssm.IParameter``
        :param parameter_keys: customer managed KMS keys of parameters, as for ``secret_keys``
        :param files: files in S3 (environment files, configurations of FireLens, credential specifications of gMSA),
            each as ``bucket/key`` or ``arn:aws:s3:::bucket/key``
        :param file_keys: customer managed KMS keys of files, as for ``secret_keys``
        :param fsx: volumes are of FSx for Windows File Server; not by default
        :raises InvalidValueError: a flag that is no boolean, or an item that is no name, ARN, token or CDK object
        :raises ContradictionError: a list or a ``create_…`` flag for a need that is not stated
        """
        needs = (
            *stated_logs(awslogs, log_groups, log_group_prefixes, create_log_groups),
            *stated_images(
                private_ecr=private_ecr,
                repositories=repositories,
                repository_prefixes=repository_prefixes,
                pull_through_repositories=pull_through_repositories,
                pull_through_prefixes=pull_through_prefixes,
                create_pull_through_repositories=create_pull_through_repositories,
            ),
            *stated_reads(
                registry_credentials=registry_credentials,
                secrets=secrets,
                secret_keys=secret_keys,
                parameters=parameters,
                parameter_keys=parameter_keys,
                files=files,
                file_keys=file_keys,
                fsx=fsx,
            ),
        )
        object.__setattr__(self, "needs", tuple(dict.fromkeys(needs)))

    @classmethod
    def of(cls, needs: Iterable[Need]) -> TaskNeeds:
        """These needs, each once.

        :raises InvalidValueError: anything else than needs, such as those of other ``TaskNeeds``
        """
        stated = tuple(needs) if isinstance(needs, Iterable) else (needs,)
        for need in stated:
            if not isinstance(need, Need):
                raise InvalidValueError(
                    "needs",
                    got=need,
                    allowed="needs that are in TaskNeeds",
                    fix="state them, as TaskNeeds(awslogs=True)",
                )
        made = cls()
        object.__setattr__(made, "needs", tuple(dict.fromkeys(stated)))
        return made

    @classmethod
    def from_task_definition(cls, task_definition: Mapping[str, Any]) -> TaskNeeds:
        """What a task definition asks for, and nothing more.

        Customer managed KMS keys and pull-through caches are not to be seen in one: add them with ``|``.

        :param task_definition: in the JSON shape of ``aws ecs register-task-definition``, or of the answer of
            ``aws ecs describe-task-definition``
        :raises InvalidTaskDefinitionError: it is no task definition, or ECS would refuse it
        :raises UndeterminedNeedsError: it has placeholders that leave open what it asks for
        """
        # Reading takes a third of the modules of this floor, and most stacks state their needs.
        from ecs_anywhere_iam.tasks.definition.read import read_task_definition  # noqa: PLC0415

        return cls.of(read_task_definition(task_definition).settled_needs())

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
        return TaskNeeds.of(
            need if need.target is None else Need(need.kind, change(need.target)) for need in self.needs
        )

    def targets(self, *kinds: NeedKind) -> tuple[Target, ...]:
        """What is asked for under these kinds of need, in order."""
        return tuple(need.target for need in self.needs if need.kind in kinds and need.target is not None)

    @property
    def awslogs(self) -> bool:
        """Whether containers use the ``awslogs`` log driver."""
        return bool(self.targets(NeedKind.AWSLOGS))

    @property
    def private_ecr(self) -> bool:
        """Whether images are in private ECR repositories."""
        return bool(self.targets(NeedKind.PRIVATE_ECR))
