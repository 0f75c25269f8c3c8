"""The protocols that types of parameters name, and the attributes that the catalogue has objects read by."""

from __future__ import annotations

import pytest

from ecs_anywhere_iam.catalogue.resource_type import ResourceType
from ecs_anywhere_iam.catalogue.server_resource import CLUSTER
from ecs_anywhere_iam.catalogue.task_resource import KEY, LOG_GROUP, PARAMETER, REPOSITORY, SECRET
from ecs_anywhere_iam.policy import arn_holder

HOLDERS: dict[type, ResourceType] = {
    arn_holder.ClusterHolder: CLUSTER,
    arn_holder.RepositoryHolder: REPOSITORY,
    arn_holder.LogGroupHolder: LOG_GROUP,
    arn_holder.SecretHolder: SECRET,
    arn_holder.ParameterHolder: PARAMETER,
    arn_holder.KeyHolder: KEY,
}


@pytest.mark.parametrize(("holder", "resource_type"), HOLDERS.items(), ids=lambda each: getattr(each, "__name__", ""))
def test_an_object_is_read_by_the_attribute_that_its_type_promises(holder: type, resource_type: ResourceType) -> None:
    promised = [name for name, member in vars(holder).items() if isinstance(member, property)]
    assert promised == [resource_type.attribute]


def test_every_protocol_is_of_a_type_of_the_catalogue() -> None:
    protocols = {each for name, each in vars(arn_holder).items() if name.endswith("Holder")}
    assert protocols == HOLDERS.keys()
