"""What the SSM agent calls on an external instance only for a feature that is asked for."""

from __future__ import annotations

from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.catalogue.permission import Basis, Permission
from ecs_anywhere_iam.catalogue.scope import Scope
from ecs_anywhere_iam.catalogue.source import (
    AUTHORIZATION_EC2_MESSAGES,
    AUTHORIZATION_SSM,
    AUTHORIZATION_SSM_MESSAGES,
    MANAGED_POLICY,
    SSM_AGENT,
    SSM_INSTANCE_TIERS,
    SSM_MESSAGE_APIS,
)

SSM_FEATURE_PERMISSIONS: tuple[Permission, ...] = (
    Permission(
        sid="SsmDataChannel",
        actions=("ssmmessages:CreateDataChannel", "ssmmessages:OpenDataChannel"),
        scope=Scope.ANY,
        why="The SSM agent opens a channel of its own for each Session Manager session to the server.",
        sources=(
            SSM_AGENT + "agent/session/datachannel/datachannel.go",
            SSM_INSTANCE_TIERS,
            AUTHORIZATION_SSM_MESSAGES,
        ),
        basis=Basis.READ,
        features=(InstanceFeature.SESSION_MANAGER,),
    ),
    Permission(
        sid="Ec2MessagesChannel",
        actions=(
            "ec2messages:AcknowledgeMessage",
            "ec2messages:DeleteMessage",
            "ec2messages:FailMessage",
            "ec2messages:GetMessages",
            "ec2messages:SendReply",
        ),
        scope=Scope.ANY,
        why="The SSM agent receives commands and answers them over the older channel while it has no control channel.",
        sources=(
            SSM_AGENT + "agent/messageservice/interactor/mdsinteractor/mdsinteractor.go",
            SSM_AGENT + "agent/runcommand/mds/service.go",
            SSM_MESSAGE_APIS,
            AUTHORIZATION_EC2_MESSAGES,
        ),
        # The calls are read; that the channel can be left out where the control channel is open follows from the code.
        basis=Basis.INFERRED,
        features=(InstanceFeature.LEGACY_RUN_COMMAND,),
    ),
    Permission(
        sid="SsmListInstanceAssociations",
        actions=("ssm:ListInstanceAssociations",),
        scope=Scope.MANAGED_INSTANCE,
        why="The SSM agent asks which State Manager associations the server has to run.",
        sources=(SSM_AGENT + "agent/association/service/service.go", SSM_MESSAGE_APIS, AUTHORIZATION_SSM),
        basis=Basis.READ,
        features=(InstanceFeature.STATE_MANAGER,),
    ),
    Permission(
        sid="SsmReportInstanceAssociation",
        actions=("ssm:UpdateInstanceAssociationStatus",),
        scope=Scope.ASSOCIATION,
        why="The SSM agent reports how a State Manager association went on the server.",
        sources=(SSM_AGENT + "agent/association/service/service.go", SSM_MESSAGE_APIS, AUTHORIZATION_SSM),
        basis=Basis.READ,
        features=(InstanceFeature.STATE_MANAGER,),
    ),
    Permission(
        sid="SsmListAssociations",
        actions=("ssm:ListAssociations",),
        scope=Scope.ANY,
        why="The SSM agent falls back to this older listing when it cannot list the server's associations.",
        sources=(SSM_AGENT + "agent/association/service/service.go", SSM_MESSAGE_APIS, AUTHORIZATION_SSM),
        basis=Basis.READ,
        features=(InstanceFeature.STATE_MANAGER,),
    ),
    Permission(
        sid="SsmDescribeAssociation",
        actions=("ssm:DescribeAssociation",),
        scope=Scope.DOCUMENT_ASSOCIATION,
        why="The SSM agent reads the parameters of an association of the older kind.",
        sources=(SSM_AGENT + "agent/association/service/service.go", SSM_MESSAGE_APIS, AUTHORIZATION_SSM),
        basis=Basis.READ,
        features=(InstanceFeature.STATE_MANAGER,),
    ),
    Permission(
        sid="SsmReportAssociation",
        actions=("ssm:UpdateAssociationStatus",),
        scope=Scope.DOCUMENT_ON_INSTANCE,
        why="The SSM agent reports how an association of the older kind went on the server.",
        sources=(SSM_AGENT + "agent/association/service/service.go", SSM_MESSAGE_APIS, AUTHORIZATION_SSM),
        basis=Basis.READ,
        features=(InstanceFeature.STATE_MANAGER,),
    ),
    Permission(
        sid="SsmReportCompliance",
        actions=("ssm:PutComplianceItems",),
        scope=Scope.MANAGED_INSTANCE,
        why="The SSM agent reports after an association or a patch run whether the server complies.",
        sources=(
            SSM_AGENT + "agent/association/compliance/uploader/uploader.go",
            SSM_MESSAGE_APIS,
            AUTHORIZATION_SSM,
        ),
        basis=Basis.READ,
        features=(InstanceFeature.STATE_MANAGER, InstanceFeature.PATCH_MANAGER),
    ),
    Permission(
        sid="SsmReadDocuments",
        actions=("ssm:GetDocument",),
        scope=Scope.DOCUMENT,
        why="The SSM agent reads the document of an association or package, and documents that one document runs.",
        sources=(
            SSM_AGENT + "agent/plugins/rundocument/rundocument.go",
            SSM_AGENT + "agent/plugins/downloadcontent/ssmdocresource/ssmdocresource.go",
            MANAGED_POLICY + "AmazonRDSCustomInstanceProfileRolePolicy.html",
            AUTHORIZATION_SSM,
        ),
        basis=Basis.READ,
        features=(InstanceFeature.STATE_MANAGER, InstanceFeature.PATCH_MANAGER, InstanceFeature.DISTRIBUTOR),
    ),
    Permission(
        sid="SsmUploadInventory",
        actions=("ssm:PutInventory",),
        scope=Scope.ANY,
        why="The SSM agent uploads the inventory that it gathered on the server.",
        sources=(SSM_AGENT + "agent/plugins/inventory/datauploader/uploader.go", SSM_MESSAGE_APIS, AUTHORIZATION_SSM),
        basis=Basis.READ,
        features=(InstanceFeature.INVENTORY, InstanceFeature.PATCH_MANAGER),
    ),
    Permission(
        sid="SsmPatchSnapshot",
        actions=("ssm:GetDeployablePatchSnapshotForInstance",),
        scope=Scope.ANY,
        why="Systems Manager's patch document fetches a snapshot of the patch baseline that the server uses.",
        sources=(SSM_MESSAGE_APIS, AUTHORIZATION_SSM),
        # The SSM agent's own code has no such call; that the document's payload makes it follows from AWS's page.
        basis=Basis.INFERRED,
        features=(InstanceFeature.PATCH_MANAGER,),
    ),
    Permission(
        sid="SsmDescribePackage",
        actions=("ssm:DescribeDocument",),
        scope=Scope.DOCUMENT,
        why="The SSM agent looks up a Distributor package, which Systems Manager keeps as a document.",
        sources=(
            SSM_AGENT + "agent/plugins/configurepackage/birdwatcher/documentarchive/documentarchive.go",
            MANAGED_POLICY + "AmazonRDSCustomInstanceProfileRolePolicy.html",
            AUTHORIZATION_SSM,
        ),
        basis=Basis.READ,
        features=(InstanceFeature.DISTRIBUTOR,),
    ),
    Permission(
        sid="SsmPackages",
        actions=("ssm:GetManifest", "ssm:PutConfigurePackageResult"),
        scope=Scope.ANY,
        why="The SSM agent reads the manifest of a package of the older kind, and reports how an installation went.",
        sources=(
            SSM_AGENT + "agent/plugins/configurepackage/birdwatcher/birdwatcherarchive/birdwatcherarchive.go",
            SSM_AGENT + "agent/plugins/configurepackage/birdwatcher/birdwatcherservice/birdwatcherservice.go",
            SSM_MESSAGE_APIS,
            AUTHORIZATION_SSM,
        ),
        basis=Basis.READ,
        features=(InstanceFeature.DISTRIBUTOR,),
    ),
    Permission(
        sid="SsmDocumentParameters",
        actions=("ssm:GetParameters",),
        scope=Scope.PARAMETER_PATH,
        why="The SSM agent fills in the Parameter Store values that a document refers to as `{{ssm:name}}`.",
        sources=(
            SSM_AGENT + "agent/framework/docparser/parameterstore/parameterstore.go",
            SSM_AGENT + "agent/ssm/ssmparameterresolver/ssm.go",
            AUTHORIZATION_SSM,
        ),
        basis=Basis.READ,
        features=(InstanceFeature.DOCUMENT_PARAMETERS,),
    ),
)
