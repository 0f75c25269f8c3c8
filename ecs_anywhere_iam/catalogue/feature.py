"""The optional abilities of an external instance."""

from __future__ import annotations

from enum import Enum


class InstanceFeature(Enum):
    """An ability that an external instance has only when it is asked for.

    The value is the name that the ``instance_features`` context key takes.
    """

    SESSION_MANAGER = "session-manager"
    LEGACY_RUN_COMMAND = "legacy-run-command"
    STATE_MANAGER = "state-manager"
    INVENTORY = "inventory"
    PATCH_MANAGER = "patch-manager"
    DISTRIBUTOR = "distributor"
    DOCUMENT_PARAMETERS = "document-parameters"
    TASK_METADATA_TAGS = "task-metadata-tags"
    REGISTRATION_TAGS = "registration-tags"
    IMAGE_PULL = "image-pull"
