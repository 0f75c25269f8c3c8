"""Whether the tasks of a task definition need an execution role, why, and exactly which."""

from __future__ import annotations

from dataclasses import dataclass

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.catalogue.source import ECS_AGENT, ECS_ANYWHERE_ROLE
from ecs_anywhere_iam.errors import quoted
from ecs_anywhere_iam.policy.document import PolicyDocument
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.image_pull import ImagePull
from ecs_anywhere_iam.tasks.decision import Decision, WhenInstanceRolePulls, decide
from ecs_anywhere_iam.tasks.definition.finding import Verdict
from ecs_anywhere_iam.tasks.definition.reading import Reading
from ecs_anywhere_iam.tasks.execution_policy import execution_policy
from ecs_anywhere_iam.tasks.likely_cache import warnings_of_caches
from ecs_anywhere_iam.tasks.needs import TaskNeeds
from ecs_anywhere_iam.tasks.reasons import why_required

_WHATEVER_IMAGE = (
    "No task execution role: nothing asks for one, and whatever the images are that are filled in later, the "
    f"instance role can pull them ({ECS_ANYWHERE_ROLE})."
)
_OF_ROLE = (
    "nothing asks for a role, and ECS may have the agent pull images with one that is named, without falling back on "
    f"the instance role ({ECS_AGENT}agent/ecr/factory.go): leave it out, or permit it to pull"
)
_READ = {NeedKind.SECRET, NeedKind.REGISTRY_CREDENTIALS, NeedKind.PARAMETER, NeedKind.FILE}
_KEYS = {NeedKind.SECRET_KEY, NeedKind.PARAMETER_KEY, NeedKind.FILE_KEY}
_OF_KEYS = (
    "what the tasks read may be under customer managed KMS keys, which no task definition names: if it is, the role "
    "also needs kms:Decrypt on them (secret_keys, parameter_keys, file_keys)"
)


@dataclass(frozen=True)
class Explanation:
    """The answer for one task definition.

    ``required`` is ``None`` where placeholders leave it open. ``needs`` are all that the tasks ask for, ``policy``
    what the role is granted: less where the instance role pulls images; ``None`` where there is nothing to grant, or
    nothing is known for certain. ``open`` has a sentence for each placeholder that matters,
    ``placeholders`` says whether there is any that stands for an image, a driver or a resource.
    """

    required: bool | None
    reasons: tuple[str, ...]
    warnings: tuple[str, ...]
    needs: TaskNeeds
    policy: PolicyDocument | None
    open: tuple[str, ...]
    placeholders: bool


def explain(
    reading: Reading,
    *,
    instance_pulls: ImagePull,
    when_instance_role_pulls: WhenInstanceRolePulls,
    environment: Environment,
    beside: TaskNeeds,
) -> Explanation:
    """The answer for a task definition.

    :param instance_pulls: what the instance role can pull itself
    :param when_instance_role_pulls: whether an execution role that exists anyway may pull that too
    :param beside: what is known of the tasks and cannot be read in the task definition, such as KMS keys
    """
    needs = TaskNeeds.of(reading.needs) | beside
    decision = decide(
        needs,
        instance_pulls=instance_pulls,
        when_instance_role_pulls=when_instance_role_pulls,
        environment=environment,
    )
    # What cannot be named yet, such as a secret that is a placeholder altogether, is no need and calls for a role.
    certain = decision.required or any(
        finding.verdict is Verdict.INCOMPLETE and not finding.needs for finding in reading.findings
    )
    grants = needs if certain and when_instance_role_pulls == "grant" else decision.grants
    incomplete = tuple(
        finding.sentence
        for finding in reading.findings
        if finding.verdict is Verdict.INCOMPLETE and (not finding.needs or set(finding.needs) & set(grants))
    )
    # Who can pull every image pulls this one too, whatever it is; unless a role that exists anyway is to pull it.
    images_matter = not instance_pulls.everything or (certain and when_instance_role_pulls == "grant")
    unknown = {Verdict.OPEN, Verdict.OPEN_IMAGE} if images_matter else {Verdict.OPEN}
    open_points = reading.sentences(*unknown)
    required = True if certain else None if open_points else False
    warnings = list(reading.warnings)
    if required:
        warnings += [f"{sentence}; what it needs is not in the policy yet" for sentence in open_points]
    warnings += [f"{sentence}; the policy is not complete before that is known" for sentence in incomplete]
    if required is False and reading.execution_role:
        warnings.append(f"executionRoleArn is {quoted(reading.execution_role)}: {_OF_ROLE}")
    warnings += warnings_of_caches(needs)
    kinds = {need.kind for need in needs}
    if kinds & _READ and not kinds & _KEYS:
        warnings.append(_OF_KEYS)
    return Explanation(
        required,
        (*(finding.sentence for finding in reading.findings), *_why(required, decision, reading, needs, grants)),
        tuple(dict.fromkeys(warnings)),
        needs,
        execution_policy(grants, environment) if grants else None,
        (*open_points, *incomplete),
        bool(reading.sentences(Verdict.OPEN, Verdict.OPEN_IMAGE, Verdict.INCOMPLETE)),
    )


def _why(
    required: bool | None,  # noqa: FBT001 - no flag
    decision: Decision,
    reading: Reading,
    needs: TaskNeeds,
    grants: TaskNeeds,
) -> tuple[str, ...]:
    if required is None:
        return ("Undetermined: a task execution role may or may not be needed, depending on what is filled in.",)
    if required and not decision.required:
        covered = needs.targets(NeedKind.PRIVATE_ECR)
        return (
            "A task execution role is needed, for what is filled in later.",
            *why_required((), covered, (), omit=not grants),
        )
    if not required and reading.sentences(Verdict.OPEN_IMAGE):
        return (_WHATEVER_IMAGE,)
    return decision.reasons
