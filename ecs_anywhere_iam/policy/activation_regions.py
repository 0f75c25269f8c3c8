"""The Regions whose SSM activations may use the external instance role, and in which it then works.

The install script registers a server with Systems Manager and with ECS in one and the same Region
(https://github.com/aws/amazon-ecs-agent/blob/8dfceca6cf380a83c3007349317566f2862f0673/scripts/ecs-anywhere-install.sh).
So the Regions of the activations are those of the clusters.
"""

from __future__ import annotations

from collections.abc import Sequence

from ecs_anywhere_iam.errors import ContradictionError, InvalidValueError
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege, ManagedPolicies
from ecs_anywhere_iam.policy.region import REGION
from ecs_anywhere_iam.policy.token import has_token, is_token


def activation_regions(
    stated: Sequence[str], permissions: ManagedPolicies | LeastPrivilege, environment: Environment
) -> tuple[str, ...]:
    """The stated Regions; where none are stated, those of the clusters; for managed policies, the role's own.

    :raises InvalidValueError: no list, or an item that is no Region such as ``eu-west-1``
    :raises ContradictionError: Regions are stated, and that of a cluster is not among them
    """
    clusters = permissions.clusters if isinstance(permissions, LeastPrivilege) else ()
    of_clusters = tuple(dict.fromkeys(cluster.region(environment) for cluster in clusters))
    regions = _read(stated)
    if not regions:
        return of_clusters or (environment.region,)
    missing = [region for region in of_clusters if region not in regions and not has_token(region)]
    if missing and not any(map(has_token, regions)):
        raise ContradictionError(
            f"activation_regions lacks {', '.join(missing)}, where clusters are: a server registers with its cluster "
            "in the Region of its activation; add the Region, or leave activation_regions out"
        )
    return regions


def _read(stated: Sequence[str]) -> tuple[str, ...]:
    if isinstance(stated, (str, bytes)) or not isinstance(stated, Sequence):
        raise InvalidValueError(
            "activation_regions", got=stated, allowed="a list of Regions", fix="put it into a list: ['eu-west-1']"
        )
    for region in stated:
        if not isinstance(region, str) or not (is_token(region) or REGION.fullmatch(region)):
            raise InvalidValueError(
                "activation_regions", got=region, allowed="Regions such as 'eu-west-1'", fix="give the Region's code"
            )
    # A member of an enumeration that is text as well shows in other text as its name.
    return tuple(dict.fromkeys(map(str.__str__, stated)))
