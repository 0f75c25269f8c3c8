"""The permissions of a role that is kept in a repository, in each form in which it is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from ecs_anywhere_iam.errors import UnreadableFileError
from ecs_anywhere_iam.files.committed_role import read_committed_role
from ecs_anywhere_iam.policy.environment import Environment

from .definition import refusal, write

UNKNOWN = Environment("aws", "<region>", "<account>")
KNOWN = Environment("aws-cn", "cn-north-1", "123456789012", "amazonaws.com.cn")
EXPECTED = (
    "expected an IAM policy, a role as `render` prints it, or a CloudFormation template with a task execution role"
)


def allow(resource: object = "*", action: object = "logs:PutLogEvents") -> dict[str, object]:
    return {"Effect": "Allow", "Action": action, "Resource": resource}


def policy(*statements: object) -> dict[str, object]:
    return {"Version": "2012-10-17", "Statement": list(statements)}


def trust(service: object = "ecs-tasks.amazonaws.com", effect: str = "Allow") -> dict[str, object]:
    return policy({"Effect": effect, "Principal": {"Service": service}, "Action": "sts:AssumeRole"})


def role(service: object = "ecs-tasks.amazonaws.com", **properties: object) -> dict[str, object]:
    return {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": trust(service), **properties}}


def inline(*statements: object) -> list[object]:
    return [{"PolicyName": "p", "PolicyDocument": policy(*statements)}]


def read(
    folder: Path, content: object, environment: Environment = UNKNOWN, **options: Any
) -> list[Mapping[str, object]]:
    write(folder, {"role.json": json.dumps(content)})
    return read_committed_role(str(folder / "role.json"), environment, **options)


A, B, C = (allow(name) for name in ("arn:aws:s3:::a", "arn:aws:s3:::b", "arn:aws:s3:::c"))
OF_AWS = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
REF = {"Ref": "Role"}

KEPT: dict[str, tuple[object, list[object]]] = {
    "a policy": (policy(A, B), [A, B]),
    "a policy with one statement": ({"Version": "2012-10-17", "Statement": A}, [A]),
    "a role as render prints it": (
        {"trust_policy": trust(), "inline_policy": policy(A), "managed_policies": [policy(B), policy(C)]},
        [A, B, C],
    ),
    "a role without an inline policy": (
        {"trust_policy": trust(), "inline_policy": None, "managed_policies": [policy(B)], "attached_policies": []},
        [B],
    ),
    "a role of a template": ({"Resources": {"Role": role(Policies=inline(A, B))}}, [A, B]),
    "with a role that others assume": (
        {"Resources": {"Role": role(Policies=inline(A)), "Other": role("ssm.amazonaws.com", Policies=inline(B))}},
        [A],
    ),
    "that several services may assume": (
        {"Resources": {"Role": role(["ec2.amazonaws.com", "ecs-tasks.amazonaws.com"], Policies=inline(A))}},
        [A],
    ),
    "with a policy of its own": (
        {
            "Resources": {
                "Role": role(),
                "Policy": {"Type": "AWS::IAM::Policy", "Properties": {"Roles": [REF], "PolicyDocument": policy(A)}},
                "Other": {"Type": "AWS::IAM::Policy", "Properties": {"Roles": ["x"], "PolicyDocument": policy(B)}},
            }
        },
        [A],
    ),
    "with one in the newer form": (
        {
            "Resources": {
                "Role": role(),
                "Policy": {
                    "Type": "AWS::IAM::RolePolicy",
                    "Properties": {"RoleName": REF, "PolicyDocument": policy(A)},
                },
            }
        },
        [A],
    ),
    "with a managed policy that it names": (
        {
            "Resources": {
                "Role": role(ManagedPolicyArns=[{"Ref": "Managed"}]),
                "Managed": {"Type": "AWS::IAM::ManagedPolicy", "Properties": {"PolicyDocument": policy(A)}},
            }
        },
        [A],
    ),
    "with a managed policy that names it": (
        {
            "Resources": {
                "Role": role(),
                "Managed": {
                    "Type": "AWS::IAM::ManagedPolicy",
                    "Properties": {"Roles": [REF], "PolicyDocument": policy(A)},
                },
            }
        },
        [A],
    ),
    "with a policy that may not be there": (
        {
            "Resources": {
                "Role": role(Policies=inline(A)),
                "Policy": {
                    "Type": "AWS::IAM::Policy",
                    "Condition": "IsProduction",
                    "Properties": {"Roles": [REF], "PolicyDocument": policy(B)},
                },
            }
        },
        [A],
    ),
    "with a policy of AWS that is not known here": (
        {"Resources": {"Role": role(Policies=inline(A), ManagedPolicyArns=["arn:aws:iam::aws:policy/ReadOnlyAccess"])}},
        [A],
    ),
    "with things of other shapes": (
        {
            "Resources": {
                "Role": role(Policies=inline(A), ManagedPolicyArns="x"),
                "X": 7,
                "Y": {"Type": "AWS::IAM::Policy"},
            }
        },
        [A],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "statements"), KEPT.values(), ids=KEPT.keys())
def test_the_statements_of_every_policy_of_the_role_are_read(
    content: object, statements: list[object], tmp_path: Path
) -> None:
    assert read(tmp_path, content) == statements


@pytest.mark.parametrize(
    "content",
    [
        {"trust_policy": trust(), "inline_policy": None, "attached_policies": [OF_AWS]},
        {"Resources": {"Role": role(ManagedPolicyArns=[OF_AWS])}},
        {
            "Resources": {
                "Role": role(
                    ManagedPolicyArns=[
                        {"Fn::Join": ["", ["arn:", {"Ref": "AWS::Partition"}, OF_AWS.removeprefix("arn:aws")]]}
                    ]
                )
            }
        },
    ],
    ids=["render", "template", "template of CDK"],
)
def test_the_policy_that_aws_keeps_for_such_roles_counts(content: object, tmp_path: Path) -> None:
    [statement] = read(tmp_path, content)
    assert (statement["Resource"], "logs:PutLogEvents" in str(statement["Action"])) == ("*", True)


ARN = "arn:{}:logs:{}:{}:log-group:/web:*"
FUNCTIONS: dict[str, object] = {
    "a join": {
        "Fn::Join": [
            "",
            ["arn:", {"Ref": "AWS::Partition"}, ":logs:", {"Ref": "AWS::Region"}, ":", {"Ref": "AWS::AccountId"},
             ":log-group:/web:*"],
        ]
    },
    "a substitution": {"Fn::Sub": "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/web:*"},
    "a substitution with names": {
        "Fn::Sub": ["arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/web:*", {"A": "b"}]
    },
}  # fmt: skip


@pytest.mark.parametrize("resource", FUNCTIONS.values(), ids=FUNCTIONS.keys())
@pytest.mark.parametrize(
    ("environment", "place"),
    [(UNKNOWN, ("aws", "<region>", "<account>")), (KNOWN, ("aws-cn", "cn-north-1", "123456789012"))],
    ids=["unknown", "known"],
)
def test_where_the_role_lives_is_filled_in_as_far_as_it_is_known(
    resource: object, environment: Environment, place: tuple[str, str, str], tmp_path: Path
) -> None:
    content = {"Resources": {"Role": role(Policies=inline(allow(resource)))}}
    assert read(tmp_path, content, environment) == [allow(ARN.format(*place))]


def test_what_render_left_open_is_filled_in(tmp_path: Path) -> None:
    held = policy(allow("arn:aws-cn:logs:<region>:<account>:log-group:/web:*"))
    assert read(tmp_path, held, KNOWN) == [allow(ARN.format("aws-cn", "cn-north-1", "123456789012"))]


def test_what_is_known_at_deployment_shows_as_such(tmp_path: Path) -> None:
    resources = [{"Ref": "Bucket"}, {"Fn::GetAtt": ["Secret", "Arn"]}, {"Fn::Sub": "${Bucket.Arn}/${!aws:userid}/*"},
                 {"Fn::If": ["A", "b", "c"]}]  # fmt: skip
    [statement] = read(tmp_path, {"Resources": {"Role": role(Policies=inline(allow(resources)))}})
    assert statement["Resource"] == [
        "<Bucket>",
        "<Secret.Arn>",
        "<Bucket.Arn>/${aws:userid}/*",
        {"Fn::If": ["A", "b", "c"]},
    ]


def test_a_template_in_yaml_is_read_with_its_short_functions(tmp_path: Path) -> None:
    template = """\
        Resources:
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement: {Effect: Allow, Principal: {Service: ecs-tasks.amazonaws.com}, Action: sts:AssumeRole}
              Policies:
              - PolicyName: logs
                PolicyDocument:
                  Statement:
                    Effect: Allow
                    Action: logs:PutLogEvents
                    Resource: !Sub arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/web:*
        """
    write(tmp_path, {"roles.yaml": template})
    [statement] = read_committed_role(str(tmp_path / "roles.yaml"), KNOWN)
    assert statement["Resource"] == ARN.format("aws-cn", "cn-north-1", "123456789012")


TWO = {"Resources": {"TaskRole": role(Policies=inline(A)), "ExecutionRole": role(Policies=inline(B))}}


def test_of_several_roles_of_a_template_one_is_named(tmp_path: Path) -> None:
    assert read(tmp_path, TWO, logical_id="ExecutionRole") == [B]


NO_ROLE: dict[str, tuple[object, dict[str, Any], str]] = {
    "a task role beside the execution role": (
        TWO, {}, "several roles that ecs-tasks.amazonaws.com may assume: TaskRole, ExecutionRole; name one with "
        "--logical-id",
    ),
    "a role that is not there": (
        TWO,
        {"logical_id": "Role"},
        "no role Role that ecs-tasks.amazonaws.com may assume, but TaskRole, ExecutionRole",
    ),
    "a role of no template": (
        policy(A), {"logical_id": "Role"}, "expected a CloudFormation template, in which to find Role",
    ),
    "a template of other roles": (
        {"Resources": {"Role": role("ssm.amazonaws.com", Policies=inline(A))}},
        {},
        f"no role that ecs-tasks.amazonaws.com may assume; {EXPECTED}",
    ),
    "a template without roles": (
        {"Resources": {}}, {}, f"no role that ecs-tasks.amazonaws.com may assume; {EXPECTED}",
    ),
    "a role that is denied": (
        {"trust_policy": trust(effect="Deny"), "inline_policy": policy(A)},
        {},
        "a role that ecs-tasks.amazonaws.com may not assume",
    ),
    "an instance role": (
        {"trust_policy": trust("ssm.amazonaws.com"), "inline_policy": policy(A)},
        {},
        "a role that ecs-tasks.amazonaws.com may not assume",
    ),
    "a trust policy of no shape": (
        {"trust_policy": 7, "inline_policy": policy(A)}, {}, "a role that ecs-tasks.amazonaws.com may not assume",
    ),
    "a policy without statements": (policy(), {}, EXPECTED),
    "a statement that is none": (policy(A, 7), {}, EXPECTED),
    "statements in text": ({"Statement": "allow"}, {}, EXPECTED),
    "managed policies that are none": (
        {"trust_policy": trust(), "inline_policy": policy(A), "managed_policies": [7]}, {}, EXPECTED,
    ),
    "a policy that is none": ({"Resources": {"Role": role(Policies=[7])}}, {}, EXPECTED),
    "a list": ([A], {}, EXPECTED),
    "a task definition": ({"containerDefinitions": []}, {}, EXPECTED),
}  # fmt: skip


@pytest.mark.parametrize(("content", "options", "problem"), NO_ROLE.values(), ids=NO_ROLE.keys())
def test_what_is_no_single_execution_role_is_refused(
    content: object, options: dict[str, Any], problem: str, tmp_path: Path
) -> None:
    with pytest.raises(UnreadableFileError) as error:
        read(tmp_path, content, **options)
    assert refusal(error, tmp_path) == f"role.json: {problem}"


@pytest.mark.parametrize(
    ("name", "problem"),
    [("nowhere.json", "no such file or directory"), ("roles", "a folder without .json, .yaml or .yml files"),
     ("text.json", "not JSON: expecting value at line 1, column 1"), ("*.json", "no such file or directory")],
)  # fmt: skip
def test_what_is_no_single_file_is_refused(name: str, problem: str, tmp_path: Path) -> None:
    write(tmp_path, {"roles/role.json": json.dumps(policy(A)), "text.json": "text"})
    with pytest.raises(UnreadableFileError) as error:
        read_committed_role(str(tmp_path / name), UNKNOWN)
    assert refusal(error, tmp_path) == f"{name}: {problem}"
