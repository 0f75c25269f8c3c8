"""What a volume asks of the task execution role.

https://docs.aws.amazon.com/AmazonECS/latest/developerguide/wfsx-volumes.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.errors import quoted
from ecs_anywhere_iam.tasks.definition.finding import Finding, Place, Verdict
from ecs_anywhere_iam.tasks.definition.known_keys import check_volume_keys
from ecs_anywhere_iam.tasks.definition.node import Node
from ecs_anywhere_iam.tasks.definition.read_secret import read_value_from
from ecs_anywhere_iam.tasks.need import Need

_FSX = "fsxWindowsFileServerVolumeConfiguration"


def read_volume(volume: Node) -> Iterator[Finding]:
    """The findings of a volume."""
    check_volume_keys(volume)
    configuration = volume.node(_FSX)
    if not volume.has(_FSX):
        return
    whose = f"volume {quoted(volume.text('name')) or volume.path}"
    system = Place(whose, f"{_FSX}.fileSystemId", configuration.text("fileSystemId"), configuration.at("fileSystemId"))
    yield system.found("an FSx for Windows File Server volume", Verdict.NEED, Need(NeedKind.FSX))
    authorization = configuration.node("authorizationConfig")
    secret = authorization.text("credentialsParameter")
    if secret:
        field = f"{_FSX}.authorizationConfig.credentialsParameter"
        yield from read_value_from(Place(whose, field, secret, authorization.at("credentialsParameter")))
