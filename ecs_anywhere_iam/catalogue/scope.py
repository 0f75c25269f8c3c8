"""How far a permission can be narrowed."""

from __future__ import annotations

from enum import Enum


class Scope(Enum):
    """What stands in a statement's ``Resource`` and ``Condition``; the value is the sentence that people read.

    Which scopes an action supports is stated by the service authorization reference,
    https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
    The ARNs and conditions of each scope are rows of ``scope_resource.py`` and ``scope_condition.py``.
    """

    ANY = "`*`: the action supports no resource type"
    CLUSTER = "the given clusters"
    CLUSTER_SESSION = "the container instances of the given clusters, in sessions of those clusters"
    ANY_IN_CLUSTER_SESSION = "`*`, in sessions of the given clusters"
    CLUSTER_REGISTRATION = "the container instances of the given clusters, only while they register"
    CLUSTER_TASK = "the tasks and container instances of the given clusters"
    MANAGED_INSTANCE = "the managed instances of this account and Region"
    ANY_MANAGED_INSTANCE = "`*`: any instance"
    ASSOCIATION = "the associations and managed instances of this account and Region"
    DOCUMENT = "the documents of this account and of AWS, in this Region"
    DOCUMENT_ON_INSTANCE = "the documents of this account and of AWS, and the managed instances, in this Region"
    DOCUMENT_ASSOCIATION = (
        "the documents of this account and of AWS, associations and managed instances, in this Region"
    )
    PARAMETER_PATH = "the parameters below the given paths"
    REPOSITORY = "the given repositories, or any of this account and Region where none are given"
    CACHED_REPOSITORY = "the given repositories of a pull-through cache"
    LOG_GROUP = "the given log groups, or any of this account and Region where none are given"
    SECRET = "the given secrets"
    PARAMETER = "the given parameters"
    FILE = "the given files"
    BUCKET_OF_FILE = "the buckets of the given files"
    KEY_OF_SECRET = "the given keys, only through Secrets Manager"
    KEY_OF_PARAMETER = "the given keys, only through Systems Manager"
    KEY_OF_FILE = "the given keys, only through S3"
    INSTANCE_ROLE = "the external instance role, handed to Systems Manager alone"
    TAGGED_INSTANCE = "the managed instances of this account and Region, and the external instance role"
