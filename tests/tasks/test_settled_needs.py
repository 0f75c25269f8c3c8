"""What a task definition with nothing left open asks for, also where CDK tokens stand in it."""

from __future__ import annotations

from typing import Any

import pytest

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.errors import InvalidTaskDefinitionError, UndeterminedNeedsError
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.tasks.definition.finding import Verdict
from ecs_anywhere_iam.tasks.definition.read import read_task_definition
from ecs_anywhere_iam.tasks.needs import TaskNeeds

HERE = Environment("aws", "eu-west-1", "123456789012")
TOKEN = "${Token[TOKEN.23]}"
HOST = "123456789012.dkr.ecr.eu-west-1.amazonaws.com"
SECRET, PARAMETER = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:", "arn:aws:ssm:eu-west-1:123456789012:"
LOGS = "arn:aws:logs:eu-west-1:123456789012:log-group:"
FSX = "fsxWindowsFileServerVolumeConfiguration"


def container(**fields: object) -> dict[str, Any]:
    return {"containerDefinitions": [{"name": "web", "image": "nginx:1.27", **fields}]}


def volume(**configuration: object) -> dict[str, Any]:
    return {**container(), "volumes": [{"name": "data", FSX: {"fileSystemId": "fs-1", **configuration}}]}


def logs(**options: object) -> dict[str, Any]:
    return container(logConfiguration={"logDriver": "awslogs", "options": {"awslogs-group": "/ecs/web", **options}})


SETTLED: dict[str, tuple[dict[str, Any], list[tuple[NeedKind, str | None]]]] = {
    "an image in ECR": (
        container(image=f"{HOST}/web:1"),
        [(NeedKind.PRIVATE_ECR, "arn:aws:ecr:eu-west-1:123456789012:repository/web")],
    ),
    "a log group in a Region": (logs(**{"awslogs-region": "eu-west-1"}), [(NeedKind.AWSLOGS, f"{LOGS}/ecs/web:*")]),
    "a log group in a Region that is a token": (
        logs(**{"awslogs-region": TOKEN}), [(NeedKind.AWSLOGS, f"{LOGS}/ecs/web:*")],
    ),
    "a log group that is made": (
        logs(**{"awslogs-create-group": "true"}),
        [(NeedKind.AWSLOGS, f"{LOGS}/ecs/web:*"), (NeedKind.CREATE_LOG_GROUP, f"{LOGS}/ecs/web:*")],
    ),
    "a secret that is a token": (
        container(secrets=[{"name": "X", "valueFrom": f"{TOKEN}:password::"}]), [(NeedKind.SECRET, TOKEN)],
    ),
    "credentials that are a token": (
        container(repositoryCredentials={"credentialsParameter": TOKEN}), [(NeedKind.REGISTRY_CREDENTIALS, TOKEN)],
    ),
    "a parameter whose name is a token": (
        container(secrets=[{"name": "X", "valueFrom": f"{PARAMETER}parameter{TOKEN}"}]),
        [(NeedKind.PARAMETER, f"{PARAMETER}parameter{TOKEN}")],
    ),
    "a parameter with its label": (
        container(secrets=[{"name": "X", "valueFrom": "web:prod"}]),
        [(NeedKind.PARAMETER, f"{PARAMETER}parameter/web")],
    ),
    "a parameter with the path of secrets behind that of parameters": (
        container(secrets=[{"name": "X", "valueFrom": "X/aws/reference/secretsmanager/db"}]),
        [(NeedKind.PARAMETER, f"{PARAMETER}parameter/X/aws/reference/secretsmanager/db")],
    ),
    "a secret by the ARN of a parameter that stands for it": (
        container(secrets=[{"name": "X", "valueFrom": f"{PARAMETER}parameter/aws/reference/secretsmanager/db"}]),
        [
            (NeedKind.PARAMETER, f"{PARAMETER}parameter/aws/reference/secretsmanager/db"),
            (NeedKind.SECRET, f"{SECRET}db-??????"),
        ],
    ),
    "a secret without a value": (container(secrets=[{"name": "X", "valueFrom": None}]), []),
    "a file without a value": (container(environmentFiles=[{"type": "s3", "value": ""}]), []),
    "an option of the driver without a value": (
        container(logConfiguration={"logDriver": "splunk", "secretOptions": [{"name": "X", "valueFrom": ""}]}), [],
    ),
    "a file in a bucket that is a token": (
        container(environmentFiles=[{"type": "s3", "value": f"{TOKEN}/web.env"}]),
        [(NeedKind.FILE, f"arn:aws:s3:::{TOKEN}/web.env")],
    ),
    "a security option of another kind": (container(dockerSecurityOptions=["label:type:x"]), []),
    "a credential specification in the image": (container(credentialSpecs=["credentialspec:file://web.json"]), []),
    "a volume with an account of a secret": (
        volume(authorizationConfig={"credentialsParameter": f"{SECRET}db-AbCdEf", "domain": "x"}),
        [(NeedKind.FSX, None), (NeedKind.SECRET, f"{SECRET}db-AbCdEf")],
    ),
    "a volume without one": (volume(), [(NeedKind.FSX, None)]),
    "another volume": ({**container(), "volumes": [{"name": "data", "host": {"sourcePath": "/data"}}]}, []),
}  # fmt: skip


