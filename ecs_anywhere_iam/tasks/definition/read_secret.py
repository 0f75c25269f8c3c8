"""What ``valueFrom`` and ``credentialsParameter`` refer to: a secret of Secrets Manager, or a parameter.

https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Secret.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.catalogue.task_resource import PARAMETER, SECRET
from ecs_anywhere_iam.errors import InvalidTaskDefinitionError
from ecs_anywhere_iam.policy.target import ArnTarget
from ecs_anywhere_iam.policy.token import TOKEN
from ecs_anywhere_iam.tasks.definition.finding import Finding, Place
from ecs_anywhere_iam.tasks.definition.node import shown
from ecs_anywhere_iam.tasks.definition.refer import found_reference, unknown_kind
from ecs_anywhere_iam.tasks.definition.reference import has_mark, marked, read_reference, whole_arn
from ecs_anywhere_iam.tasks.need import Need
from ecs_anywhere_iam.tasks.secret import is_open, readings

# A parameter of this path is a secret under another name, and reading it reads the secret:
# https://docs.aws.amazon.com/systems-manager/latest/userguide/integration-ps-secretsmanager.html
_SECRET_AS_PARAMETER = "/aws/reference/secretsmanager/"  # noqa: S105 - a path is none
# Behind the name of a secret come a JSON key, the stage of a version and its ID:
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
_FIELDS = 3
_FIELDS_ARE = "they are a JSON key, a stage and a version, each of which may be empty"

# https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-labels.html
_VERSION = re.compile(r"[A-Za-z0-9_.-]{1,100}")

_BOTH = "it ends like a whole ARN, and like a name without the six characters that are added; both are granted"


def read_value_from(place: Place) -> Iterator[Finding]:
    """The findings of a field that refers to a secret or a parameter.

    :raises InvalidTaskDefinitionError: neither
    """
    value = marked(place.value)
    arn = whole_arn(value, place.path)
    if value.startswith("<"):
        yield unknown_kind(place)
    elif TOKEN.match(value) or (arn is not None and arn.service == SECRET.service):
        yield read_secret(place, NeedKind.SECRET)
    elif arn is None or arn.service == PARAMETER.service:
        yield from _read_parameter(place, value)
    else:
        raise InvalidTaskDefinitionError(
            place.path, f"expected the ARN of a secret, or the name or ARN of a parameter, got {shown(place.value)}"
        )


def read_secret(place: Place, kind: NeedKind) -> Finding:
    """The finding of a secret, given by name or ARN, with or without fields behind it.

    :raises InvalidTaskDefinitionError: no secret
    """
    value = marked(place.value)
    token = TOKEN.match(value)
    if token is not None:
        # CDK renders the ARN of a secret as one token.
        return found_reference(place, "a secret", Need(kind, ArnTarget(SECRET, text=token[0])))
    arn = whole_arn(value, place.path)
    fields: list[str] = []
    if arn is not None:
        kept, *fields = arn.resource.removeprefix(SECRET.prefix).split(":")
        prefix = SECRET.prefix if arn.resource.startswith(SECRET.prefix) else ""
        value = str(arn._replace(resource=f"{prefix}{kept}"))
    reference = read_reference(value, SECRET, place.path)
    needs = (Need(kind, each) for each in readings([reference.target]))
    warnings: tuple[str, ...] = (_BOTH,) if is_open(reference.target) else ()
    if len(fields) not in (0, _FIELDS):
        told = f"ECS takes {_FIELDS} fields behind a secret or none, got {len(fields)}, and the task will not start"
        warnings += (f"{told}; {_FIELDS_ARE}",)
    return found_reference(place, "a secret", *needs, reference=reference, warnings=warnings)


def _read_parameter(place: Place, value: str) -> Iterator[Finding]:
    arn = whole_arn(value, place.path)
    name, colon, version = (value if arn is None else arn.resource).partition(":")
    if colon and not has_mark(version) and _VERSION.fullmatch(version) is None:
        raise InvalidTaskDefinitionError(
            place.path, f"expected a version or a label behind the parameter, got {shown(version)}"
        )
    if arn is not None and TOKEN.match(name.removeprefix("parameter")):
        # CDK leaves the slash out where the name, which starts with one, is known at deployment.
        target = ArnTarget(PARAMETER, text=str(arn._replace(resource=name)))
        yield found_reference(place, "a parameter", Need(NeedKind.PARAMETER, target))
        return
    # `parameter//web` is how the name `/web` comes out where somebody put an ARN together.
    whole = name if arn is None else str(arn._replace(resource=name.replace("parameter//", "parameter/", 1)))
    reference = read_reference(whole, PARAMETER, place.path)
    yield found_reference(place, "a parameter", Need(NeedKind.PARAMETER, reference.target), reference=reference)
    path = f"/{name.removeprefix(PARAMETER.prefix).lstrip('/')}"
    if path.startswith(_SECRET_AS_PARAMETER):
        referred = read_reference(path.removeprefix(_SECRET_AS_PARAMETER), SECRET, place.path)
        yield found_reference(
            place, "a parameter that stands for a secret", Need(NeedKind.SECRET, referred.target), reference=referred
        )
