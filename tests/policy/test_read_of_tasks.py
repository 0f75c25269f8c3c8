"""What tasks read: secrets, parameters, files and keys, each given by name, ARN, token or CDK object."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace

import pytest

from ecs_anywhere_iam.catalogue.resource_type import ResourceType
from ecs_anywhere_iam.catalogue.task_resource import FILE, KEY, PARAMETER, SECRET
from ecs_anywhere_iam.errors import InvalidValueError
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.read_target import read_target

HERE = Environment("aws", "us-east-1", "123456789012")
TOKEN, OTHER_TOKEN = "${Token[TOKEN.23]}", "${Token[TOKEN.24]}"
A_SECRET = "arn:aws:secretsmanager:us-east-1:123456789012:secret:"
A_PARAMETER = "arn:aws:ssm:us-east-1:123456789012:parameter/"
A_KEY = "arn:aws:kms:us-east-1:123456789012:key/"
ABROAD = "arn:aws-cn:secretsmanager:cn-north-1:210987654321:secret:"
ID, COPIED_ID = "1234abcd-12ab-34cd-56ef-1234567890ab", f"mrk-{'0123456789abcdef' * 2}"

NAMES = {
    "secret": ("db", SECRET, f"{A_SECRET}db-??????"),
    "secret with all kinds of characters": ("a/b_c+d=e.f@g-h", SECRET, f"{A_SECRET}a/b_c+d=e.f@g-h-??????"),
    "secret whose name ends like an ARN": ("db-AbCdEf", SECRET, f"{A_SECRET}db-AbCdEf-??????"),
    "longest secret": ("s" * 512, SECRET, f"{A_SECRET}{'s' * 512}-??????"),
    "parameter": ("token", PARAMETER, f"{A_PARAMETER}token"),
    "parameter in a path": ("/web/db", PARAMETER, f"{A_PARAMETER}web/db"),
    "parameter in a path without its slash": ("web/db", PARAMETER, f"{A_PARAMETER}web/db"),
    "parameter that leads to a secret": (
        "/aws/reference/secretsmanager/db",
        PARAMETER,
        f"{A_PARAMETER}aws/reference/secretsmanager/db",
    ),
    "longest parameter": ("p" * 1011, PARAMETER, f"{A_PARAMETER}{'p' * 1011}"),
    "file": ("bucket/web.env", FILE, "arn:aws:s3:::bucket/web.env"),
    "file in a folder": ("my.bucket-1/team/web.env", FILE, "arn:aws:s3:::my.bucket-1/team/web.env"),
    "file with blanks and colons": ("bucket/a b:c", FILE, "arn:aws:s3:::bucket/a b:c"),
    "file with a dollar sign": ("bucket/a$b{c}$", FILE, "arn:aws:s3:::bucket/a$b{c}$"),
    "file with a letter of Latin-1": ("bucket/é.env", FILE, "arn:aws:s3:::bucket/é.env"),
    "file with two slashes": ("bucket//web.env", FILE, "arn:aws:s3:::bucket//web.env"),
    "key": (ID, KEY, A_KEY + ID),
    "key with copies in other Regions": (COPIED_ID, KEY, A_KEY + COPIED_ID),
}

ARNS = {
    "secret": (f"{A_SECRET}db-AbCdEf", SECRET, f"{A_SECRET}db-AbCdEf"),
    "secret without its ending": (f"{A_SECRET}db", SECRET, f"{A_SECRET}db-??????"),
    "secret with a word for an ending": (f"{A_SECRET}db-secret", SECRET, f"{A_SECRET}db-secret"),
    "secret with an ending too short": (f"{A_SECRET}db-AbCdE", SECRET, f"{A_SECRET}db-AbCdE-??????"),
    "secret with an ending too long": (f"{A_SECRET}db-AbCdEfG", SECRET, f"{A_SECRET}db-AbCdEfG-??????"),
    "secret with an ending of other characters": (f"{A_SECRET}db-AbCdE_", SECRET, f"{A_SECRET}db-AbCdE_-??????"),
    "secret elsewhere": (f"{ABROAD}db-AbCdEf", SECRET, f"{ABROAD}db-AbCdEf"),
    "secret elsewhere without its ending": (f"{ABROAD}db", SECRET, f"{ABROAD}db-??????"),
    "parameter": (f"{A_PARAMETER}web/db", PARAMETER, f"{A_PARAMETER}web/db"),
    "parameter elsewhere": (
        "arn:aws:ssm:eu-west-1:210987654321:parameter/web/db",
        PARAMETER,
        "arn:aws:ssm:eu-west-1:210987654321:parameter/web/db",
    ),
    "file": ("arn:aws:s3:::bucket/web.env", FILE, "arn:aws:s3:::bucket/web.env"),
    "file in China": ("arn:aws-cn:s3:::bucket/web.env", FILE, "arn:aws-cn:s3:::bucket/web.env"),
    "key": (A_KEY + COPIED_ID, KEY, A_KEY + COPIED_ID),
    "key elsewhere": (
        f"arn:aws:kms:eu-west-1:210987654321:key/{ID}",
        KEY,
        f"arn:aws:kms:eu-west-1:210987654321:key/{ID}",
    ),
}

TOKENS = {
    "secret": (TOKEN, SECRET, f"{A_SECRET}{TOKEN}-??????"),
    "whole ARN of a secret that RDS manages": (f"{A_SECRET}rds!db-1-AbCdEf", SECRET, f"{A_SECRET}rds!db-1-AbCdEf"),
    "secret that ends in one": (f"db-{TOKEN}", SECRET, f"{A_SECRET}db-{TOKEN}-??????"),
    "ARN of a secret that ends in one": (A_SECRET + TOKEN, SECRET, A_SECRET + TOKEN),
    "ARN of a secret that starts with one": (f"{A_SECRET}{TOKEN}/db", SECRET, f"{A_SECRET}{TOKEN}/db-??????"),
    "whole ARN of a secret with one in it": (f"{A_SECRET}{TOKEN}-AbCdEf", SECRET, f"{A_SECRET}{TOKEN}-AbCdEf"),
    "place of a secret": (
        f"arn:{TOKEN}:secretsmanager:{TOKEN}:{TOKEN}:secret:db",
        SECRET,
        f"arn:{TOKEN}:secretsmanager:{TOKEN}:{TOKEN}:secret:db-??????",
    ),
    "bucket of a file": (f"{TOKEN}/web.env", FILE, f"arn:aws:s3:::{TOKEN}/web.env"),
    "parameter": (f"/web/{TOKEN}", PARAMETER, f"{A_PARAMETER}web/{TOKEN}"),
    "key of a file": (f"bucket/{TOKEN}.env", FILE, f"arn:aws:s3:::bucket/{TOKEN}.env"),
    "partition of a file": (f"arn:{TOKEN}:s3:::bucket/web.env", FILE, f"arn:{TOKEN}:s3:::bucket/web.env"),
    "key": (TOKEN, KEY, A_KEY + TOKEN),
    "ARN of a key": (A_KEY + TOKEN, KEY, A_KEY + TOKEN),
}

OBJECTS = {
    "secret": (SimpleNamespace(secret_arn=TOKEN), SECRET, TOKEN),
    "secret with its whole ARN": (SimpleNamespace(secret_arn=TOKEN, secret_full_arn=OTHER_TOKEN), SECRET, OTHER_TOKEN),
    "secret whose whole ARN nobody knows": (
        SimpleNamespace(secret_arn=f"{A_SECRET}db", secret_full_arn=None),
        SECRET,
        f"{A_SECRET}db-??????",
    ),
    "parameter": (SimpleNamespace(parameter_arn=f"{A_PARAMETER}web/db"), PARAMETER, f"{A_PARAMETER}web/db"),
    "key": (SimpleNamespace(key_arn=TOKEN), KEY, TOKEN),
    "key of another account": (
        SimpleNamespace(key_arn=f"arn:aws:kms:eu-west-1:210987654321:key/{ID}"),
        KEY,
        f"arn:aws:kms:eu-west-1:210987654321:key/{ID}",
    ),
}

Row = tuple[object, ResourceType, str]
KINDS: dict[str, Mapping[str, Row]] = {"name": NAMES, "ARN": ARNS, "token": TOKENS, "object": OBJECTS}
GIVEN = {f"{kind} {what}": row for kind, rows in KINDS.items() for what, row in rows.items()}


@pytest.mark.parametrize(("value", "resource_type", "arn"), GIVEN.values(), ids=GIVEN.keys())
def test_what_is_given_gives_the_arn(value: object, resource_type: ResourceType, arn: str) -> None:
    assert read_target(value, resource_type, "it").arn(HERE) == arn


REFUSED = {
    "secret with a wildcard": ("db-*", SECRET, "wildcards are not taken"),
    "ARN of a secret with a wildcard": (f"{A_SECRET}db-??????", SECRET, "wildcards are not taken"),
    "secret with a policy variable": ("db-${aws:username}", SECRET, "wildcards are not taken"),
    "ARN of a secret with a policy variable": (f"{A_SECRET}${{aws:username}}", SECRET, "wildcards are not taken"),
    "secret with its JSON key": (f"{A_SECRET}db-AbCdEf:password::", SECRET, "give the secret as AWS shows it"),
    "secret with a blank": ("db ", SECRET, "take the blanks away"),
    "secret too long": ("s" * 513, SECRET, "give the secret as AWS shows it"),
    "parameter for a secret": (f"{A_PARAMETER}db", SECRET, "it is an ARN of another service (ssm)"),
    "object of another kind": (SimpleNamespace(parameter_arn=TOKEN), SECRET, "give the secret's name"),
    "parameter with a wildcard": ("/web/*", PARAMETER, "wildcards are not taken"),
    "ARN of a parameter with a wildcard": (f"{A_PARAMETER}*", PARAMETER, "wildcards are not taken"),
    "parameter with a policy variable": ("/${aws:username}/db", PARAMETER, "wildcards are not taken"),
    "parameter with its version": ("/web/db:3", PARAMETER, "give the parameter as AWS shows it"),
    "path": ("/web/", PARAMETER, "give the parameter as AWS shows it"),
    "parameter with two slashes": (f"{A_PARAMETER}/web/db", PARAMETER, "give the parameter as AWS shows it"),
    "secret for a parameter": (f"{A_SECRET}db", PARAMETER, "it is an ARN of another service (secretsmanager)"),
    "document for a parameter": (
        "arn:aws:ssm:us-east-1:123456789012:document/web",
        PARAMETER,
        "it is not the ARN of a parameter: `parameter/` comes after the account",
    ),
    "file with a wildcard": ("bucket/*", FILE, "wildcards are not taken"),
    "file with another wildcard": ("arn:aws:s3:::bucket/web.en?", FILE, "wildcards are not taken"),
    "bucket with a wildcard": ("arn:aws:s3:::*/web.env", FILE, "wildcards are not taken"),
    "file with a policy variable": ("bucket/${aws:username}.env", FILE, "wildcards are not taken"),
    "bucket alone": ("arn:aws:s3:::bucket", FILE, "behind a slash"),
    "folder without a name": ("bucket/", FILE, "as AWS shows it"),
    "address of a file": ("s3://bucket/web.env", FILE, "as AWS shows it"),
    "file with a letter that IAM does not take": ("bucket/ш.env", FILE, "as AWS shows it"),
    "file with a line break": ("bucket/web.env\n", FILE, "take the blanks away"),
    "file with a Region": ("arn:aws:s3:us-east-1::bucket/web.env", FILE, "'us-east-1' is no Region of a file"),
    "file with an account": ("arn:aws:s3::123456789012:bucket/x", FILE, "'123456789012' is no account of a file"),
    "file behind an access point": (
        "arn:aws:s3:us-east-1:123456789012:accesspoint/web/object/web.env",
        FILE,
        "'us-east-1' is no Region of a file",
    ),
    "bucket object": (SimpleNamespace(bucket_arn=TOKEN), FILE, "such as 'bucket/web.env'"),
    "alias": ("alias/web", KEY, "IAM does not take aliases: give the ID of the key, or its ARN"),
    "ARN of an alias": ("arn:aws:kms:us-east-1:123456789012:alias/web", KEY, "it is not the ARN of a KMS key"),
    "key with a wildcard": (f"{A_KEY}*", KEY, "wildcards are not taken"),
    "key with a policy variable": ("${kms:RequestAlias}", KEY, "wildcards are not taken"),
    "key by its name": ("web", KEY, "give the KMS key as AWS shows it"),
    "key with its type": (f"key/{ID}", KEY, "give the KMS key as AWS shows it"),
    "key cut short": (ID[:-1], KEY, "give the KMS key as AWS shows it"),
}


@pytest.mark.parametrize(("value", "resource_type", "fix"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_resource_of_the_kind_is_refused_with_the_way_to_mend_it(
    value: object, resource_type: ResourceType, fix: str
) -> None:
    with pytest.raises(InvalidValueError) as refused:
        read_target(value, resource_type, "it")
    assert fix in refused.value.fix
