"""Which service may assume each role, and what keeps others from using that service to do so."""

from typing import NamedTuple

from ecs_anywhere_iam.catalogue.permission import Basis
from ecs_anywhere_iam.catalogue.source import ECS_TASK_ROLE, SSM_CONFUSED_DEPUTY


class Trust(NamedTuple):
    """A service that may assume a role, on behalf of which of its own resources (``aws:SourceArn``)."""

    service: str
    source_service: str
    source_operator: str
    why: str
    sources: tuple[str, ...]
    basis: Basis


INSTANCE_TRUST = Trust(
    service="ssm.amazonaws.com",
    source_service="ssm",
    # Systems Manager's page shows ArnEquals, which takes wildcards like ArnLike does.
    source_operator="ArnEquals",
    why="Systems Manager hands the role's credentials to a registered server, only for activations of this account.",
    sources=(SSM_CONFUSED_DEPUTY,),
    basis=Basis.READ,
)

EXECUTION_TRUST = Trust(
    service="ecs-tasks.amazonaws.com",
    source_service="ecs",
    source_operator="ArnLike",
    why="ECS hands the role's credentials to the agent that starts a task, only for tasks of this account.",
    sources=(ECS_TASK_ROLE,),
    # The page states the condition for the task role; the execution role is assumed by the same service.
    basis=Basis.INFERRED,
)
