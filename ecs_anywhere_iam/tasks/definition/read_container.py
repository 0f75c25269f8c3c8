"""What a container asks of the task execution role.

https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.errors import quoted
from ecs_anywhere_iam.tasks.definition.finding import Finding, Place, Verdict
from ecs_anywhere_iam.tasks.definition.known_keys import check_container_keys
from ecs_anywhere_iam.tasks.definition.node import Node
from ecs_anywhere_iam.tasks.definition.placeholder import is_placeholder
from ecs_anywhere_iam.tasks.definition.read_credential_spec import read_credential_spec
from ecs_anywhere_iam.tasks.definition.read_file import read_file
from ecs_anywhere_iam.tasks.definition.read_image import read_container_image
from ecs_anywhere_iam.tasks.definition.read_logging import read_logging
from ecs_anywhere_iam.tasks.definition.read_secret import read_secret, read_value_from
from ecs_anywhere_iam.tasks.definition.refer import unknown_kind


def read_container(container: Node) -> Iterator[Finding]:
    """The findings of one container."""
    whose = f"container {quoted(container.text('name')) or container.path}"
    check_container_keys(container)
    credentials = container.node("repositoryCredentials")
    secret = credentials.text("credentialsParameter")
    image = container.text("image")
    yield read_container_image(Place(whose, "image", image, container.at("image")), has_credentials=bool(secret))
    if secret:
        place = Place(
            whose, "repositoryCredentials.credentialsParameter", secret, credentials.at("credentialsParameter")
        )
        yield unknown_kind(place) if is_placeholder(secret) else read_secret(place, NeedKind.REGISTRY_CREDENTIALS)
    yield from read_logging(container, whose)
    for index, stated in enumerate(container.nodes("secrets")):
        value = stated.text("valueFrom")
        if value:
            yield from read_value_from(Place(whose, f"secrets[{index}].valueFrom", value, stated.at("valueFrom")))
    for index, file in enumerate(container.nodes("environmentFiles")):
        value = file.text("value")
        if value:
            yield read_file(Place(whose, f"environmentFiles[{index}].value", value, file.at("value")))
    yield from _read_firelens(container, whose)
    for key in ("credentialSpecs", "dockerSecurityOptions"):
        for index, (value, path) in enumerate(container.texts(key)):
            yield from read_credential_spec(Place(whose, f"{key}[{index}]", value, path))


def _read_firelens(container: Node, whose: str) -> Iterator[Finding]:
    """The configuration of a log router: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef.html."""
    options = container.node("firelensConfiguration").node("options")
    kind = options.text("config-file-type")
    value = options.text("config-file-value")
    field = "firelensConfiguration.options.config-file-value"
    place = Place(whose, field, value, options.at("config-file-value"))
    if kind == "s3" and value:
        yield read_file(place)
    elif is_placeholder(kind):
        yield place.found("a file in the image, or in S3: config-file-type is a placeholder", Verdict.OPEN)