@pytest.mark.parametrize(("task_definition", "needs"), SETTLED.values(), ids=SETTLED.keys())
def test_a_task_definition_asks_for_what_it_names_and_nothing_else(
    task_definition: dict[str, Any], needs: list[tuple[NeedKind, str | None]]
) -> None:
    made = TaskNeeds.from_task_definition(task_definition)
    assert [(need.kind, need.target and need.target.arn(HERE)) for need in made] == needs


CHINA = Environment("aws-cn", "cn-north-1", "123456789012")


@pytest.mark.parametrize(
    ("task_definition", "arn"),
    [
        (
            container(image=f"{HOST.replace('eu-west-1', 'cn-north-1')}.cn/web"),
            "arn:aws-cn:ecr:cn-north-1:123456789012:repository/web",
        ),
        (
            logs(**{"awslogs-region": "cn-north-1"}),
            "arn:aws-cn:logs:cn-north-1:123456789012:log-group:/ecs/web:*",
        ),
        (container(secrets=[{"name": "X", "valueFrom": f"{SECRET}db-AbCdEf"}]), f"{SECRET}db-AbCdEf"),
    ],
    ids=["image", "log group", "the partition of an ARN stays"],
)
def test_the_partition_of_a_host_is_that_of_the_role(task_definition: dict[str, Any], arn: str) -> None:
    [need] = TaskNeeds.from_task_definition(task_definition)
    assert need.target is not None
    assert need.target.arn(CHINA) == arn


OPEN: dict[str, tuple[dict[str, Any], Verdict, str]] = {
    "an image": (
        container(image=""),
        Verdict.OPEN_IMAGE,
        "container web: image is not there: filled in later; it may or may not be in a private ECR repository",
    ),
    "a driver": (
        container(logConfiguration={"logDriver": "${DRIVER}"}),
        Verdict.OPEN,
        "container web: logConfiguration.logDriver is ${DRIVER}: a placeholder; it may or may not be awslogs",
    ),
    "whether a log group is made": (
        logs(**{"awslogs-create-group": "${CREATE}"}),
        Verdict.INCOMPLETE,
        "container web: logConfiguration.options.awslogs-create-group is ${CREATE}: a placeholder; the driver may "
        "or may "
        "not have to make the log group",
    ),
    "where the configuration of a log router is": (
        container(firelensConfiguration={"type": "fluentbit", "options": {"config-file-type": "${KIND}"}}),
        Verdict.OPEN,
        "container web: firelensConfiguration.options.config-file-value is not there: a file in the image, or in S3: "
        "config-file-type is a placeholder",
    ),
    "what credentials are": (
        container(repositoryCredentials={"credentialsParameter": "${SECRET}"}),
        Verdict.INCOMPLETE,
        "container web: repositoryCredentials.credentialsParameter is ${SECRET}: a placeholder for a secret or a "
        "parameter, which only the task execution role may read",
    ),
    "where a credential specification is": (
        container(credentialSpecs=["credentialspecdomainless:${WHERE}"]),
        Verdict.INCOMPLETE,
        "container web: credentialSpecs[0] is credentialspecdomainless:${WHERE}: a placeholder for a file or a "
        "parameter, which only the task execution role may read",
    ),
}


