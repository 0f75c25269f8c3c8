"""Where the facts of the catalogue were read: documentation pages, and upstream files at a commit."""

from __future__ import annotations

# Agents: amazon-ecs-agent 1.105.1 (2026-06-30) and amazon-ssm-agent (mainline, 2024-10-21); a file's path follows.
ECS_AGENT = "https://github.com/aws/amazon-ecs-agent/blob/8dfceca6cf380a83c3007349317566f2862f0673/"
SSM_AGENT = "https://github.com/aws/amazon-ssm-agent/blob/1c217c89b42de51d4f4063363d8ec1f2eef56055/"

# The service authorization reference: what each action can be scoped to.
AUTHORIZATION_ECS = (
    "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html"
)
AUTHORIZATION_ECR = (
    "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html"
)
AUTHORIZATION_SSM = "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html"
AUTHORIZATION_SSM_MESSAGES = (
    "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonmessagegatewayservice.html"
)
AUTHORIZATION_EC2_MESSAGES = (
    "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonmessagedeliveryservice.html"
)
AUTHORIZATION_LOGS = "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html"
AUTHORIZATION_SECRETS = "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html"
AUTHORIZATION_S3 = "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html"
AUTHORIZATION_KMS = (
    "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html"
)
KMS_VIA_SERVICE = "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html"
AUTHORIZATION_FSX = "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonfsx.html"

# AWS managed policies, documents included; the policy's name and `.html` follow.
MANAGED_POLICY = "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/"

ECS_ANYWHERE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-anywhere.html"
ECS_ANYWHERE_REGISTRATION = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-anywhere-registration.html"
ECS_ANYWHERE_DEREGISTRATION = (
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-anywhere-deregistration.html"
)
ECS_ANYWHERE_ROLE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/iam-role-ecsanywhere.html"
ECS_EXECUTION_ROLE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html"
ECS_TASK_ROLE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html"
ECS_AWSLOGS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html"
ECS_PRIVATE_REGISTRY = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/private-auth.html"
ECS_SECRETS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html"
ECS_PARAMETERS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-ssm-paramstore.html"
ECS_ENVIRONMENT_FILES = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/taskdef-envfiles.html"
ECS_FIRELENS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_firelens.html"
ECR_PULL_THROUGH = "https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-iam.html"
ECS_TAGGING = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/supported-iam-actions-tagging.html"
ECS_USING_TAGS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-using-tags.html"
ECS_TASK_METADATA = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4.html"
ECS_MANAGED_POLICIES = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-awsmanpol.html"
SSM_MESSAGE_APIS = (
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-setting-up-messageAPIs.html"
)
SSM_INSTANCE_PROFILE = "https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-instance-permissions.html"
SSM_CONFUSED_DEPUTY = (
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/cross-service-confused-deputy-prevention.html"
)
SSM_INSTANCE_TIERS = (
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/fleet-manager-configure-instance-tiers.html"
)
SSM_INVENTORY = "https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-inventory-configuring.html"
SSM_S3_BUCKETS = "https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-minimum-s3-permissions.html"
SSM_ACTIVATIONS = "https://docs.aws.amazon.com/systems-manager/latest/userguide/activations.html"
SSM_CREATE_ACTIVATION = "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateActivation.html"
