"""Each feature of an external instance is explained, and gives something."""

from __future__ import annotations

import pytest

from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.catalogue.feature_note import FEATURE_NOTES, FeatureNote
from ecs_anywhere_iam.catalogue.instance import INSTANCE_PERMISSIONS

features = pytest.mark.parametrize("feature", InstanceFeature, ids=lambda feature: feature.value)

# What the agents call for each feature, by their code and by
# https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-setting-up-messageAPIs.html
ACTIONS = {
    InstanceFeature.SESSION_MANAGER: {"ssmmessages:CreateDataChannel", "ssmmessages:OpenDataChannel"},
    InstanceFeature.LEGACY_RUN_COMMAND: {
        "ec2messages:AcknowledgeMessage",
        "ec2messages:DeleteMessage",
        "ec2messages:FailMessage",
        "ec2messages:GetMessages",
        "ec2messages:SendReply",
    },
    InstanceFeature.STATE_MANAGER: {
        "ssm:DescribeAssociation",
        "ssm:GetDocument",
        "ssm:ListAssociations",
        "ssm:ListInstanceAssociations",
        "ssm:PutComplianceItems",
        "ssm:UpdateAssociationStatus",
        "ssm:UpdateInstanceAssociationStatus",
    },
    InstanceFeature.INVENTORY: {"ssm:PutInventory"},
    InstanceFeature.PATCH_MANAGER: {
        "ssm:GetDeployablePatchSnapshotForInstance",
        "ssm:GetDocument",
        "ssm:PutComplianceItems",
        "ssm:PutInventory",
    },
    InstanceFeature.DISTRIBUTOR: {
        "ssm:DescribeDocument",
        "ssm:GetDocument",
        "ssm:GetManifest",
        "ssm:PutConfigurePackageResult",
    },
    InstanceFeature.DOCUMENT_PARAMETERS: {"ssm:GetParameters"},
    InstanceFeature.TASK_METADATA_TAGS: {"ecs:ListTagsForResource"},
    InstanceFeature.REGISTRATION_TAGS: {"ecs:TagResource"},
    InstanceFeature.IMAGE_PULL: {"ecr:BatchGetImage", "ecr:GetAuthorizationToken", "ecr:GetDownloadUrlForLayer"},
}


@features
def test_a_feature_grants_the_actions_that_it_takes(feature: InstanceFeature) -> None:
    granted = {action for row in INSTANCE_PERMISSIONS if feature in row.features for action in row.actions}

    assert granted == ACTIONS[feature]


def test_each_feature_has_one_note() -> None:
    assert [note.feature for note in FEATURE_NOTES] == list(InstanceFeature)


@pytest.mark.parametrize("note", FEATURE_NOTES, ids=lambda note: note.feature.value)
def test_a_note_is_in_full_sentences(note: FeatureNote) -> None:
    texts = [note.adds, *([note.caveat] if note.caveat is not None else [])]

    assert [text for text in texts if not text[0].isupper() or not text.endswith(".")] == []
