"""The simulated configurations as roles that are deployed, and those that the emulator cannot hold."""

from __future__ import annotations

from dev.emulator import ACCOUNT, REGION
from ecs_anywhere_iam.policy.environment import Environment
from tests.simulate.case import CONFIGURATIONS
from tests.simulate.configuration import Configuration
from tests.simulate.packed_role import PACKED_ROLES

HERE = Environment("aws", REGION, ACCOUNT)
ALL = (*CONFIGURATIONS, *(role.configuration for role in PACKED_ROLES))

_USUAL_PARTITION = "The emulator has the partition `aws` only: there `AWS::Partition` stands for it in every Region."
NOT_DEPLOYED = {
    "execution-other-partition": _USUAL_PARTITION,
    "instance-other-partition": _USUAL_PARTITION,
    "trust-execution-other-partition": _USUAL_PARTITION,
    "trust-instance-other-partition": _USUAL_PARTITION,
}
DEPLOYED = tuple(each for each in ALL if each.name not in NOT_DEPLOYED)

# A registrar is given its policy, or granted the same statement by statement.
GRANTED = "-granted"


def role_names(configuration: Configuration) -> list[str]:
    """The roles that stand for the configuration, each made in another way."""
    name = configuration.name
    return [name, name + GRANTED] if configuration.kind == "registrar" else [name]
