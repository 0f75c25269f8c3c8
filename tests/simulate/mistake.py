"""Requests with a mistake in each, and what the simulator has to say about it; and the same without a mistake."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from tests.simulate.simulator import Request

CLUSTER = "arn:aws:ecs:us-east-1:123456789012:cluster/default"
SERVER = "arn:aws:ecs:us-east-1:123456789012:container-instance/default/0123456789abcdef0123456789abcdef"
ROLE = "arn:aws:iam::123456789012:role/ECSAnywhereRole"

STATEMENT = {
    "Sid": "EcsAgentSessions",
    "Effect": "Allow",
    "Action": "ecs:Poll",
    "Resource": SERVER,
    "Condition": {"ArnEquals": {"ecs:cluster": CLUSTER}},
}
TRUST = {"Effect": "Allow", "Principal": {"Service": "ssm.amazonaws.com"}, "Action": "sts:AssumeRole"}


def policy(**changes: Any) -> dict[str, Any]:
    return {"Version": "2012-10-17", "Statement": [{**STATEMENT, **changes}]}


GOOD = Request(
    action="ecs:Poll",
    resource=SERVER,
    resource_account="123456789012",
    principal="arn:aws:sts::123456789012:assumed-role/ECSAnywhereRole/mi-0123456789abcdef0",
    context={"ecs:cluster": CLUSTER},
    identity_policies=[policy()],
)
# A document of AWS has no account; the simulator is asked about it without the checks that it makes elsewhere.
AWS_DOCUMENT = replace(
    GOOD,
    action="ssm:GetDocument",
    resource="arn:aws:ssm:us-east-1::document/AWS-RunPatchBaseline",
    context={},
    identity_policies=[
        policy(Action="ssm:GetDocument", Resource="arn:aws:ssm:us-east-1::document/*", Condition={}, Sid="Documents")
    ],
)
ASSUMED = Request("sts:AssumeRole", ROLE, "123456789012", "ssm.amazonaws.com")


def trusted(**changes: Any) -> Request:
    return replace(ASSUMED, resource_policy={"Version": "2012-10-17", "Statement": [{**TRUST, **changes}]})


@dataclass(frozen=True)
class WiderRequest(Request):
    """A request with a part that ``evaluate.mjs`` has not heard of."""

    session_policy: str = "none"


MISTAKES = [
    (WiderRequest(**vars(GOOD)), "the request has an unknown part: session_policy"),
    (replace(GOOD, identity_policies=[{"Version": "2012-10-17", "Statement": None}]), "TypeError"),
    (replace(GOOD, context={"ecs:clustr": CLUSTER}), "context keys that do not apply to the action: ecs:clustr"),
    (replace(GOOD, context={"ssm:DocumentType": "x"}), "context keys that do not apply to the action"),
    (replace(GOOD, resource=SERVER[:-4] + "*"), 'the result is "wildcard", not "single"'),
    (replace(GOOD, resource=CLUSTER), "no.resource.types"),
    (replace(GOOD, action="ecs:Pol"), "invalid.action"),
    (replace(GOOD, action="esc:Poll"), "invalid.service"),
    (replace(GOOD, action="ecs:DiscoverPollEndpoint"), "must.use.wildcard"),
    (replace(GOOD, identity_policies=[policy(Effect="Alow")]), "Effect must be present"),
    (replace(GOOD, identity_policies=[policy(Resorce="*")]), "Invalid key Resorce"),
    (replace(GOOD, identity_policies=[policy(Action="ecs:Pol")]), "an action that does not exist: ecs:Pol"),
    (
        replace(GOOD, identity_policies=[policy(Condition={"ArnEqual": {"ecs:cluster": CLUSTER}})]),
        "an operator that does not exist: ArnEqual",
    ),
    (
        replace(GOOD, identity_policies=[policy(Condition={"ArnEquals": {"ecs:clustr": CLUSTER}})]),
        "a condition key that does not exist: ecs:clustr",
    ),
    (replace(GOOD, boundary=policy(Effect="Alow")), "Effect must be present"),
    (replace(GOOD, boundary=policy(Condition={"StringEqual": {}})), "an operator that does not exist"),
    (replace(AWS_DOCUMENT, context={"ecs:cluster": CLUSTER}), "context keys that do not apply to the action"),
    (replace(AWS_DOCUMENT, action="ssm:GetParameters"), "no.resource.types"),
    (replace(AWS_DOCUMENT, action="ssm:GetDocumnt"), "invalid.action"),
    (replace(AWS_DOCUMENT, resource="arn:aws:ssm:us-east-1::document/AWS-*"), "no.resource.types"),
    (replace(AWS_DOCUMENT, resource="arn:aws:ssm:us-east-1::parameter/x"), "no.resource.types"),
    (replace(AWS_DOCUMENT, identity_policies=[policy(Resorce="*")]), "Invalid key Resorce"),
    (trusted(Resource=ROLE), "Resource is not allowed in a trust policy"),
    (trusted(Principal={"Servce": "ssm.amazonaws.com"}), "invalid"),
    (trusted(Condition={"StringEquls": {"aws:SourceAccount": "123456789012"}}), "an operator that does not exist"),
    (trusted(Condition={"StringEquals": {"aws:SourceAcount": "1"}}), "a condition key that does not exist"),
]
