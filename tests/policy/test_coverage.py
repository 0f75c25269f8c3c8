"""What a role lacks of what is needed."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from ecs_anywhere_iam.errors import InvalidValueError
from ecs_anywhere_iam.policy.coverage import lacking
from ecs_anywhere_iam.policy.document import Condition, PolicyDocument, Statement, policy_document

GROUP = "arn:aws:logs:eu-west-1:123456789012:log-group:/ecs/web:*"
SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:web/db-??????"
KEY = "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
VIA_SECRETS: Condition = {"StringEquals": {"kms:ViaService": "secretsmanager.eu-west-1.amazonaws.com"}}


def needed(action: str, *resources: str, condition: Condition | None = None) -> PolicyDocument:
    statement: Statement = {"Sid": "A", "Effect": "Allow", "Action": action, "Resource": list(resources)}
    if condition is not None:
        statement["Condition"] = condition
    return policy_document([statement])


def statement(effect: str, action: object, resource: object, **more: object) -> dict[str, object]:
    return {"Effect": effect, "Action": action, "Resource": resource, **more}


def allow(action: object, resource: object, **more: object) -> dict[str, object]:
    return statement("Allow", action, resource, **more)


def deny(action: object, resource: object, **more: object) -> dict[str, object]:
    return statement("Deny", action, resource, **more)


WRITE = needed("logs:PutLogEvents", GROUP)
READ = needed("secretsmanager:GetSecretValue", SECRET)
DECRYPT = needed("kms:Decrypt", KEY, condition=VIA_SECRETS)
SOMEWHERE: Condition = {"StringEquals": {"kms:ViaService": "secretsmanager.<region>.amazonaws.com"}}
INSECURE = {"Bool": {"aws:SecureTransport": "false"}}
ALL_LOGS, ALL_SECRETS = allow("logs:*", "*"), allow("secretsmanager:*", "*")

GRANTED: dict[str, tuple[PolicyDocument, list[Mapping[str, object]]]] = {
    "the same": (WRITE, [allow("logs:PutLogEvents", GROUP)]),
    "in a list": (WRITE, [allow(["logs:CreateLogStream", "logs:PutLogEvents"], ["arn:x", GROUP])]),
    "in another statement": (WRITE, [allow("s3:GetObject", "*"), allow("logs:PutLogEvents", GROUP)]),
    "an action in other letters": (WRITE, [allow("Logs:putLogEvents", GROUP)]),
    "a wildcard for the action": (WRITE, [allow("logs:Put*", GROUP)]),
    "a wildcard for every action": (WRITE, [allow("*", GROUP)]),
    "a wildcard for every resource": (WRITE, [ALL_LOGS]),
    "a wildcard for the resource": (WRITE, [allow("logs:*", "arn:aws:logs:*:*:log-group:/ecs/*")]),
    "a wildcard for an account": (WRITE, [allow("logs:*", GROUP.replace("123456789012", "*"))]),
    "a wildcard across the ARN": (WRITE, [allow("logs:*", "arn:aws:logs:*")]),
    "question marks for question marks": (READ, [allow("secretsmanager:GetSecretValue", SECRET)]),
    "a star for question marks": (READ, [allow("secretsmanager:GetSecretValue", SECRET.replace("??????", "*"))]),
    "a Region that is not known in the role": (WRITE, [allow("logs:*", GROUP.replace("eu-west-1", "<region>"))]),
    "an account that is not known in the role": (WRITE, [allow("logs:*", GROUP.replace("123456789012", "<account>"))]),
    "a Region that is not known in the need": (
        needed("logs:PutLogEvents", GROUP.replace("eu-west-1", "<region>")),
        [allow("logs:*", GROUP)],
    ),
    "a denial of another action": (WRITE, [ALL_LOGS, deny("logs:Delete*", "*")]),
    "a denial of another resource": (WRITE, [ALL_LOGS, deny("logs:*", GROUP.replace("web", "batch"))]),
    "a denial under a condition": (WRITE, [ALL_LOGS, deny("*", "*", Condition=INSECURE)]),
    "a denial of all but something, under a condition": (
        WRITE,
        [ALL_LOGS, {"Effect": "Deny", "NotAction": "iam:*", "Resource": "*", "Condition": {"Null": {"a": "true"}}}],
    ),
    "the condition that is needed": (DECRYPT, [allow("kms:Decrypt", KEY, Condition=VIA_SECRETS)]),
    "no condition where one is needed": (DECRYPT, [allow("kms:Decrypt", KEY)]),
    "a wider condition than is needed": (
        DECRYPT,
        [
            allow(
                "kms:Decrypt",
                KEY,
                Condition={
                    "StringEquals": {
                        "kms:ViaService": ["ssm.eu-west-1.amazonaws.com", "secretsmanager.eu-west-1.amazonaws.com"]
                    }
                },
            )
        ],
    ),
    "a condition on a Region that is not known": (
        needed("kms:Decrypt", KEY, condition=SOMEWHERE),
        [allow("kms:Decrypt", KEY, Condition=VIA_SECRETS)],
    ),
    "no condition in an empty one": (WRITE, [allow("logs:*", "*", Condition={})]),
    "nothing is needed": (policy_document([]), []),
}  # fmt: skip


@pytest.mark.parametrize(("need", "held"), GRANTED.values(), ids=GRANTED.keys())
def test_what_is_granted_is_not_lacking(need: PolicyDocument, held: list[Mapping[str, object]]) -> None:
    assert lacking(need, held) == []


LACKING: dict[str, tuple[PolicyDocument, list[Mapping[str, object]]]] = {
    "nothing is granted": (WRITE, []),
    "another action": (WRITE, [allow("logs:CreateLogStream", GROUP)]),
    "another log group": (WRITE, [allow("logs:*", GROUP.replace("web", "batch"))]),
    "the log group without what is in it": (WRITE, [allow("logs:*", GROUP.removesuffix(":*"))]),
    "another Region": (WRITE, [allow("logs:*", GROUP.replace("eu-west-1", "eu-west-2"))]),
    "another account": (WRITE, [allow("logs:*", GROUP.replace("123456789012", "111111111111"))]),
    "another partition": (WRITE, [allow("logs:*", GROUP.replace("arn:aws", "arn:aws-cn"))]),
    "another service": (WRITE, [allow("logs:*", GROUP.replace(":logs:", ":ecr:"))]),
    "one secret of those that may be meant": (READ, [allow("secretsmanager:*", SECRET.replace("??????", "AbCdEf"))]),
    "a resource that is known at deployment": (READ, [allow("secretsmanager:*", "<Secret.Arn>")]),
    "all actions but some": (WRITE, [{"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}]),
    "all resources but some": (WRITE, [{"Effect": "Allow", "Action": "logs:*", "NotResource": "arn:aws:logs:::x"}]),
    "a condition of its own": (WRITE, [allow("logs:*", "*", Condition={"StringEquals": {"aws:SourceVpc": "vpc-1"}})]),
    "a condition with another operator": (
        DECRYPT,
        [allow("kms:Decrypt", KEY, Condition={"StringLike": VIA_SECRETS["StringEquals"]})],
    ),
    "a condition of another value": (
        DECRYPT,
        [allow("kms:Decrypt", KEY, Condition={"StringEquals": {"kms:ViaService": "ssm.eu-west-1.amazonaws.com"}})],
    ),
    "a star in a condition that compares": (
        DECRYPT,
        [allow("kms:Decrypt", KEY, Condition={"StringEquals": {"kms:ViaService": "secretsmanager.*"}})],
    ),
    "a condition beside the one that is needed": (
        DECRYPT,
        [
            allow(
                "kms:Decrypt",
                KEY,
                Condition={"StringEquals": {**VIA_SECRETS["StringEquals"], "kms:CallerAccount": "123456789012"}},
            )
        ],
    ),
    "a condition that is none": (WRITE, [allow("logs:*", "*", Condition="x")]),
    "a condition with functions": (
        DECRYPT,
        [allow("kms:Decrypt", KEY, Condition={"StringEquals": {"kms:ViaService": {"Fn::If": ["a", "b", "c"]}}})],
    ),
    "a condition of no operators": (WRITE, [allow("logs:*", "*", Condition={"StringEquals": "x"})]),
    "a denial": (WRITE, [ALL_LOGS, deny("logs:PutLogEvents", GROUP)]),
    "a denial before": (WRITE, [deny("*", "*"), ALL_LOGS]),
    "a denial in other letters": (WRITE, [ALL_LOGS, deny("LOGS:put*", "*")]),
    "a denial of a part": (WRITE, [ALL_LOGS, deny("logs:*", f"{GROUP.removesuffix('*')}log-stream:prod*")]),
    "a denial of a secret that may be meant": (READ, [ALL_SECRETS, deny("*", SECRET.replace("??????", "AbCdEf"))]),
    "a denial in a Region that is not known": (WRITE, [ALL_LOGS, deny("*", GROUP.replace("eu-west-1", "<region>"))]),
    "a denial of what is known at deployment": (READ, [ALL_SECRETS, deny("*", "<Secret.Arn>")]),
}  # fmt: skip


@pytest.mark.parametrize(("need", "held"), LACKING.values(), ids=LACKING.keys())
def test_what_is_not_granted_for_certain_is_lacking(need: PolicyDocument, held: list[Mapping[str, object]]) -> None:
    [one] = need["Statement"]
    assert lacking(need, held) == [f"{one['Action']} on {one['Resource'][0]}"]


def test_each_action_on_each_resource_is_told() -> None:
    need: Statement = {"Sid": "A", "Effect": "Allow", "Action": ["a:B", "a:C"], "Resource": ["arn:x", "arn:y"]}
    assert lacking(policy_document([need]), [allow("a:B", "arn:x")]) == ["a:B on arn:y", "a:C on arn:x", "a:C on arn:y"]


REFUSED: dict[str, tuple[dict[str, object], str]] = {
    "no effect": ({"Action": "*", "Resource": "*"}, "an Effect of Allow or Deny"),
    "an effect in other letters": (statement("allow", "*", "*"), "an Effect of Allow or Deny"),
    "a number for an action": (allow(7, "*"), "text in Action"),
    "a function for a resource": (allow("*", [{"Fn::If": ["a", "b", "c"]}]), "text in Resource"),
    "a denial of all actions but some": (
        {"Effect": "Deny", "NotAction": "logs:*", "Resource": "*"},
        "denials that name their actions and resources",
    ),
    "a denial of all resources but some": (
        {"Effect": "Deny", "Action": "*", "NotResource": GROUP},
        "denials that name their actions and resources",
    ),
    "a trust policy": (
        {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"},
        "statements of a policy that is attached to a role, which name no principal",
    ),
}


@pytest.mark.parametrize(("held", "allowed"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_read_for_certain_is_refused(held: dict[str, object], allowed: str) -> None:
    with pytest.raises(InvalidValueError) as error:
        lacking(WRITE, [ALL_LOGS, held])
    assert (error.value.what, error.value.allowed) == ("a statement of the role", allowed)