@pytest.mark.parametrize(("task_definition", "verdict", "sentence"), OPEN.values(), ids=OPEN.keys())
def test_what_is_left_open_is_told_with_its_place(
    task_definition: dict[str, Any], verdict: Verdict, sentence: str
) -> None:
    assert read_task_definition(task_definition).sentences(verdict) == (sentence,)


@pytest.mark.parametrize("task_definition", [case[0] for case in OPEN.values()], ids=OPEN.keys())
def test_what_is_left_open_is_no_need(task_definition: dict[str, Any]) -> None:
    with pytest.raises(
        UndeterminedNeedsError, match=r"^the task definition leaves open what it needs: container web: "
    ):
        TaskNeeds.from_task_definition(task_definition)


def test_an_image_that_is_pulled_with_credentials_is_in_no_ecr() -> None:
    reading = read_task_definition(container(image="${IMAGE}", repositoryCredentials={"credentialsParameter": "hub"}))
    assert reading.sentences(Verdict.NONE, Verdict.OPEN_IMAGE) == (
        "container web: image is ${IMAGE}: pulled with repositoryCredentials, so not from ECR",
    )


REFUSED: dict[str, tuple[object, str]] = {
    "what JSON does not have": (b"\x00", r"expected a task definition, got b'\x00'"),
    "a set": ({1}, "expected a task definition, got {1}"),
    "a list of other things": ([1], "expected a task definition, got a list"),
    "an ARN for a log group": (
        logs(**{"awslogs-group": f"{LOGS}/ecs/web"}),
        "containerDefinitions[0].logConfiguration.options.awslogs-group: expected the name of a log group, got "
        f'"{LOGS}/ecs/web"',
    ),
    "a secret of too long a name that a parameter stands for": (
        container(secrets=[{"name": "X", "valueFrom": f"/aws/reference/secretsmanager/{'x' * 513}"}]),
        "containerDefinitions[0].secrets[0].valueFrom: expected a secret name of 1 to 512 letters, digits and the "
        "characters /_+=.@!-, or an ARN like arn:aws:secretsmanager:us-east-1:123456789012:secret:web/db-AbCdEf, got "
        f'"{"x" * 59}…; give the secret as AWS shows it',
    ),
    "a file without a bucket": (
        container(environmentFiles=[{"type": "s3", "value": "web.env"}]),
        "containerDefinitions[0].environmentFiles[0].value: expected an ARN like arn:aws:s3:::bucket/web.env, got "
        '"web.env"',
    ),
    "an ARN of something else": (
        container(secrets=[{"name": "X", "valueFrom": "arn:aws:s3:::bucket/web.env"}]),
        "containerDefinitions[0].secrets[0].valueFrom: expected the ARN of a secret, or the name or ARN of a "
        "parameter, "
        'got "arn:aws:s3:::bucket/web.env"',
    ),
}


@pytest.mark.parametrize(("task_definition", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_what_ecs_would_refuse_is_refused_with_its_place(task_definition: object, message: str) -> None:
    with pytest.raises(InvalidTaskDefinitionError) as error:
        read_task_definition(task_definition)
    assert str(error.value) == message
