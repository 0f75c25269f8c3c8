"""Ends ``cdk synth`` where a task definition asks for more than it did when its execution role was made."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import aws_cdk as cdk
import jsii
from aws_cdk import aws_iam as iam
from constructs import IValidation

from ecs_anywhere_iam.cdk.environment import environment_of
from ecs_anywhere_iam.cdk.made_by_cdk import ROLE, granted_by_cdk, is_plain, listed
from ecs_anywhere_iam.cdk.needs_of import read_needs
from ecs_anywhere_iam.cdk.settle import settle_in
from ecs_anywhere_iam.cdk.task_definition import TaskDefinition
from ecs_anywhere_iam.errors import EcsAnywhereIamError
from ecs_anywhere_iam.policy.target import ArnTarget
from ecs_anywhere_iam.tasks.needs import TaskNeeds

_AFTER = "make the roles after the last `add_container`"
_INSTEAD = "do so with the execution role of EcsAnywhereRoles instead"

# What CDK grants for what it finds in containers, all of which is read from them. Anything else, a user granted.
_FOR_CONTAINERS = frozenset(
    (
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:GetAuthorizationToken",
        "ecr:GetDownloadUrlForLayer",
        "kms:Decrypt",
        "logs:CreateLogStream",
        "logs:PutLogEvents",
        "s3:GetBucketLocation",
        "s3:GetObject",
        "secretsmanager:DescribeSecret",
        "secretsmanager:GetSecretValue",
        "ssm:DescribeParameters",
        "ssm:GetParameter",
        "ssm:GetParameterHistory",
        "ssm:GetParameters",
    )
)
# What is of use without a container that names the resource, such as for a secret inside a credential specification.
_READS = frozenset(("secretsmanager:GetSecretValue", "ssm:GetParameters"))


@jsii.implements(IValidation)
class LateChange:
    """Compares what the task definition asks for at synth with what it asked for when the role was made."""

    def __init__(
        self, task_definition: TaskDefinition, removed: iam.Role | None, needs: TaskNeeds, *, is_left: bool
    ) -> None:
        """
        :param removed: the execution role that CDK made, to which CDK and users may have granted more since
        :param needs: what the role was made for
        :param is_left: what refers to the removed role still does, and would have nothing to refer to
        """
        self._task_definition = task_definition
        self._removed = removed
        self._needs = needs
        self._is_left = is_left

    def validate(self) -> list[str]:
        """A sentence for each thing that came too late, or would be lost."""
        try:
            return self._sentences(read_needs(self._task_definition, self._removed, at_synth=True))
        except EcsAnywhereIamError as error:
            return [str(error)]

    def _sentences(self, now: TaskNeeds) -> list[str]:
        late = [f"asks for {need}, which its execution role was not made for; {_AFTER}" for need in self._new(now)]
        if self._task_definition.node.try_find_child(ROLE) is not None:
            late.append(f"was given an execution role since; {_AFTER}")
        lost = dict.fromkeys((*self._lost(now), *self._detached()))
        return [*late, *(f"had {each} the execution role that CDK made; {_INSTEAD}" for each in lost), *self._passed()]

    def _lost(self, needs: TaskNeeds) -> Iterator[str]:
        """What was stated of the removed role beside what containers need; a user must have done so."""
        statements = granted_by_cdk(self._removed)
        for statement in statements:
            if not is_plain(statement):
                stated = ", ".join(listed(statement.get("Action") or statement.get("NotAction")))
                yield f"a statement of its own ({statement['Effect']}, {stated}) added to"
        granted = [
            (action, resource)
            for statement in statements
            if is_plain(statement)
            for action in listed(statement["Action"])
            for resource in listed(statement["Resource"])
        ]
        environment, settle = environment_of(self._task_definition), settle_in(self._task_definition)
        # Only these are read: asked about names as well, it would warn of guesses that are none.
        targets = [settle(need.target) for need in needs if isinstance(need.target, ArnTarget)]
        resources, arns = self._resolve(
            [[resource for _, resource in granted], [target.arn(environment) for target in targets]]
        )
        for (action, _), resource in zip(granted, resources, strict=True):
            if action not in _FOR_CONTAINERS or (action in _READS and resource not in arns):
                yield f"{action} granted to"

    def _detached(self) -> Iterator[str]:
        """The managed policies of the removed role, which CDK gives none."""
        resource = None if self._removed is None else self._removed.node.default_child
        attached = self._resolve(resource.managed_policy_arns) if isinstance(resource, iam.CfnRole) else None
        return (f"the managed policy {_text(arn)} added to" for arn in attached or ())

    def _passed(self) -> Iterator[str]:
        """Who may pass the removed role, of which there is no more in the template, as the task role is not either."""
        resource = self._removed.node.default_child if self._is_left and self._removed is not None else None
        if not isinstance(resource, iam.CfnRole):
            return
        reference = self._resolve(resource.logical_id)
        for policy in self._task_definition.node.root.node.find_all():
            if isinstance(policy, (iam.CfnPolicy, iam.CfnManagedPolicy)) and reference in _text(
                cdk.Stack.of(policy).resolve(policy.policy_document)
            ):
                yield (
                    f"needs no execution role, but {policy.node.path} permits to pass one; make its task role in its "
                    "own stack, which is passed instead"
                )

    def _new(self, now: TaskNeeds) -> list[str]:
        """Compared as rendered, since CDK may have made new tokens for the same value."""
        environment = environment_of(self._task_definition)
        before, after = (
            [[need.kind.value, need.target and need.target.arn(environment)] for need in needs]
            for needs in (self._needs, now)
        )
        known, found = self._resolve([before, after])
        return [str(need) for need, rendered in zip(now, found, strict=True) if rendered not in known]

    def _resolve(self, value: Any) -> Any:
        return cdk.Stack.of(self._task_definition).resolve(value)


def _text(rendered: Any) -> str:
    return rendered if isinstance(rendered, str) else json.dumps(rendered)
