"""What each scope of the catalogue is in a policy: the resources and the condition of a statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ecs_anywhere_iam.catalogue.resource_type import RESOURCE_TYPES, ResourceType
from ecs_anywhere_iam.catalogue.scope import Scope
from ecs_anywhere_iam.catalogue.scope_condition import SCOPE_CONDITIONS
from ecs_anywhere_iam.catalogue.scope_resource import SCOPE_RESOURCES
from ecs_anywhere_iam.errors import NothingToGrantError
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.target import Target


@dataclass(frozen=True)
class Narrowing:
    """The ``Resource`` and the ``Condition`` of a statement."""

    resources: tuple[str, ...]
    condition: Mapping[str, Mapping[str, tuple[str, ...]]]


def narrow(scope: Scope, targets: Sequence[Target], environment: Environment, regions: Sequence[str] = ()) -> Narrowing:
    """What the scope is for these targets in this environment.

    :param regions: the Regions of an ARN that is about no target; that of the environment by default
    :raises NothingToGrantError: where the scope needs a target of some type and there is none
    """
    places = [replace(environment, region=region) for region in regions] or [environment]

    def filled(template: str) -> list[str]:
        """The template once for each target that it is about, or once for each place where it is about none."""
        about = [each for each in RESOURCE_TYPES if f"{{{each.placeholder}}}" in template]
        if not about:
            return list(dict.fromkeys(template.format_map(vars(place)) for place in places))
        return _filled_with(about[0], template, targets, environment)

    resources = [arn for row in SCOPE_RESOURCES if row.scope is scope for arn in filled(row.arn)]
    condition = {row.operator: {row.key: tuple(filled(row.value))} for row in SCOPE_CONDITIONS if row.scope is scope}
    return Narrowing(tuple(resources), condition)


def _filled_with(
    resource_type: ResourceType, template: str, targets: Sequence[Target], environment: Environment
) -> list[str]:
    filled = [target.fill(template, environment) for target in targets if target.type is resource_type]
    if not filled:
        raise NothingToGrantError(
            f"a permission on {template}: got no {resource_type.noun}; allowed: at least one; name it, or leave out "
            "what asks for the permission"
        )
    return filled
