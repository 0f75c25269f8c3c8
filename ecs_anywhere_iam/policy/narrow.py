"""What each scope of the catalogue is in a policy: the resources and the condition of a statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ecs_anywhere_iam.catalogue.resource_type import ResourceType
from ecs_anywhere_iam.catalogue.scope import Scope
from ecs_anywhere_iam.catalogue.scope_condition import SCOPE_CONDITIONS
from ecs_anywhere_iam.catalogue.scope_resource import SCOPE_RESOURCES
from ecs_anywhere_iam.catalogue.server_resource import SERVER_RESOURCES
from ecs_anywhere_iam.catalogue.task_resource import TASK_RESOURCES
from ecs_anywhere_iam.errors import NothingToGrantError
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.target import Target

_TYPES = (*SERVER_RESOURCES, *TASK_RESOURCES)


class Narrowing(NamedTuple):
    """The ``Resource`` and the ``Condition`` of a statement."""

    resources: tuple[str, ...]
    condition: Mapping[str, Mapping[str, tuple[str, ...]]]


def narrow(scope: Scope, targets: Sequence[Target], environment: Environment, regions: Sequence[str] = ()) -> Narrowing:
    """What the scope is for these targets in this environment.

    :param regions: the Regions of an ARN that is about no target; that of the environment by default
    :raises NothingToGrantError: where the scope needs a target of some type and there is none
    """
    places = [environment._replace(region=region) for region in regions] or [environment]

    def filled(template: str) -> tuple[str, ...]:
        about = _placeholder(template)
        if about is None:
            return tuple(dict.fromkeys(place.fill(template) for place in places))
        return tuple(target.fill(template, environment) for target in targets if target.type is about)

    # Two files may lie in one bucket.
    resources = tuple(dict.fromkeys(arn for row in SCOPE_RESOURCES if row.scope is scope for arn in filled(row.arn)))
    if not resources:
        raise NothingToGrantError(
            f"a permission on {scope.value}: got none; allowed: at least one; name it, or leave out what asks for it"
        )
    condition = {row.operator: {row.key: filled(row.value)} for row in SCOPE_CONDITIONS if row.scope is scope}
    return Narrowing(resources, condition)


def target_type(scope: Scope) -> ResourceType | None:
    """The type of the targets that the scope is about; ``None`` where it is about none."""
    templates = [row.arn for row in SCOPE_RESOURCES if row.scope is scope]
    templates += [row.value for row in SCOPE_CONDITIONS if row.scope is scope]
    types = map(_placeholder, templates)
    return next((each for each in types if each is not None), None)


# The templates are those of the catalogue, and are asked for again with each target of a long list.
@cache
def _placeholder(template: str) -> ResourceType | None:
    return next(
        (each for each in _TYPES for name in (each.placeholder, each.holder) if name and f"{{{name}}}" in template),
        None,
    )
