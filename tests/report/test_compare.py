"""Action by action: what became of what AWS grants."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.catalogue.instance import INSTANCE_PERMISSIONS
from ecs_anywhere_iam.catalogue.permission import Basis
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege
from ecs_anywhere_iam.report.compare import compare
from ecs_anywhere_iam.report.configuration import Configuration
from ecs_anywhere_iam.report.status import Status
from ecs_anywhere_iam.tasks.needs import TaskNeeds

from .configurations import DEFAULT, EVERYTHING, HERE, MANAGED, NEEDS, NOTHING

DEFAULT_STATUS = {
    "instance-role": """
        kept      ecs:DiscoverPollEndpoint
        narrowed  ecs:RegisterContainerInstance
        narrowed  ecs:SubmitTaskStateChange
        narrowed  ecs:Poll
        narrowed  ecs:StartTelemetrySession
        optional  ecs:ListTagsForResource  task-metadata-tags
        optional  ecs:TagResource  registration-tags
        dropped   ecs:SubmitContainerStateChange
        dropped   ecs:SubmitAttachmentStateChanges
        dropped   ecs:CreateCluster
        dropped   ecs:DeregisterContainerInstance
        dropped   ecs:UpdateContainerInstancesState
        narrowed  ssm:UpdateInstanceInformation
        optional  ssm:ListInstanceAssociations  state-manager
        optional  ssm:UpdateInstanceAssociationStatus  state-manager
        optional  ssm:ListAssociations  state-manager
        optional  ssm:DescribeAssociation  state-manager
        optional  ssm:UpdateAssociationStatus  state-manager
        optional  ssm:PutComplianceItems  state-manager, patch-manager
        optional  ssm:GetDocument  state-manager, patch-manager, distributor
        optional  ssm:PutInventory  inventory, patch-manager
        optional  ssm:GetDeployablePatchSnapshotForInstance  patch-manager
        optional  ssm:DescribeDocument  distributor
        optional  ssm:GetManifest  distributor
        optional  ssm:PutConfigurePackageResult  distributor
        optional  ssm:GetParameters  document-parameters
        dropped   ssm:GetParameter
        kept      ssmmessages:CreateControlChannel
        kept      ssmmessages:OpenControlChannel
        optional  ssmmessages:CreateDataChannel  session-manager
        optional  ssmmessages:OpenDataChannel  session-manager
        optional  ec2messages:AcknowledgeMessage  legacy-run-command
        optional  ec2messages:DeleteMessage  legacy-run-command
        optional  ec2messages:FailMessage  legacy-run-command
        optional  ec2messages:GetMessages  legacy-run-command
        optional  ec2messages:SendReply  legacy-run-command
        dropped   ec2messages:GetEndpoint
        optional  ecr:GetAuthorizationToken  image-pull
        optional  ecr:BatchGetImage  image-pull
        optional  ecr:GetDownloadUrlForLayer  image-pull
        dropped   ecr:BatchCheckLayerAvailability
        dropped   logs:CreateLogStream
        dropped   logs:PutLogEvents
        dropped   ec2:DescribeTags
    """,
    "task-execution-role": """
        kept      ecr:GetAuthorizationToken  images in private ECR repositories
        narrowed  ecr:BatchCheckLayerAvailability  images in private ECR repositories
        narrowed  ecr:BatchGetImage  images in private ECR repositories
        narrowed  ecr:GetDownloadUrlForLayer  images in private ECR repositories
        narrowed  logs:CreateLogStream  the awslogs log driver
        narrowed  logs:PutLogEvents  the awslogs log driver
    """,
}


def told(configuration: Configuration, role: str) -> list[str]:
    [compared] = [each for each in compare(configuration).roles if each.role.key == role]
    return [f"{a.status.value:<9} {a.action}  {', '.join(a.asked_by)}".rstrip() for a in compared.actions]


def statuses(configuration: Configuration, role: str) -> dict[str, Status]:
    return {a.action: a.status for a in compare(configuration).actions if a.role.key == role}


@pytest.mark.parametrize("role", DEFAULT_STATUS)
def test_the_default_configuration_makes_this_of_each_action(role: str) -> None:
    assert told(DEFAULT, role) == [line.strip() for line in DEFAULT_STATUS[role].strip().splitlines()]


@pytest.mark.parametrize("configuration", [DEFAULT, MANAGED, NOTHING, EVERYTHING],
                         ids=["default", "managed", "nothing", "everything"])  # fmt: skip
def test_every_action_is_accounted_for(configuration: Configuration) -> None:
    assert compare(configuration).unaccounted == ()


def test_with_managed_policies_the_instance_role_keeps_all() -> None:
    assert set(statuses(MANAGED, "instance-role").values()) == {Status.KEPT}


@pytest.mark.parametrize(
    "feature",
    [f for f in InstanceFeature if f not in {InstanceFeature.IMAGE_PULL, InstanceFeature.DOCUMENT_PARAMETERS}],
    ids=lambda feature: feature.value,
)
def test_a_feature_changes_its_own_actions_and_no_other(feature: InstanceFeature) -> None:
    permissions = LeastPrivilege(clusters=["default"], features={feature})
    before = statuses(DEFAULT, "instance-role")
    after = statuses(replace(DEFAULT, instance_permissions=permissions), "instance-role")

    changed = {action: (before[action], after[action] in {Status.KEPT, Status.NARROWED})
               for action in before if before[action] is not after[action]}  # fmt: skip
    asked = {action for row in INSTANCE_PERMISSIONS if feature in row.features for action in row.actions}
    assert changed == dict.fromkeys(asked, (Status.OPTIONAL, True))


def test_with_every_feature_nothing_is_optional_and_nothing_wider_than_by_aws() -> None:
    assert set(statuses(EVERYTHING, "instance-role").values()) == {Status.KEPT, Status.NARROWED, Status.DROPPED}


def test_what_aws_does_not_grant_is_added() -> None:
    added = [a.action for a in compare(EVERYTHING).actions if a.status is Status.ADDED]
    assert added == ["logs:CreateLogGroup"]


def test_without_an_execution_role_its_actions_are_optional_and_the_reason_is_told() -> None:
    _, execution = compare(NOTHING).roles
    assert ({a.status for a in execution.actions}, execution.exists, execution.reasons) == (
        {Status.OPTIONAL},
        False,
        (
            "No task execution role: the tasks use neither the awslogs log driver nor private ECR images, and nothing "
            "else that asks for one.",
        ),
    )


def test_a_pull_that_is_omitted_is_optional() -> None:
    omitted = replace(MANAGED, when_instance_role_pulls="omit")
    assert statuses(omitted, "task-execution-role")["ecr:BatchGetImage"] is Status.OPTIONAL


@pytest.mark.parametrize("partition", ["aws", "aws-cn", "aws-us-gov"])
def test_tags_in_task_metadata_are_narrowed_in_every_partition(partition: str) -> None:
    permissions = LeastPrivilege(clusters=["default"], features={InstanceFeature.TASK_METADATA_TAGS})
    configuration = Configuration(permissions, NEEDS, "grant", Environment(partition, "r", "1"))
    assert statuses(configuration, "instance-role")["ecs:ListTagsForResource"] is Status.NARROWED


def test_the_totals_count_actions_and_those_on_everything() -> None:
    instance, execution = (role.totals for role in compare(DEFAULT).roles)
    assert [
        (t.managed, t.ours, t.managed_on_everything, t.ours_on_everything, sum(t.by_status.values()))
        for t in (instance, execution)
    ] == [(44, 8, 43, 3, 44), (6, 6, 6, 1, 6)]


def test_the_reason_is_that_of_the_row_in_force() -> None:
    [heartbeat] = [a for a in compare(DEFAULT).actions if a.action == "ssm:UpdateInstanceInformation"]
    [row] = [row for row in INSTANCE_PERMISSIONS if row.sid == "SsmHeartbeat"]
    assert (heartbeat.why, heartbeat.sources, heartbeat.basis) == (row.why, row.sources, Basis.DISPUTED)


RELAXED = {
    "allow_heartbeats_as_any_instance": ("ssm:UpdateInstanceInformation", Status.KEPT),
    "allow_sessions_as_any_container_instance": ("ecs:Poll", Status.NARROWED),
}


@pytest.mark.parametrize("switch", RELAXED)
def test_a_relaxed_scope_says_what_it_gives_up(switch: str) -> None:
    name, status = RELAXED[switch]
    permissions = LeastPrivilege(clusters=["default"], **{switch: True})  # type: ignore[arg-type]
    [action] = [a for a in compare(replace(DEFAULT, instance_permissions=permissions)).actions if a.action == name]
    [row] = [row for row in INSTANCE_PERMISSIONS if name in row.actions]
    assert row.relaxation is not None
    assert (action.status, action.why, action.ours[0].resources) == (
        status,
        f"{row.why} {row.relaxation.gives_up}",
        ("*",),
    )


def test_a_need_of_a_list_names_each_resource_once() -> None:
    needs = TaskNeeds(private_ecr=True, repositories=["web", "web", "batch"])
    comparison = compare(Configuration(LeastPrivilege(clusters=["a"]), needs, "grant", HERE))
    [pull] = [a for a in comparison.roles[1].actions if a.action == "ecr:BatchGetImage"]
    prefix = f"arn:aws:ecr:{HERE.region}:{HERE.account}:repository"
    assert [allowance.resources for allowance in pull.ours] == [(f"{prefix}/web", f"{prefix}/batch")]
