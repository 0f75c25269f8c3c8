"""Files in S3 that a task definition refers to by ARN.

https://docs.aws.amazon.com/AmazonECS/latest/developerguide/taskdef-envfiles.html
"""

from __future__ import annotations

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.catalogue.task_resource import FILE
from ecs_anywhere_iam.errors import InvalidTaskDefinitionError
from ecs_anywhere_iam.policy.token import TOKEN
from ecs_anywhere_iam.tasks.definition.finding import Finding, Place
from ecs_anywhere_iam.tasks.definition.node import shown
from ecs_anywhere_iam.tasks.definition.refer import found_reference
from ecs_anywhere_iam.tasks.definition.reference import marked, read_reference, whole_arn
from ecs_anywhere_iam.tasks.need import Need


def read_file(place: Place) -> Finding:
    """The finding of a file.

    :raises InvalidTaskDefinitionError: no ARN of a file
    """
    value = marked(place.value)
    arn = whole_arn(value, place.path)
    location = value if arn is None else arn.resource
    if location.startswith("<") and "/" not in location:
        # Bucket and key are in the placeholder, and a wildcard beside it is none of either.
        twice = f"{location}/{location}"
        reference = read_reference(twice if arn is None else str(arn._replace(resource=twice)), FILE, place.path)
    elif value.startswith(("arn:", "<")) or TOKEN.match(value):
        # A CDK token is the ARN of the bucket; a placeholder before the slash is that, or its name.
        reference = read_reference(value, FILE, place.path)
    else:
        raise InvalidTaskDefinitionError(place.path, f"expected an ARN like {FILE.example}, got {shown(place.value)}")
    return found_reference(place, "a file in S3", Need(NeedKind.FILE, reference.target), reference=reference)
