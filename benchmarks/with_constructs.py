"""Ours: the same two roles as ``by_hand``, made with the constructs."""

from __future__ import annotations

from collections.abc import Sequence

import aws_cdk as cdk

from ecs_anywhere_iam import ExternalInstanceRole, LeastPrivilege, TaskExecutionRole, TaskNeeds


class WithConstructs:
    """Makes roles straight in a stack. What is permitted is stated anew for each, as in an app."""

    def __init__(self, stack: cdk.Stack) -> None:
        self._stack = stack

    def instance_role(self, construct_id: str, role_name: str | None = None) -> ExternalInstanceRole:
        """What servers of the cluster ``default`` need."""
        return ExternalInstanceRole(
            self._stack, construct_id, permissions=LeastPrivilege(clusters=["default"]), role_name=role_name
        )

    def execution_role(
        self, construct_id: str, role_name: str | None = None, repositories: Sequence[str] | None = None
    ) -> TaskExecutionRole:
        """What tasks need that log to any log group and pull from these repositories; from any by default."""
        needs = TaskNeeds(awslogs=True, private_ecr=True, repositories=repositories)
        return TaskExecutionRole(self._stack, construct_id, needs=needs, role_name=role_name)
