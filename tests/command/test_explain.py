"""What ``explain`` answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .command_line import (
    BOTH,
    ECR,
    HERE,
    LOGGED,
    OPEN,
    PLAIN,
    PULLED,
    answered,
    awslogs,
    definition,
    files,
    ran,
    secrets,
)

ARN = "arn:aws:ecr:eu-west-1:123456789012:repository/team/web"
SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:web/db-AbCdEf"
ROLE_PAGE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/iam-role-ecsanywhere.html"
SHAPE: dict[str, type | tuple[type, ...]] = {
    "file": str,
    "required": (bool, type(None)),
    "reasons": list,
    "warnings": list,
    "needs": dict,
    "policy": (dict, type(None)),
}


def test_the_json_of_a_file_is_what_it_asks_for_and_why(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files(folder, {"web.json": BOTH})
    assert answered(capsys, "explain", "web.json", "--json") == [
        {
            "file": "web.json",
            "required": True,
            "reasons": [
                f"container web: image is {ECR}/team/web:1: in a private ECR repository",
                "container web: logConfiguration.options.awslogs-group is /ecs/web: a log group that the awslogs log "
                "driver writes to",
                "A task execution role is needed: the tasks use the awslogs log driver, which writes with it, never "
                f"with the instance role ({ROLE_PAGE}).",
                f"A task execution role is needed: the tasks pull private ECR images ({ARN}) that the instance role "
                f"cannot pull ({ROLE_PAGE}).",
            ],
            "warnings": [],
            "needs": {"awslogs": True, "private_ecr": True, "log_groups": ["/ecs/web"], "repositories": [ARN]},
            "policy": {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Sid": "LogsWriteEvents",
                        "Effect": "Allow",
                        "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
                        "Resource": "arn:aws:logs:<region>:<account>:log-group:/ecs/web:*",
                    },
                    {
                        "Sid": "EcrAuthorizationToken",
                        "Effect": "Allow",
                        "Action": "ecr:GetAuthorizationToken",
                        "Resource": "*",
                    },
                    {
                        "Sid": "EcrPullImages",
                        "Effect": "Allow",
                        "Action": [
                            "ecr:BatchCheckLayerAvailability",
                            "ecr:BatchGetImage",
                            "ecr:GetDownloadUrlForLayer",
                        ],
                        "Resource": ARN,
                    },
                ],
            },
        }
    ]


def test_every_answer_has_the_same_keys_in_the_same_order(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files(
        folder,
        {"a.json": PLAIN, "b.json": LOGGED, "c.json": PULLED, "d.json": OPEN, "e.json": {"taskDefinition": BOTH}},
    )
    answers = answered(capsys, "explain", ".", "--json")
    assert [(list(each), each["required"], each["policy"] is None) for each in answers] == [
        (list(SHAPE), False, True),
        (list(SHAPE), True, False),
        (list(SHAPE), True, False),
        (list(SHAPE), None, True),
        (list(SHAPE), True, False),
    ]
    assert [key for each in answers for key, kind in SHAPE.items() if not isinstance(each[key], kind)] == []


def test_an_undetermined_answer_names_the_container(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files(folder, {"web.json": OPEN})
    [answer] = answered(capsys, "explain", "web.json", "--json")
    assert answer["reasons"] == [
        "container web: image is ${IMAGE}: a placeholder; it may or may not be in a private ECR repository",
        "Undetermined: a task execution role may or may not be needed, depending on what is filled in.",
    ]


def test_an_answer_is_the_same_beside_other_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files(folder, {"a.json": BOTH, "b.json": LOGGED})
    alone = [answered(capsys, "explain", name, "--json")[0] for name in ("a.json", "b.json")]
    assert answered(capsys, "explain", "a.json", "b.json", "--json") == alone


def test_files_that_cannot_be_read_are_told_and_the_others_answered(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files(
        folder, {"a.json": "{", "b.json": LOGGED, "c.json": {"containerDefinitions": [{"image": 7}]}, "d.json": PLAIN}
    )
    code, out, err = ran(capsys, "explain", ".", "nowhere.json", "--json")
    assert (code, [each["file"] for each in json.loads(out)], err.splitlines()) == (
        2,
        ["./b.json", "./d.json"],
        [
            "./a.json: not JSON: expecting property name enclosed in double quotes at line 1, column 2",
            "./c.json: containerDefinitions[0].image: expected text, got 7",
            "nowhere.json: no such file or directory",
        ],
    )


@pytest.mark.parametrize(("option", "printed"), [("--json", "[]\n"), ("--brief", "")])
def test_where_no_file_can_be_read_there_is_no_half_answer(
    option: str, printed: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files(folder, {"a.json": "{"})
    code, out, err = ran(capsys, "explain", "a.json", option)
    assert (code, out, err.count("\n")) == (2, printed, 1)


def policies(answers: list[dict[str, object]]) -> str:
    return json.dumps([answer["policy"] for answer in answers])


def test_whole_arns_are_shown_where_account_and_region_are_known(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files(folder, {"web.json": definition("nginx", awslogs(), secrets("/web/key"))})
    known = policies(answered(capsys, "explain", "web.json", "--json", *HERE))
    unknown = policies(answered(capsys, "explain", "web.json", "--json"))
    assert ("<" in known, unknown.replace("<account>", "123456789012").replace("<region>", "eu-west-1")) == (
        False,
        known,
    )


def test_a_partition_has_its_own_arns_and_addresses(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files(
        folder,
        {
            "web.json": definition(
                "nginx", secrets("arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:db-AbCdEf")
            )
        },
    )
    key = "1234abcd-12ab-34cd-56ef-1234567890ab"
    place = ("--partition", "aws-cn", "--region", "cn-north-1", "--account", "123456789012")
    [answer] = answered(capsys, "explain", "web.json", "--json", "--secret-keys", key, *place)
    [read, decrypt] = answer["policy"]["Statement"]
    assert (read["Resource"], decrypt["Resource"], decrypt["Condition"]) == (
        "arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:db-AbCdEf",
        f"arn:aws-cn:kms:cn-north-1:123456789012:key/{key}",
        {"StringEquals": {"kms:ViaService": "secretsmanager.cn-north-1.amazonaws.com.cn"}},
    )


INSTANCE: dict[str, tuple[object, list[str], bool | None, list[str]]] = {
    "by default it pulls nothing": (PULLED, [], True, ["EcrAuthorizationToken", "EcrPullImages"]),
    "the policies of AWS pull all": (PULLED, ["--instance-policy", "managed"], False, []),
    "a repository by name": (PULLED, ["--instance-repositories", "team/web", *HERE], False, []),
    "a repository by ARN": (PULLED, ["--instance-repositories", f"web,{ARN}"], False, []),
    "another repository": (
        PULLED, ["--instance-repositories", "team/batch", *HERE], True, ["EcrAuthorizationToken", "EcrPullImages"],
    ),
    "a name in an account that is not known": (
        PULLED, ["--instance-repositories", "team/web"], True, ["EcrAuthorizationToken", "EcrPullImages"],
    ),
    "a role that exists anyway may pull": (
        BOTH, ["--instance-policy", "managed"], True, ["LogsWriteEvents", "EcrAuthorizationToken", "EcrPullImages"],
    ),
    "a role that exists anyway may not pull": (
        BOTH, ["--instance-policy", "managed", "--when-instance-role-pulls", "omit"], True, ["LogsWriteEvents"],
    ),
    "an image that is filled in": (OPEN, [], None, []),
    "an image that is filled in, whatever it is": (OPEN, ["--instance-policy", "managed"], False, []),
}  # fmt: skip


@pytest.mark.parametrize(("content", "options", "required", "sids"), INSTANCE.values(), ids=INSTANCE.keys())
@pytest.mark.usefixtures("folder")
def test_what_servers_pull_themselves_changes_the_answer(
    content: object, options: list[str], required: object, sids: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    files(Path(), {"web.json": content})
    [answer] = answered(capsys, "explain", "web.json", "--json", *options)
    statements = (answer["policy"] or {"Statement": []})["Statement"]
    assert (answer["required"], [each["Sid"] for each in statements]) == (required, sids)


READS: dict[str, tuple[list[dict[str, object]], list[str]]] = {
    "a secret": ([secrets(SECRET)], ["secretsmanager"]),
    "credentials of a registry": ([{"repositoryCredentials": {"credentialsParameter": SECRET}}], ["secretsmanager"]),
    "a parameter": ([secrets("/web/key")], ["ssm"]),
    "a file": ([{"environmentFiles": [{"type": "s3", "value": "arn:aws:s3:::bucket/web.env"}]}], ["s3"]),
    "a parameter that stands for a secret": (
        [secrets("/aws/reference/secretsmanager/db")],
        ["secretsmanager", "ssm"],
    ),
    "nothing": ([], []),
    "nothing but logs": ([awslogs()], []),
}


@pytest.mark.parametrize(("fields", "services"), READS.values(), ids=READS.keys())
@pytest.mark.usefixtures("folder")
def test_a_key_is_granted_to_those_who_read_with_it_through_the_service_that_decrypts_with_it(
    fields: list[dict[str, object]], services: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    ids = dict(
        zip(("secretsmanager", "ssm", "s3"), (f"1234abcd-12ab-34cd-56ef-12345678900{n}" for n in "012"), strict=True)
    )
    files(Path(), {"web.json": definition("nginx", *fields)})
    keys = [f"--{kind}-keys={key}" for kind, key in zip(("secret", "parameter", "file"), ids.values(), strict=True)]
    [answer] = answered(capsys, "explain", "web.json", "--json", *keys, *HERE)
    statements = (answer["policy"] or {"Statement": []})["Statement"]
    assert (
        answer["required"],
        {each["Resource"]: each["Condition"] for each in statements if each["Action"] == "kms:Decrypt"},
        [each for each in answer["warnings"] if "KMS" in each],
    ) == (
        bool(fields),
        {
            f"arn:aws:kms:eu-west-1:123456789012:key/{ids[service]}": {
                "StringEquals": {"kms:ViaService": f"{service}.eu-west-1.amazonaws.com"}
            }
            for service in services
        },
        [],
    )


@pytest.mark.parametrize(
    ("options", "sids"),
    [
        (["--pull-through-prefixes", "docker-hub/"], ["EcrImportUpstream"]),
        (["--pull-through-prefixes", "docker-hub/", "--create-pull-through-repositories"],
         ["EcrImportUpstream", "EcrCreateCached"]),
        (["--pull-through-prefixes", "quay/", "--create-pull-through-repositories"], []),
    ],
    ids=["filled", "made", "another cache"],
)  # fmt: skip
def test_a_cache_is_granted_to_the_files_that_use_it(
    options: list[str], sids: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files(folder, {"a.json": PULLED, "b.json": definition(f"{ECR}/docker-hub/library/nginx:1")})
    plain, cached = answered(capsys, "explain", ".", "--json", *options)
    found = [
        (each["Sid"], each["Resource"])
        for answer in (plain, cached)
        for each in answer["policy"]["Statement"]
        if each["Sid"] not in ("EcrAuthorizationToken", "EcrPullImages")
    ]
    nginx = "arn:aws:ecr:eu-west-1:123456789012:repository/docker-hub/library/nginx"
    assert found == [(sid, nginx) for sid in sids]
