"""What the logging of a container asks of the task execution role.

https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.catalogue.task_resource import LOG_GROUP
from ecs_anywhere_iam.errors import InvalidTaskDefinitionError
from ecs_anywhere_iam.policy.arn import Arn
from ecs_anywhere_iam.policy.partition import partition_of
from ecs_anywhere_iam.policy.region import REGION
from ecs_anywhere_iam.policy.target import ArnTarget, NamedTarget
from ecs_anywhere_iam.policy.token import has_token
from ecs_anywhere_iam.tasks.definition.finding import Finding, Place, Verdict
from ecs_anywhere_iam.tasks.definition.node import Node, shown
from ecs_anywhere_iam.tasks.definition.placeholder import has_placeholder
from ecs_anywhere_iam.tasks.definition.read_secret import read_value_from
from ecs_anywhere_iam.tasks.definition.refer import found_reference
from ecs_anywhere_iam.tasks.definition.reference import Reference, marked, read_reference
from ecs_anywhere_iam.tasks.need import Need

# What the driver takes for true: https://pkg.go.dev/strconv#ParseBool
_TRUE = ("1", "t", "T", "TRUE", "true", "True")
_DRIVER = "logConfiguration.logDriver"
_GROUP = "logConfiguration.options.awslogs-group"
_CREATE = "logConfiguration.options.awslogs-create-group"


def read_logging(container: Node, whose: str) -> Iterator[Finding]:
    """The findings of ``logConfiguration``."""
    logging = container.node("logConfiguration")
    driver = logging.text("logDriver")
    place = Place(whose, _DRIVER, driver, logging.at("logDriver"))
    if has_placeholder(driver):
        yield place.found("a placeholder; it may or may not be awslogs", Verdict.OPEN)
    elif driver == "awslogs":
        yield from _read_awslogs(logging, whose)
    elif driver == "awsfirelens":
        yield place.found(
            "what FireLens sends, it sends with the task role",
            Verdict.NONE,
            warnings=("where the logs go must be permitted to the task role, not to the task execution role",),
        )
    elif driver:
        yield place.found("not awslogs", Verdict.NONE)
    for index, secret in enumerate(logging.nodes("secretOptions")):
        value = secret.text("valueFrom")
        if value:
            field = f"logConfiguration.secretOptions[{index}].valueFrom"
            yield from read_value_from(Place(whose, field, value, secret.at("valueFrom")))


def _read_awslogs(logging: Node, whose: str) -> Iterator[Finding]:
    options = logging.node("options")
    stated = options.word("awslogs-group")
    place = Place(whose, _GROUP, stated, options.at("awslogs-group"))
    reference, warnings = _log_group(place, options)
    yield found_reference(
        place,
        "a log group that the awslogs log driver writes to",
        Need(NeedKind.AWSLOGS, reference.target),
        reference=reference,
        warnings=warnings,
    )
    create = options.word("awslogs-create-group")
    made = Place(whose, _CREATE, create, options.at("awslogs-create-group"))
    if has_placeholder(create):
        yield made.found("a placeholder; the driver may or may not have to make the log group", Verdict.INCOMPLETE)
    elif create in _TRUE:
        verdict = Verdict.NEED if reference.complete else Verdict.INCOMPLETE
        yield made.found(
            "the driver makes the log group where it does not exist",
            verdict,
            Need(NeedKind.CREATE_LOG_GROUP, reference.target),
        )


def _log_group(place: Place, options: Node) -> tuple[Reference, tuple[str, ...]]:
    value = marked(place.value) or "<awslogs-group>"
    named = read_reference(value, LOG_GROUP, place.path)
    if not isinstance(named.target, NamedTarget):
        raise InvalidTaskDefinitionError(place.path, f"expected the name of a log group, got {shown(place.value)}")
    region = options.word("awslogs-region")
    if not region or has_token(region):
        return named, ()
    if REGION.fullmatch(region) is None:
        return named, (f"awslogs-region is {shown(region)}, and is read as the role's own Region",)
    known = Arn(
        partition_of(region) or "",
        LOG_GROUP.service,
        region,
        "",
        f"{LOG_GROUP.prefix}{named.target.name}{LOG_GROUP.suffix}",
    )
    return Reference(ArnTarget(LOG_GROUP, known=known), named.complete), ()
