"""The resources that tasks ask of their execution role."""

from __future__ import annotations

from ecs_anywhere_iam.catalogue.resource_type import ResourceType

REPOSITORY = ResourceType(
    noun="repository",
    parameter="repositories",
    placeholder="repository",
    service="ecr",
    prefix="repository/",
    suffix="",
    name_pattern=r"(?=..)(?:[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*/)*[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*",
    name_length=256,
    name_rule="2 to 256 lower-case letters and digits, separated by . _ - or /",
    attribute="repository_arn",
    example="arn:aws:ecr:us-east-1:123456789012:repository/team/web",
    source="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html",
    # AWS would take the host of an image for the first part of a name.
    mistaken_pattern=r"[0-9]{12}\.dkr[.-]ecr[.-].*",
    prefix_pattern=r"[a-z0-9][a-z0-9._/-]*",
)

LOG_GROUP = ResourceType(
    noun="log group",
    parameter="log_groups",
    placeholder="log_group",
    service="logs",
    prefix="log-group:",
    # IAM wants `:*` behind a log group for every action but tagging:
    # https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogGroup.html
    suffix=":*",
    name_pattern=r"[A-Za-z0-9_/.#-]+",
    name_length=512,
    name_rule="1 to 512 letters, digits and the characters _ - / . #",
    attribute="log_group_arn",
    example="arn:aws:logs:us-east-1:123456789012:log-group:/ecs/web",
    source="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html",
    prefix_pattern=r"[A-Za-z0-9_/.#-]+",
)

SECRET = ResourceType(
    noun="secret",
    parameter="secrets",
    placeholder="secret",
    service="secretsmanager",
    prefix="secret:",
    suffix="",
    # The exclamation mark is that of secrets which other services manage, such as `rds!db-…`:
    # https://docs.aws.amazon.com/secretsmanager/latest/userguide/service-linked-secrets.html
    name_pattern=r"[A-Za-z0-9/_+=.@!-]+",
    name_length=512,
    name_rule="1 to 512 letters, digits and the characters /_+=.@!-",
    attribute="secret_arn",
    full_attribute="secret_full_arn",
    example="arn:aws:secretsmanager:us-east-1:123456789012:secret:web/db-AbCdEf",
    source="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html",
    # Secrets Manager adds a hyphen and six characters to the name:
    # https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html
    ending=r"-[A-Za-z0-9]{6}",
    any_ending="-??????",
    ref_is_arn=True,
)

PARAMETER = ResourceType(
    noun="parameter",
    parameter="parameters",
    placeholder="parameter",
    service="ssm",
    prefix="parameter/",
    suffix="",
    name_pattern=r"[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)*",
    name_length=1011,
    name_rule="up to 1,011 letters, digits and the characters . _ - between slashes, without a slash at the end",
    # The name of a parameter in a path starts with a slash, which its ARN has anyway.
    lead="/",
    attribute="parameter_arn",
    example="arn:aws:ssm:us-east-1:123456789012:parameter/web/db",
    source="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html",
)

FILE = ResourceType(
    noun="file",
    parameter="files",
    placeholder="file",
    holder="bucket",
    service="s3",
    prefix="",
    suffix="",
    # A wildcard or a policy variable in a key would stand for other files; IAM takes no character beyond Latin-1.
    name_pattern=(
        r"[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]/"
        r"(?:[\x20-\x23\x25-\x29\x2b-\x3e\x40-\x7e\xa1-\xff]|\$(?!\{))+"
    ),
    name_length=63 + 1 + 1024,
    name_rule="a bucket, a slash and a key without * ? and ${",
    # CDK has no object for a file in a bucket.
    attribute="",
    example="arn:aws:s3:::bucket/web.env",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html",
    regional=False,
    owned=False,
)

KEY = ResourceType(
    noun="KMS key",
    parameter="keys",
    placeholder="key",
    service="kms",
    prefix="key/",
    suffix="",
    name_pattern=r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|mrk-[0-9a-fA-F]{32}",
    name_length=36,
    name_rule="a key ID, not an alias, which IAM does not take",
    attribute="key_arn",
    example="arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    source="https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html",
)

TASK_RESOURCES: tuple[ResourceType, ...] = (REPOSITORY, LOG_GROUP, SECRET, PARAMETER, FILE, KEY)
