"""How AWS writes the ARN of each resource, how long its names are, and what CloudFormation's ``Ref`` gives for it.

https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
"""

from __future__ import annotations

import pytest

from ecs_anywhere_iam.catalogue.resource_type import ResourceType
from ecs_anywhere_iam.catalogue.server_resource import CLUSTER, INSTANCE_ROLE, PARAMETER_PATH
from ecs_anywhere_iam.catalogue.task_resource import FILE, KEY, LOG_GROUP, PARAMETER, REPOSITORY, SECRET

# `S` stands for the name, `R` for a Region and `A` for an account.
ARNS = {
    "cluster": (CLUSTER, "ecs:R:A:cluster/S"),
    "parameter path": (PARAMETER_PATH, "ssm:R:A:parameter/S/*"),
    "instance role": (INSTANCE_ROLE, "iam::A:role/S"),
    "repository": (REPOSITORY, "ecr:R:A:repository/S"),
    "log group": (LOG_GROUP, "logs:R:A:log-group:S:*"),
    "secret": (SECRET, "secretsmanager:R:A:secret:S"),
    "parameter": (PARAMETER, "ssm:R:A:parameter/S"),
    "file": (FILE, "s3:::S"),
    "key": (KEY, "kms:R:A:key/S"),
}
# Of a file that of the bucket, a slash and the key; of a role that of its path and its name.
LENGTHS = {
    "cluster": 255,
    "parameter path": 1011,
    "instance role": 512 + 64,
    "repository": 256,
    "log group": 512,
    "secret": 512,
    "parameter": 1011,
    "file": 63 + 1 + 1024,
    "key": 36,
}


@pytest.mark.parametrize(("it", "arn"), ARNS.values(), ids=ARNS.keys())
def test_its_arn_is_as_aws_writes_it(it: ResourceType, arn: str) -> None:
    region, account = "R" if it.regional else "", "A" if it.owned else ""
    assert f"{it.service}:{region}:{account}:{it.prefix}S{it.suffix}" == arn


def test_names_are_as_long_as_aws_takes_them() -> None:
    assert {name: it.name_length for name, (it, _) in ARNS.items()} == LENGTHS


def test_only_of_a_secret_ref_gives_the_arn() -> None:
    assert [name for name, (it, _) in ARNS.items() if it.ref_is_arn] == ["secret"]


def test_only_a_path_of_parameters_has_to_be_written_out() -> None:
    assert [name for name, (it, _) in ARNS.items() if it.written_out] == ["parameter path"]
