"""Ends ``cdk synth`` where a task definition asks for more than it did when its execution role was made."""

from __future__ import annotations

import aws_cdk as cdk
import jsii
from aws_cdk import aws_iam as iam
from constructs import IValidation

from ecs_anywhere_iam.cdk.environment import environment_of
from ecs_anywhere_iam.cdk.made_by_cdk import ROLE, granted_by_cdk, listed
from ecs_anywhere_iam.cdk.needs_of import read_needs
from ecs_anywhere_iam.cdk.task_definition import TaskDefinition
from ecs_anywhere_iam.errors import EcsAnywhereIamError
from ecs_anywhere_iam.tasks.needs import TaskNeeds

_AFTER = "make the roles after the last `add_container`"
_INSTEAD = "grant it to the execution role of EcsAnywhereRoles instead"

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

    def __init__(self, task_definition: TaskDefinition, removed: iam.Role | None, needs: TaskNeeds) -> None:
        """:param removed: the execution role that CDK made, to which CDK and users may have granted more since"""
        self._task_definition = task_definition
        self._removed = removed
        self._needs = needs

    def validate(self) -> list[str]:
        """A sentence for each thing that came too late, or would be lost."""
        try:
            now = read_needs(self._task_definition, self._removed, at_synth=True)
        except EcsAnywhereIamError as error:
            return [str(error)]
        late = [f"asks for {need}, which its execution role was not made for; {_AFTER}" for need in self._new(now)]
        if self._task_definition.node.try_find_child(ROLE) is not None:
            late.append(f"was given an execution role since; {_AFTER}")
        return late + [
            f"had {each} granted to the execution role that CDK made; {_INSTEAD}" for each in self._lost(now)
        ]

    def _lost(self, needs: TaskNeeds) -> list[str]:
        """What was granted to the removed role beside what containers need; a user must have done so."""
        environment = environment_of(self._task_definition)
        granted = [
            (action, resource)
            for statement in granted_by_cdk(self._removed)
            for action in listed(statement["Action"])
            for resource in listed(statement["Resource"])
        ]
        resources, arns = cdk.Stack.of(self._task_definition).resolve(
            [[resource for _, resource in granted], [need.target.arn(environment) for need in needs if need.target]]
        )
        lost = (
            action
            for (action, _), resource in zip(granted, resources, strict=True)
            if action not in _FOR_CONTAINERS or (action in _READS and resource not in arns)
        )
        return list(dict.fromkeys(lost))

    def _new(self, now: TaskNeeds) -> list[str]:
        """Compared as rendered, since CDK may have made new tokens for the same value."""
        stack, environment = cdk.Stack.of(self._task_definition), environment_of(self._task_definition)
        before, after = (
            [[need.kind.value, need.target and need.target.arn(environment)] for need in needs]
            for needs in (self._needs, now)
        )
        known, found = stack.resolve([before, after])
        return [str(need) for need, rendered in zip(now, found, strict=True) if rendered not in known]
