"""What the registrar is given: who creates activations, registers servers and cleans up after them."""

from __future__ import annotations

from ecs_anywhere_iam.catalogue.permission import Basis, Permission
from ecs_anywhere_iam.catalogue.scope import Scope
from ecs_anywhere_iam.catalogue.source import (
    AUTHORIZATION_SSM,
    ECS_ANYWHERE_DEREGISTRATION,
    ECS_ANYWHERE_REGISTRATION,
    MANAGED_POLICY,
    SSM_ACTIVATIONS,
    SSM_CREATE_ACTIVATION,
)

# AWS documents no whole set for registrars; its policy for SageMaker Spaces has one of its own, scoped the same way.
_SPACES_CONTROLLER = MANAGED_POLICY + "AmazonSageMakerSpacesControllerPolicy.html"

REGISTRAR_PERMISSIONS: tuple[Permission, ...] = (
    Permission(
        sid="SsmCreateActivation",
        actions=("ssm:CreateActivation",),
        scope=Scope.ANY,
        why="The registrar creates the activation whose ID and code a server registers with.",
        sources=(ECS_ANYWHERE_REGISTRATION, SSM_CREATE_ACTIVATION, AUTHORIZATION_SSM),
        basis=Basis.READ,
    ),
    Permission(
        sid="IamPassInstanceRole",
        actions=("iam:PassRole",),
        scope=Scope.INSTANCE_ROLE,
        why="Creating an activation hands the external instance role to Systems Manager.",
        sources=(SSM_CREATE_ACTIVATION, _SPACES_CONTROLLER),
        # AWS's pages on activations do not name the action; policies of AWS that create them grant it.
        basis=Basis.INFERRED,
    ),
    Permission(
        sid="SsmTagInstances",
        actions=("ssm:AddTagsToResource",),
        scope=Scope.TAGGED_INSTANCE,
        why="An activation created with tags puts them on the servers that register with it.",
        sources=(_SPACES_CONTROLLER, AUTHORIZATION_SSM),
        # The authorization reference lists managed instances and no role; AWS's policy tags activations with both.
        basis=Basis.DISPUTED,
    ),
    Permission(
        sid="SsmDeleteActivation",
        actions=("ssm:DeleteActivation",),
        scope=Scope.ANY,
        why="The registrar deletes an activation so that no more servers register with it.",
        sources=(SSM_ACTIVATIONS, AUTHORIZATION_SSM),
        basis=Basis.READ,
    ),
    Permission(
        sid="SsmDeregisterInstances",
        actions=("ssm:DeregisterManagedInstance",),
        scope=Scope.MANAGED_INSTANCE,
        why="Taking a server out of service ends its registration with Systems Manager, and so its credentials.",
        sources=(ECS_ANYWHERE_DEREGISTRATION, AUTHORIZATION_SSM),
        basis=Basis.READ,
    ),
    Permission(
        sid="EcsDeregisterInstances",
        actions=("ecs:DeregisterContainerInstance",),
        scope=Scope.CLUSTER,
        why="Taking a server out of service removes it from its cluster first.",
        sources=(ECS_ANYWHERE_DEREGISTRATION,),
        basis=Basis.READ,
    ),
)
