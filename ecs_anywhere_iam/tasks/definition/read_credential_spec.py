"""Credential specifications of group managed service accounts (gMSA).

https://docs.aws.amazon.com/AmazonECS/latest/developerguide/windows-gmsa.html
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.catalogue.task_resource import PARAMETER
from ecs_anywhere_iam.policy.token import TOKEN
from ecs_anywhere_iam.tasks.definition.finding import Finding, Place, Verdict
from ecs_anywhere_iam.tasks.definition.read_file import read_file
from ecs_anywhere_iam.tasks.definition.refer import found_reference
from ecs_anywhere_iam.tasks.definition.reference import marked, read_reference, whole_arn
from ecs_anywhere_iam.tasks.need import Need

_KINDS = ("credentialspec", "credentialspecdomainless")
_DOMAINLESS = (
    "the specification names a secret, which is not seen here: grant it with `secrets`, or to the instance role, as "
    "AWS's page and the agent disagree on who reads it"
)


def read_credential_spec(place: Place) -> Iterator[Finding]:
    """The finding of a security option, where it is a credential specification that is read from AWS."""
    kind, _, location = marked(place.value).partition(":")
    if kind not in _KINDS:
        return
    warnings = (_DOMAINLESS,) if kind.endswith("domainless") else ()
    arn = whole_arn(location, place.path)
    if location.startswith("<"):
        yield place.found("a placeholder for a file or a parameter, which only the task execution role may read",
                          Verdict.INCOMPLETE, warnings=warnings)  # fmt: skip
    elif arn is not None and arn.service == PARAMETER.service:
        reference = read_reference(location, PARAMETER, place.path)
        need = Need(NeedKind.PARAMETER, reference.target)
        yield found_reference(place, "a parameter", need, reference=reference, warnings=warnings)
    elif arn is not None or TOKEN.match(location):
        file = read_file(replace(place, value=location))
        yield replace(file, warnings=(*file.warnings, *place.found("", Verdict.NONE, warnings=warnings).warnings))
