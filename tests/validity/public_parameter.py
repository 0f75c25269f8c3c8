"""The parameters of everything public, as options are called: after the class, the method and the parameter."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any

import ecs_anywhere_iam

# Where a construct goes in the tree says nothing about what it is.
_PLACE = {"self", "cls", "scope", "construct_id"}

# Public, and no option, each with the reason.
NO_OPTIONS = {
    "LeastPrivilege.image_pull.environment": "For the floors above; it asks, and makes nothing.",
    "ManagedPolicies.image_pull.environment": "For the floors above; it asks, and makes nothing.",
    "LeastPrivilege.map_targets.change": "For the floors above; every token and object of an option goes through it.",
    "TaskNeeds.map_targets.change": "For the floors above; every token and object of an option goes through it.",
    "TaskNeeds.of.needs": "For the floors above; every decision goes through it.",
    "TaskNeeds.targets.kinds": "It asks, and makes nothing.",
    "TaskNeeds.from_task_definition.task_definition": "What it reads are needs; the sample reads one from a file.",
    "needs_of.task_definition": "EcsAnywhereRoles.task_definitions are read by it.",
    "RegistrarPolicy.instance_role": "Each kind that has a registrar gives it the role that it makes or imports.",
    "ExternalInstanceRole.registration.clusters": "It is what grant_registration and RegistrarPolicy grant.",
}


def public_parameters() -> set[str]:
    """Those of constructors, of what else makes an object, and of methods."""
    return {
        f"{name}.{parameter}"
        for public in ecs_anywhere_iam.__all__
        for name, function in _functions(public, getattr(ecs_anywhere_iam, public))
        for parameter in inspect.signature(function).parameters
        if parameter not in _PLACE
    }


def _functions(name: str, public: Any) -> Iterator[tuple[str, Callable[..., Any]]]:
    if not isinstance(public, type):
        yield name, public
    elif not issubclass(public, (Enum, Exception)):
        for method, function in inspect.getmembers(public, inspect.isroutine):
            is_ours = str(getattr(function, "__module__", "")).startswith("ecs_anywhere_iam.")
            if is_ours and method == "__init__":
                yield name, function
            elif is_ours and not method.startswith("_"):
                yield f"{name}.{method}", function
