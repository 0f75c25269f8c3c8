"""What each feature of an external instance adds, and what to know before asking for it."""

from typing import NamedTuple

from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.catalogue.source import (
    ECS_AGENT,
    ECS_ANYWHERE_ROLE,
    ECS_TASK_METADATA,
    ECS_USING_TAGS,
    SSM_AGENT,
    SSM_INSTANCE_TIERS,
    SSM_INVENTORY,
    SSM_MESSAGE_APIS,
    SSM_S3_BUCKETS,
)


class FeatureNote(NamedTuple):
    """A feature in words: what it adds, and its caveat where it has one."""

    feature: InstanceFeature
    adds: str
    caveat: str | None
    sources: tuple[str, ...]


FEATURE_NOTES: tuple[FeatureNote, ...] = (
    FeatureNote(
        feature=InstanceFeature.SESSION_MANAGER,
        adds="People can open a shell on the server itself through Session Manager.",
        caveat="It takes the charged advanced-instances tier, and grants no keys, buckets or log groups of sessions.",
        sources=(SSM_INSTANCE_TIERS, SSM_AGENT + "agent/session/datachannel/datachannel.go"),
    ),
    FeatureNote(
        feature=InstanceFeature.LEGACY_RUN_COMMAND,
        adds="Run Command also reaches the server over the older `ec2messages` channel.",
        caveat="The SSM agent uses this channel only while it has no control channel, which every server is granted.",
        sources=(SSM_AGENT + "agent/messageservice/interactor/mdsinteractor/mdsinteractor.go", SSM_MESSAGE_APIS),
    ),
    FeatureNote(
        feature=InstanceFeature.STATE_MANAGER,
        adds="The server runs State Manager associations and reports their results and its compliance.",
        caveat="Documents that another account shares are not granted.",
        sources=(SSM_AGENT + "agent/association/service/service.go", SSM_MESSAGE_APIS),
    ),
    FeatureNote(
        feature=InstanceFeature.INVENTORY,
        adds="The server's inventory is uploaded to Systems Manager.",
        caveat="State Manager collects the inventory, so `state-manager` has to be asked for as well.",
        sources=(SSM_INVENTORY, SSM_MESSAGE_APIS),
    ),
    FeatureNote(
        feature=InstanceFeature.PATCH_MANAGER,
        adds="Patch Manager scans and patches the server and reports its compliance.",
        caveat="Where the server reaches S3 through a VPC endpoint, AWS's patch buckets have to be granted as well.",
        sources=(SSM_MESSAGE_APIS, SSM_S3_BUCKETS),
    ),
    FeatureNote(
        feature=InstanceFeature.DISTRIBUTOR,
        adds="Distributor installs packages on the server and reports how that went.",
        caveat="Where the server reaches S3 through a VPC endpoint, AWS's package buckets have to be granted as well.",
        sources=(SSM_MESSAGE_APIS, SSM_S3_BUCKETS),
    ),
    FeatureNote(
        feature=InstanceFeature.DOCUMENT_PARAMETERS,
        adds="Documents that run on the server may refer to Parameter Store values below the given paths.",
        caveat="Whoever is root on the server can read all parameters below those paths.",
        sources=(SSM_AGENT + "agent/framework/docparser/parameterstore/parameterstore.go",),
    ),
    FeatureNote(
        feature=InstanceFeature.TASK_METADATA_TAGS,
        adds="Containers can ask the task metadata endpoint for the tags of their task and of the server.",
        caveat=None,
        sources=(ECS_AGENT + "agent/handlers/v2/response.go", ECS_TASK_METADATA),
    ),
    FeatureNote(
        feature=InstanceFeature.REGISTRATION_TAGS,
        adds="The ECS agent tags the server as it registers, from `ECS_CONTAINER_INSTANCE_TAGS`.",
        caveat="With `ECS_CONTAINER_INSTANCE_PROPAGATE_TAGS_FROM=ec2_instance` an external instance cannot register.",
        sources=(ECS_USING_TAGS, ECS_AGENT + "agent/app/agent.go"),
    ),
    FeatureNote(
        feature=InstanceFeature.IMAGE_PULL,
        adds="Tasks without a task execution role can run images of the given private ECR repositories.",
        caveat="A task that names an execution role pulls with that role alone.",
        sources=(ECS_ANYWHERE_ROLE, ECS_AGENT + "agent/ecr/factory.go"),
    ),
)
