from __future__ import annotations

import pytest

from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.catalogue.instance import INSTANCE_PERMISSIONS
from ecs_anywhere_iam.errors import ContradictionError, InvalidValueError
from ecs_anywhere_iam.policy.document import PolicyDocument
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege
from ecs_anywhere_iam.policy.instance_policy import instance_policy

HERE = Environment("aws", "us-east-1", "123456789012")
PREFIX = "arn:aws:ecs:us-east-1:123456789012"

ONE_CLUSTER: PolicyDocument = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Sid": "EcsDiscoverEndpoint",
            "Effect": "Allow",
            "Action": "ecs:DiscoverPollEndpoint",
            "Resource": "*",
        },
        {
            "Sid": "EcsRegisterAndReport",
            "Effect": "Allow",
            "Action": ["ecs:RegisterContainerInstance", "ecs:SubmitTaskStateChange"],
            "Resource": f"{PREFIX}:cluster/my-cluster",
        },
        {
            "Sid": "EcsAgentSessions",
            "Effect": "Allow",
            "Action": ["ecs:Poll", "ecs:StartTelemetrySession"],
            "Resource": f"{PREFIX}:container-instance/my-cluster/*",
            "Condition": {"ArnEquals": {"ecs:cluster": f"{PREFIX}:cluster/my-cluster"}},
        },
        {
            "Sid": "SsmHeartbeat",
            "Effect": "Allow",
            "Action": "ssm:UpdateInstanceInformation",
            "Resource": "arn:aws:ssm:us-east-1:123456789012:managed-instance/*",
        },
        {
            "Sid": "SsmControlChannel",
            "Effect": "Allow",
            "Action": ["ssmmessages:CreateControlChannel", "ssmmessages:OpenControlChannel"],
            "Resource": "*",
        },
    ],
}


def by_sid(document: PolicyDocument) -> dict[str, dict[str, object]]:
    return {statement["Sid"]: {**statement} for statement in document["Statement"]}


def test_one_cluster_gives_exactly_these_statements() -> None:
    assert instance_policy(LeastPrivilege(clusters=["my-cluster"]), HERE) == ONE_CLUSTER


def test_several_clusters_stand_in_the_same_statements() -> None:
    document = by_sid(
        instance_policy(LeastPrivilege(clusters=["a", "arn:aws-cn:ecs:cn-north-1:111111111111:cluster/b"]), HERE)
    )
    other = "arn:aws-cn:ecs:cn-north-1:111111111111"
    assert (document["EcsRegisterAndReport"]["Resource"], document["EcsAgentSessions"]["Resource"],
            document["EcsAgentSessions"]["Condition"]) == (
        [f"{PREFIX}:cluster/a", f"{other}:cluster/b"],
        [f"{PREFIX}:container-instance/a/*", f"{other}:container-instance/b/*"],
        {"ArnEquals": {"ecs:cluster": [f"{PREFIX}:cluster/a", f"{other}:cluster/b"]}},
    )  # fmt: skip


def test_repositories_add_the_two_pull_statements_and_nothing_else() -> None:
    document = by_sid(instance_policy(LeastPrivilege(clusters=["my-cluster"], repositories=["web"]), HERE))
    assert {sid: document[sid] for sid in document if sid not in by_sid(ONE_CLUSTER)} == {
        "EcrAuthorizationToken": {
            "Sid": "EcrAuthorizationToken",
            "Effect": "Allow",
            "Action": "ecr:GetAuthorizationToken",
            "Resource": "*",
        },
        "EcrPullImages": {
            "Sid": "EcrPullImages",
            "Effect": "Allow",
            "Action": ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
            "Resource": "arn:aws:ecr:us-east-1:123456789012:repository/web",
        },
    }


def test_repositories_turn_the_image_pull_feature_on() -> None:
    permissions = LeastPrivilege(clusters=["my-cluster"], repositories=["web"])
    assert permissions.features == {InstanceFeature.IMAGE_PULL}


def test_the_partition_of_the_environment_is_in_every_arn() -> None:
    document = instance_policy(
        LeastPrivilege(clusters=["web"], repositories=["web"]), Environment("aws-us-gov", "us-gov-west-1", "1" * 12)
    )
    assert "arn:aws:" not in str(document)


@pytest.mark.parametrize(
    ("feature", "parameter"),
    [(InstanceFeature.IMAGE_PULL, "repositories"), (InstanceFeature.DOCUMENT_PARAMETERS, "parameter_paths")],
    ids=str,
)
def test_a_feature_without_its_targets_is_refused(feature: InstanceFeature, parameter: str) -> None:
    with pytest.raises(ContradictionError, match=f"{parameter} is empty"):
        LeastPrivilege(clusters=["web"], features={feature})


def test_parameter_paths_open_only_what_is_below_them() -> None:
    document = by_sid(instance_policy(LeastPrivilege(clusters=["web"], parameter_paths=["fleet/web"]), HERE))
    assert document["SsmDocumentParameters"]["Resource"] == ("arn:aws:ssm:us-east-1:123456789012:parameter/fleet/web/*")


@pytest.mark.parametrize("path", ["", "/", "*", "/fleet", "fleet/", "fleet//web", "fleet/*", "${aws:username}"])
def test_a_path_that_could_be_read_as_wider_is_refused(path: str) -> None:
    with pytest.raises(InvalidValueError, match=r"^parameter_paths\[0\]: "):
        LeastPrivilege(clusters=["web"], parameter_paths=[path])


@pytest.mark.parametrize(
    "feature", [f for f in InstanceFeature if f.value not in {"image-pull", "document-parameters"}]
)
def test_a_feature_adds_the_rows_that_name_it(feature: InstanceFeature) -> None:
    document = instance_policy(LeastPrivilege(clusters=["web"], features={feature}), HERE)
    rows = [row.sid for row in INSTANCE_PERMISSIONS if not row.features or feature in row.features]
    assert [statement["Sid"] for statement in document["Statement"]] == rows


def test_least_privilege_without_clusters_is_refused() -> None:
    with pytest.raises(InvalidValueError) as refused:
        LeastPrivilege(clusters=[])
    assert refused.value.allowed == "at least one cluster name or ARN"


@pytest.mark.parametrize(
    "features", ["session-manager", ["session-manager"], [7], 7, None], ids=["text", "list", "7s", "7", "None"]
)
def test_what_is_no_feature_is_refused(features: object) -> None:
    with pytest.raises(InvalidValueError, match="SESSION_MANAGER"):
        LeastPrivilege(clusters=["web"], features=features)  # type: ignore[arg-type]
