from __future__ import annotations

import pytest
from aws_cdk import assertions

from ecs_anywhere_iam import EcsAnywhereRoles, LeastPrivilege, ManagedPolicies, TaskNeeds
from tests.cdk.synthesis import stack

LEAST = LeastPrivilege(clusters=["web"])
NEEDS = TaskNeeds(awslogs=True, private_ecr=True)


def test_both_roles_are_made_where_the_tasks_need_an_execution_role() -> None:
    roles = EcsAnywhereRoles(stack(), "Roles", instance_permissions=LEAST, needs=NEEDS)
    assert (roles.instance_role.node.id, roles.execution_role is not None) == ("InstanceRole", True)


def test_there_is_no_execution_role_where_the_tasks_need_none() -> None:
    roles = EcsAnywhereRoles(
        stack(), "Roles", instance_permissions=ManagedPolicies(), needs=TaskNeeds(private_ecr=True)
    )
    assert roles.execution_role is None


@pytest.mark.parametrize(
    "needs", [TaskNeeds(), NEEDS, TaskNeeds(private_ecr=True)], ids=["nothing", "both", "private ECR"]
)
def test_synth_shows_the_reasons_as_they_are(needs: TaskNeeds) -> None:
    made = stack()
    roles = EcsAnywhereRoles(made, "Roles", instance_permissions=LEAST, needs=needs)
    shown = assertions.Annotations.from_stack(made).find_info("*", assertions.Match.any_value())
    assert tuple(message.entry.data for message in shown) == roles.reasons


def test_names_reach_both_roles() -> None:
    made = stack()
    EcsAnywhereRoles(
        made,
        "Roles",
        instance_permissions=LEAST,
        needs=NEEDS,
        instance_role_name="servers",
        execution_role_name="tasks",
    )
    names = assertions.Template.from_stack(made).find_resources("AWS::IAM::Role").values()
    assert [found["Properties"]["RoleName"] for found in names] == ["servers", "tasks"]
