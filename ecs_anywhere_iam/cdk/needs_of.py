"""What a task definition of the same app asks of its execution role."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_iam as iam

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.catalogue.task_resource import REPOSITORY, SECRET
from ecs_anywhere_iam.cdk.made_by_cdk import granted_by_cdk, is_plain, listed, role_made_by_cdk
from ecs_anywhere_iam.cdk.task_definition import TaskDefinition, read_definition
from ecs_anywhere_iam.errors import InvalidValueError
from ecs_anywhere_iam.policy.target import ArnTarget, Target
from ecs_anywhere_iam.policy.token import is_token
from ecs_anywhere_iam.tasks.needs import TaskNeeds


def needs_of(task_definition: TaskDefinition) -> TaskNeeds:
    """What the task definition asks for by now; what is added to it later is not seen.

    Customer managed KMS keys are seen where CDK granted its own execution role to decrypt with them, which it does for
    parameters. Add others with ``|``, and pull-through caches as well.

    :raises InvalidValueError: no task definition of this app, or one whose containers are not known yet
    :raises InvalidTaskDefinitionError: ECS would refuse it
    :raises UndeterminedNeedsError: it leaves open what it asks for
    """
    return read_needs(task_definition, role_made_by_cdk(task_definition))


def read_needs(task_definition: TaskDefinition, made: iam.Role | None, *, at_synth: bool = False) -> TaskNeeds:
    """The same, with the execution role that CDK made, which may have been taken out since."""
    definition = read_definition(task_definition, at_synth=at_synth)
    _check_log_router(task_definition, definition.mapping.get("containerDefinitions") or ())
    needs = TaskNeeds.from_task_definition(definition.mapping).map_targets(_whole(definition.parts))
    for target in needs.targets(NeedKind.SECRET, NeedKind.REGISTRY_CREDENTIALS):
        _check_secret(target)
    return needs | _keys(needs, granted_by_cdk(made))


def _check_log_router(task_definition: TaskDefinition, containers: Sequence[Mapping[str, Any]]) -> None:
    """Without a log router, CDK adds one at synth, when it is too late to read what that one needs."""
    drivers = {(container.get("logConfiguration") or {}).get("logDriver") for container in containers}
    if "awsfirelens" in drivers and not any(container.get("firelensConfiguration") for container in containers):
        raise InvalidValueError(
            "task_definition",
            got=f"{task_definition.node.path}, which logs to FireLens and has no log router",
            allowed="a task definition with all of its containers",
            fix="add the log router with `add_firelens_log_router`",
        )


def _keys(needs: TaskNeeds, statements: Sequence[Mapping[str, Any]]) -> TaskNeeds:
    decrypting = (each for each in statements if is_plain(each) and "kms:Decrypt" in listed(each["Action"]))
    keys = [key for statement in decrypting for key in listed(statement["Resource"])]
    return TaskNeeds(
        secret_keys=keys if needs.targets(NeedKind.SECRET, NeedKind.REGISTRY_CREDENTIALS) else (),
        parameter_keys=keys if needs.targets(NeedKind.PARAMETER) else (),
        file_keys=keys if needs.targets(NeedKind.FILE) else (),
    )


def _whole(parts: Mapping[str, tuple[str, int]]) -> Callable[[Target], Target]:
    """Gives a repository back its ARN, of which CDK takes account and Region for the host of an image.

    It is compared with the ARN that the instance role was given.
    """

    def whole(target: Target) -> Target:
        known = target.known if isinstance(target, ArnTarget) and target.type is REPOSITORY else None
        if known is None or (known.region, known.account) == ("", ""):
            return target
        arn, part = parts.get(known.region, ("", 0))
        name = known.resource.removeprefix(REPOSITORY.prefix)
        if part != 3 or parts.get(known.account) != (arn, 4) or not _same_resource(name, arn):  # noqa: PLR2004
            return target
        return ArnTarget(REPOSITORY, text=arn)

    return whole


def _same_resource(name: str, arn: str) -> bool:
    one, other = _reference(name), _reference(arn)
    return one is not None and other is not None and one.target.node.path == other.target.node.path


def _check_secret(target: Target) -> None:
    """A token that stands alone is read as a secret; a parameter's own is its name, which needs to be an ARN here."""
    text = target.text if isinstance(target, ArnTarget) else None
    reference = None if text is None else _reference(text)
    resource = None if reference is None else reference.target
    if isinstance(resource, cdk.CfnResource) and "::SecretsManager::" not in resource.cfn_resource_type:
        raise InvalidValueError(
            SECRET.noun,
            got=f"a reference to {resource.node.path}, of type {resource.cfn_resource_type}",
            allowed="a reference to a secret, or an ARN",
            fix="of a parameter, give the ARN, as `ecs.Secret.from_ssm_parameter` does",
        )


def _reference(text: str) -> cdk.Reference | None:
    token = cdk.Tokenization.reverse_complete_string(text) if is_token(text) else None
    return token if isinstance(token, cdk.Reference) else None
