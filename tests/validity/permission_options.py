"""What ``LeastPrivilege`` may be given."""

from __future__ import annotations

from typing import Any

from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from tests.validity.dimension import LEFT_OUT, InApp, clash

FEATURE = "features."

LEAST_PRIVILEGE: dict[str, dict[str, Any]] = {
    "clusters": {
        "name": ["web"],
        "names": ["web", "edge_1"],
        "arn elsewhere": ["arn:{partition}:ecs:{elsewhere}:{account}:cluster/web"],
        "here and elsewhere": ["web", "arn:{partition}:ecs:{elsewhere}:{account}:cluster/web"],
        "many": [f"shop-{number:03}" for number in range(45)],
        "token": InApp(lambda given: [given.text("Cluster", "web")]),
        "object": InApp(lambda given: [given.cluster()]),
    },
    **{f"{FEATURE}{feature.name}": {LEFT_OUT: None, "on": feature} for feature in InstanceFeature},
    "repositories": {
        LEFT_OUT: None,
        "name": ["team/web"],
        "arn elsewhere": ["team/web", "arn:{partition}:ecr:{elsewhere}:210987654321:repository/shared"],
        "many": [f"team/service-{number:03}" for number in range(120)],
        "token": InApp(lambda given: [given.text("Repository", "team/web")]),
        "object": InApp(lambda given: [given.repository()]),
    },
    "repository_prefixes": {LEFT_OUT: None, "one": ["team/"]},
    "parameter_paths": {LEFT_OUT: None, "one": ["fleet/web"], "two": ["fleet/web", "shared"]},
    "allow_heartbeats_as_any_instance": {LEFT_OUT: None, "off": False, "on": True},
    "allow_sessions_as_any_container_instance": {LEFT_OUT: None, "off": False, "on": True},
}

LEAST_PRIVILEGE_CLASHES = (
    clash(
        "Image pull is on some repositories.",
        features__IMAGE_PULL="on",
        repositories=LEFT_OUT,
        repository_prefixes=LEFT_OUT,
    ),
    clash(
        "Document parameters are below some path.",
        features__DOCUMENT_PARAMETERS="on",
        parameter_paths=LEFT_OUT,
    ),
)
