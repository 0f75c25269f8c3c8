"""What the image of a container asks of the task execution role."""

from __future__ import annotations

import re

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.catalogue.task_resource import REPOSITORY
from ecs_anywhere_iam.policy.arn import Arn
from ecs_anywhere_iam.policy.target import ArnTarget
from ecs_anywhere_iam.tasks.definition.finding import Finding, Place, Verdict
from ecs_anywhere_iam.tasks.definition.image import OtherImage, PrivateImage, read_image
from ecs_anywhere_iam.tasks.definition.refer import found_reference
from ecs_anywhere_iam.tasks.definition.reference import Reference
from ecs_anywhere_iam.tasks.need import Need

_NAME = re.compile(REPOSITORY.name_pattern)
_MARK = re.compile(r"<[^<>]*>")


def read_container_image(place: Place, *, has_credentials: bool) -> Finding:
    """The finding of an image.

    :param has_credentials: it is pulled with the credentials of a private registry outside ECR
    """
    image = read_image(place.value)
    if isinstance(image, PrivateImage):
        return _private(place, image)
    if isinstance(image, OtherImage):
        return place.found("not in a private ECR repository", Verdict.NONE)
    if has_credentials:
        return place.found("pulled with repositoryCredentials, so not from ECR", Verdict.NONE)
    why = "filled in later" if not place.value else image.reason
    return place.found(f"{why}; it may or may not be in a private ECR repository", Verdict.OPEN_IMAGE)


def _private(place: Place, image: PrivateImage) -> Finding:
    name = image.repository
    if not image.complete and _NAME.fullmatch(_MARK.sub("xx", name)) is None:
        # No wildcard of a name that ECR would refuse may come into a policy.
        name = "<repository>"
    known = Arn(
        image.partition or "", REPOSITORY.service, image.region or "", image.account or "", f"{REPOSITORY.prefix}{name}"
    )
    own = [noun for noun, part in (("account", image.account), ("Region", image.region)) if part is None]
    verb = "are" if len(own) > 1 else "is"
    warnings = [f"the {' and the '.join(own)} of the registry {verb} read as the role's own"] if own else []
    return found_reference(
        place,
        "in a private ECR repository",
        Need(NeedKind.PRIVATE_ECR, ArnTarget(REPOSITORY, known=known)),
        reference=Reference(ArnTarget(REPOSITORY, known=known), image.complete),
        warnings=tuple(warnings),
    )
