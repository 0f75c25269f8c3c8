"""AWS's managed policies for the two roles; their documents stand verbatim in ``managed/``."""

from typing import NamedTuple

from ecs_anywhere_iam.catalogue.source import (
    ECS_ANYWHERE_ROLE,
    ECS_EXECUTION_ROLE,
    ECS_MANAGED_POLICIES,
    SSM_INSTANCE_PROFILE,
)


class ManagedPolicy(NamedTuple):
    """A policy that AWS keeps; ``path`` and ``name`` follow ``arn:<partition>:iam::aws:policy/`` in its ARN."""

    name: str
    path: str
    why: str
    sources: tuple[str, ...]


# In the order in which AWS's page attaches them.
INSTANCE_MANAGED_POLICIES: tuple[ManagedPolicy, ...] = (
    ManagedPolicy(
        name="AmazonSSMManagedInstanceCore",
        path="",
        why="It lets Systems Manager manage the server, with every core ability of Systems Manager.",
        sources=(ECS_ANYWHERE_ROLE, SSM_INSTANCE_PROFILE),
    ),
    ManagedPolicy(
        name="AmazonEC2ContainerServiceforEC2Role",
        path="service-role/",
        why="It lets the ECS agent work on every cluster; AWS itself warns that it grants more than a server needs.",
        sources=(ECS_ANYWHERE_ROLE, ECS_MANAGED_POLICIES),
    ),
)

# Set beside the task execution role in reports; it is never attached here.
EXECUTION_MANAGED_POLICY = ManagedPolicy(
    name="AmazonECSTaskExecutionRolePolicy",
    path="service-role/",
    why="It lets a task write to every log group and pull from every private ECR repository.",
    sources=(ECS_EXECUTION_ROLE, ECS_MANAGED_POLICIES),
)
