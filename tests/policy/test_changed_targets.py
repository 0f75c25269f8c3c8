"""Permissions whose targets are changed, as the ``cdk`` floor does where CDK knows more about a token."""

from __future__ import annotations

import pytest

from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.catalogue.server_resource import CLUSTER
from ecs_anywhere_iam.catalogue.task_resource import KEY, REPOSITORY
from ecs_anywhere_iam.policy.arn import Arn
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege
from ecs_anywhere_iam.policy.target import ArnTarget, NamedTarget, Target

HERE = Environment("aws", "us-east-1", "123456789012")
TOKEN = "${Token[TOKEN.23]}"
WHOLE = Arn("aws", "ecs", "eu-west-1", "111111111111", "cluster/web")


def in_capitals(target: Target) -> Target:
    return NamedTarget(target.type, str(target).upper())


def test_clusters_and_repositories_are_changed_and_come_once() -> None:
    permissions = LeastPrivilege(
        clusters=["web", "WEB", "batch"],
        repositories=["team/web", "api"],
        parameter_paths=["fleet"],
        features={InstanceFeature.SESSION_MANAGER},
        allow_heartbeats_as_any_instance=True,
    )
    changed = permissions.map_targets(in_capitals)
    assert (
        [str(cluster) for cluster in changed.clusters],
        [str(repository) for repository in changed.repositories],
        [str(path) for path in changed.parameter_paths],
        set(changed.features),
        set(changed.relaxed),
    ) == (
        ["WEB", "BATCH"],
        ["TEAM/WEB", "API"],
        ["fleet"],
        {InstanceFeature.SESSION_MANAGER, InstanceFeature.IMAGE_PULL, InstanceFeature.DOCUMENT_PARAMETERS},
        {"allow_heartbeats_as_any_instance"},
    )


def test_the_permissions_that_were_given_stay_as_they_are() -> None:
    permissions = LeastPrivilege(clusters=["web"], repositories=["api"])
    permissions.map_targets(in_capitals)
    assert permissions == LeastPrivilege(clusters=["web"], repositories=["api"])


ARN_OF_A_TOKEN = ArnTarget(CLUSTER, text=TOKEN)

REGIONS: dict[str, tuple[Target, str]] = {
    "a name": (NamedTarget(CLUSTER, "web"), "us-east-1"),
    "an ARN": (ArnTarget(CLUSTER, known=WHOLE), "eu-west-1"),
    "an ARN without a Region": (ArnTarget(CLUSTER, known=WHOLE._replace(region="")), "us-east-1"),
    "a token": (ARN_OF_A_TOKEN, "us-east-1"),
    "a token that was split": (ARN_OF_A_TOKEN.split(WHOLE), "us-east-1"),
}


@pytest.mark.parametrize(("target", "region"), REGIONS.values(), ids=REGIONS.keys())
def test_a_target_lies_in_the_region_that_is_known_before_deployment(target: Target, region: str) -> None:
    assert target.region(HERE) == region


def test_a_token_that_was_split_stands_for_itself_where_a_whole_arn_is_wanted() -> None:
    assert ARN_OF_A_TOKEN.split(WHOLE).arn(HERE) == TOKEN


def test_a_token_that_was_split_gives_its_parts_to_other_arns() -> None:
    sessions = "arn:{partition}:ecs:{region}:{account}:container-instance/{cluster}/*"
    assert ARN_OF_A_TOKEN.split(WHOLE).fill(sessions, HERE) == (
        "arn:aws:ecs:eu-west-1:111111111111:container-instance/web/*"
    )


SHOWN: dict[str, tuple[Target, str]] = {
    "a name": (NamedTarget(REPOSITORY, "web"), "web"),
    "a token in a name": (NamedTarget(REPOSITORY, f"web-{TOKEN}"), "web-[known at deployment]"),
    "an ARN": (ArnTarget(CLUSTER, known=WHOLE), str(WHOLE)),
    "an ARN with a token": (
        ArnTarget(CLUSTER, known=WHOLE._replace(region=TOKEN)),
        "arn:aws:ecs:[known at deployment]:111111111111:cluster/web",
    ),
    "an ARN that is a token": (ARN_OF_A_TOKEN, "[known at deployment]"),
    "an ARN that is a token, split": (ARN_OF_A_TOKEN.split(WHOLE), "[known at deployment]"),
    "an ARN of which nothing is known": (ArnTarget(CLUSTER), "[known at deployment]"),
    "the role's own partition": (
        ArnTarget(CLUSTER, known=WHOLE._replace(partition="")), "web (account 111111111111, Region eu-west-1)",
    ),
    "the role's own Region": (ArnTarget(CLUSTER, known=WHOLE._replace(region="")), "web (account 111111111111)"),
    "the role's own account": (ArnTarget(CLUSTER, known=WHOLE._replace(account="")), "web (Region eu-west-1)"),
    "all of it the role's own": (ArnTarget(CLUSTER, known=Arn("", "ecs", "", "", "cluster/web")), "web"),
    "a key of the role's own account": (ArnTarget(KEY, known=Arn("", "kms", "", "", "key/1234")), "1234"),
}  # fmt: skip


@pytest.mark.parametrize(("target", "text"), SHOWN.values(), ids=SHOWN.keys())
def test_people_read_what_is_known_of_a_target(target: Target, text: str) -> None:
    assert str(target) == text
