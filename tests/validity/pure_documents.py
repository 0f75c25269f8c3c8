"""The documents that the pure floors make of a row, as they are once CloudFormation has filled the tokens in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ecs_anywhere_iam.catalogue.server_resource import CLUSTER, INSTANCE_ROLE
from ecs_anywhere_iam.catalogue.trust import EXECUTION_TRUST, INSTANCE_TRUST
from ecs_anywhere_iam.policy.activation_regions import activation_regions
from ecs_anywhere_iam.policy.document import policy_document
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.grant import Grant
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege, ManagedPolicies
from ecs_anywhere_iam.policy.instance_policy import instance_grants
from ecs_anywhere_iam.policy.packing import pack
from ecs_anywhere_iam.policy.read_target import read_target, read_targets
from ecs_anywhere_iam.policy.registrar_policy import registrar_grants
from ecs_anywhere_iam.policy.token import PSEUDO_PARAMETER
from ecs_anywhere_iam.policy.trust_policy import trust_policy
from ecs_anywhere_iam.tasks.execution_policy import execution_grants
from ecs_anywhere_iam.tasks.needs import TaskNeeds
from tests.validity.dimension import AGNOSTIC, LEFT_OUT, PLACES, InApp, Row, Table, places_of, written_for
from tests.validity.permission_options import FEATURE


@dataclass(frozen=True)
class Document:
    """A document, and which of a role's it is: ``part`` starts with one of the kinds that have a quota."""

    part: str
    content: Mapping[str, Any]


def without_app(table: Table) -> Table:
    """The table with the choices that need no CDK."""
    return {
        option: {choice: value for choice, value in choices.items() if not isinstance(value, InApp)}
        for option, choices in table.items()
    }


def arguments(table: Table, row: Row, environment: str) -> dict[str, Any]:
    """What the row passes for the options of the table; the features that are on, as one set."""
    chosen = {option: table[option][row[option]] for option in table if row[option] != LEFT_OUT}
    features = {value for option, value in chosen.items() if option.startswith(FEATURE)}
    given = {o: written_for(value, environment) for o, value in chosen.items() if not o.startswith(FEATURE)}
    return {**given, "features": features} if features else given


def environment_of(name: str) -> Environment:
    """The environment, with tokens as CDK has them where the stack leaves it open."""
    if name == AGNOSTIC:
        parts = ("Partition", "Region", "AccountId", "URLSuffix")
        return Environment(*(f"${{Token[AWS.{part}.{number}]}}" for number, part in enumerate(parts)))
    place = PLACES[name]
    return Environment(place.partition, place.region, place.account, place.url_suffix)


def instance_documents(
    permissions: ManagedPolicies | LeastPrivilege,
    environment: str,
    regions: Sequence[str] = (),
    *,
    deputy: bool = False,
) -> Iterator[Document]:
    """Those of the external instance role."""
    here = environment_of(environment)
    places = activation_regions(regions, permissions, here)
    trust = trust_policy(INSTANCE_TRUST, here, regions=places, allow_confused_deputy=deputy)
    grants = instance_grants(permissions, here, regions) if isinstance(permissions, LeastPrivilege) else ()
    yield from _deployed(trust, grants, environment)


def execution_documents(needs: TaskNeeds, environment: str, *, deputy: bool = False) -> Iterator[Document]:
    """Those of the task execution role."""
    here = environment_of(environment)
    trust = trust_policy(EXECUTION_TRUST, here, allow_confused_deputy=deputy)
    yield from _deployed(trust, execution_grants(needs, here), environment)


def registrar_documents(
    role_arn: str, clusters: Sequence[str], regions: Sequence[str], environment: str
) -> Iterator[Document]:
    """That of the registrar."""
    role = read_target(role_arn, INSTANCE_ROLE, "role_arn")
    grants = registrar_grants(role, read_targets(clusters, CLUSTER, "clusters"), environment_of(environment), regions)
    document = policy_document([each.statement() for each in grants])
    yield from _filled({"managed policy": document}, environment)


def _deployed(trust: Any, grants: Sequence[Grant], environment: str) -> Iterator[Document]:
    parts = {"trust policy": trust}
    if grants:
        packed = pack(grants, 20)
        parts["inline policy"] = packed.inline
        parts |= {f"managed policy {number}": each for number, each in enumerate(packed.managed, start=1)}
    yield from _filled(parts, environment)


def _filled(parts: Mapping[str, Any], environment: str) -> Iterator[Document]:
    for part, content in parts.items():
        if environment != AGNOSTIC:
            yield Document(part, content)
            continue
        text = json.dumps(content)
        for name, place in places_of(environment).items():
            values = {
                "Partition": place.partition,
                "Region": place.region,
                "AccountId": place.account,
                "URLSuffix": place.url_suffix,
            }

            def value(token: re.Match[str], values: Mapping[str, str] = values) -> str:
                return values[token[1]]

            yield Document(f"{part} in {name}", json.loads(PSEUDO_PARAMETER.sub(value, text)))
