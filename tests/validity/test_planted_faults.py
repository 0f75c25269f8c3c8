"""Each checker notices a fault that is planted in a document or a template which is valid otherwise."""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.validity.parliament_check import parliament_finds
from tests.validity.pure_kind import PURE_KINDS
from tests.validity.size_check import over_quota
from tests.validity.template_lint import lint_finds

_ROW = {"clusters": "name", "allow_confused_deputy": "-", "activation_regions": "-"}
_TRUST, _INLINE = (document.content for document in PURE_KINDS["instance"].documents(_ROW, "aws"))
_CLUSTER = "arn:aws:ecs:us-east-1:123456789012:cluster/web"
_OTHER_TYPE = "arn:aws:ecs:us-east-1:123456789012:task-definition/web:1"


def faulty(document: Mapping[str, Any], sid: str, change: Mapping[str, Any]) -> dict[str, Any]:
    """The document with one of its statements changed."""
    changed: dict[str, Any] = json.loads(json.dumps(document))
    [statement] = [each for each in changed["Statement"] if each.get("Sid", "") == sid]
    statement.update(deepcopy(change))
    return changed


@pytest.mark.parametrize("document", [_TRUST, _INLINE], ids=["trust", "inline"])
def test_the_documents_have_no_fault_before_one_is_planted(document: Mapping[str, Any]) -> None:
    assert parliament_finds(document) == set()


@pytest.mark.parametrize(
    ("document", "sid", "change", "issue"),
    [
        (_INLINE, "SsmHeartbeat", {"Action": "ssm:UpdateInstanceInformatio"}, "UNKNOWN_ACTION"),
        (_INLINE, "SsmHeartbeat", {"Action": "ssmm:UpdateInstanceInformation"}, "UNKNOWN_PREFIX"),
        (_INLINE, "SsmHeartbeat", {"Resource": "managed-instance/*"}, "INVALID_ARN"),
        (_INLINE, "SsmHeartbeat", {"Resource": "arn:awz:ssm:us-east-1:123456789012:managed-instance/*"}, "INVALID_ARN"),
        (_INLINE, "EcsRegisterAndReport", {"Resource": _OTHER_TYPE}, "RESOURCE_MISMATCH"),
        (_INLINE, "EcsRegisterAndReport", {"Resource": "*"}, "RESOURCE_STAR"),
        (_INLINE, "EcsAgentSessions", {"Condition": {"ArnEqual": {"ecs:cluster": _CLUSTER}}}, "UNKNOWN_OPERATOR"),
        (
            _INLINE,
            "EcsAgentSessions",
            {"Condition": {"ArnEquals": {"ecs:clustr": _CLUSTER}}},
            "UNKNOWN_CONDITION_FOR_ACTION",
        ),
        (_INLINE, "EcsAgentSessions", {"Effect": "Alow"}, "MALFORMED"),
        (_INLINE, "EcsAgentSessions", {"Actions": "ecs:Poll"}, "MALFORMED"),
        (_TRUST, "", {"Action": "sts:AssumRole"}, "UNKNOWN_ACTION"),
        (_TRUST, "", {"Principal": {"Servce": "ssm.amazonaws.com"}}, "UNKNOWN_PRINCIPAL"),
        (_TRUST, "", {"Condition": {"ArnEquals": {"aws:SourceArn": "123456789012"}}}, "MISMATCHED_TYPE"),
    ],
)
def test_parliament_notices_a_faulty_statement(
    document: Mapping[str, Any], sid: str, change: Mapping[str, Any], issue: str
) -> None:
    assert (sid, issue) in parliament_finds(faulty(document, sid, change))


@pytest.mark.parametrize(
    ("change", "issue"),
    [
        ({"Statement": [*_INLINE["Statement"], _INLINE["Statement"][0]]}, "DUPLICATE_SID"),
        ({"Version": "2012-10-71"}, "INVALID_VERSION"),
        ({"Versoin": "2012-10-17"}, "MALFORMED"),
    ],
    ids=["sid", "version", "element"],
)
def test_parliament_notices_a_faulty_document(change: Mapping[str, Any], issue: str) -> None:
    assert parliament_finds({**_INLINE, **change}) == {("", issue)}


@pytest.mark.parametrize(
    ("part", "quota"), [("trust policy", 2_048), ("inline policy", 10_240), ("managed policy 2 in aws", 6_144)]
)
def test_the_last_character_is_counted(part: str, quota: int) -> None:
    shell = len('{"Statement":""}')
    fitting, larger = ({"Statement": "x" * (quota - shell + more)} for more in (0, 1))
    assert (over_quota(part, fitting), over_quota(part, larger)) == ("", f"{quota + 1} characters, of {quota}")


@pytest.mark.parametrize(
    ("properties", "rule"),
    [
        ({}, None),
        ({"MaxSessionDuraton": 3600}, "E3002"),
        ({"MaxSessionDuration": 1}, "E3034"),
        ({"Path": "fleet"}, "E3031"),
        ({"RoleName": "x" * 65}, "E3033"),
        ({"Description": {"Ref": "Nothing"}}, "E1020"),
    ],
    ids=lambda value: str(value or "none"),
)
def test_cfn_lint_notices_a_wrong_property(properties: dict[str, Any], rule: str | None, tmp_path: Path) -> None:
    role = {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": _TRUST, **properties}}
    (tmp_path / "role.json").write_text(json.dumps({"Resources": {"Role": role}}), encoding="utf-8")
    assert {found for found, _, _ in lint_finds(tmp_path / "role.json")} == ({rule} if rule else set())


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"Action": "ssm:UpdateInstanceInformatio"}, "W3037"),
        ({"Resource": "managed-instance/*"}, "E3510"),
        ({"Effect": "Alow"}, "E3510"),
        ({"Resource": _CLUSTER}, "I3510"),
    ],
    ids=["action", "arn", "effect", "resource"],
)
def test_cfn_lint_notices_a_faulty_statement(change: dict[str, Any], rule: str, tmp_path: Path) -> None:
    policies = [{"PolicyName": "Faulty", "PolicyDocument": faulty(_INLINE, "SsmHeartbeat", change)}]
    role = {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": _TRUST, "Policies": policies}}
    (tmp_path / "role.json").write_text(json.dumps({"Resources": {"Role": role}}), encoding="utf-8")
    assert rule in {found for found, _, _ in lint_finds(tmp_path / "role.json")}
