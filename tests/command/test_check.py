"""Whether ``check`` finds what a role lacks, and lets nothing through that it cannot read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ecs_anywhere_iam.command.main import main

from .command_line import (
    BOTH,
    ECR,
    HERE,
    LOGGED,
    OPEN,
    PLAIN,
    PREFIX,
    PULLED,
    ROOT,
    awslogs,
    definition,
    files,
    ran,
    secrets,
)

GROUP = "arn:aws:logs:eu-west-1:123456789012:log-group:/ecs/web:*"
ARN = "arn:aws:ecr:eu-west-1:123456789012:repository/team/web"
PULL = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
WRITE = ["logs:CreateLogStream", "logs:PutLogEvents"]
SNAPSHOTS = ROOT / "tests/__snapshots__/test_snapshots"


def policy(*statements: tuple[list[str], str]) -> dict[str, object]:
    return {"Statement": [{"Effect": "Allow", "Action": action, "Resource": on} for action, on in statements]}


LOGS, IMAGES, TOKEN = (WRITE, GROUP), (PULL, ARN), (["ecr:GetAuthorizationToken"], "*")

CHECKED: dict[str, tuple[object, object, list[str]]] = {
    "all is granted": (BOTH, policy(LOGS, IMAGES, TOKEN), []),
    "more is granted": (LOGGED, policy((["*"], "*")), []),
    "nothing is needed": (PLAIN, policy(LOGS), []),
    "a permission is lacking": (BOTH, policy(LOGS, IMAGES), ["ecr:GetAuthorizationToken on *"]),
    "a new secret": (
        definition("nginx", awslogs(), secrets("/web/key")),
        policy(LOGS),
        ["ssm:GetParameters on arn:aws:ssm:eu-west-1:123456789012:parameter/web/key"],
    ),
    "another log group": (
        definition("nginx", awslogs("/ecs/batch")),
        policy(LOGS),
        [f"{action} on {GROUP.replace('web', 'batch')}" for action in WRITE],
    ),
    "a repository of another account": (
        definition(f"{ECR.replace('123456789012', '111111111111')}/team/web"),
        policy(IMAGES, TOKEN),
        [f"{action} on {ARN.replace('123456789012', '111111111111')}" for action in PULL],
    ),
}


@pytest.mark.parametrize(("content", "role", "lacks"), CHECKED.values(), ids=CHECKED.keys())
def test_what_a_role_lacks_is_told_line_by_line(
    content: object, role: object, lacks: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files(folder, {"web.json": content, "role.json": role})
    lines = "".join(f"web.json: the role lacks {each}\n" for each in lacks)
    assert ran(capsys, "check", "--role", "role.json", "web.json", *HERE) == (int(bool(lacks)), lines, "")


def test_a_role_as_it_is_rendered_grants_what_it_was_rendered_for(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:web/db-secret"
    file = {"environmentFiles": [{"type": "s3", "value": "arn:aws:s3:::bucket/web.env"}]}
    files(folder, {"in/a.json": BOTH, "in/b.json": definition("nginx", secrets(secret, "/web/key"), file)})
    options = ["--secret-keys", "1234abcd-12ab-34cd-56ef-1234567890ab", *HERE]
    _, rendered, _ = ran(capsys, "render", "task-execution-role", "--task-definitions", "in", *options)
    files(folder, {"role.json": rendered})
    assert (
        ran(capsys, "check", "--role", "role.json", "in", *options),
        ran(capsys, "check", "--role", "role.json", "in", "--secret-keys", options[1]),
    ) == ((0, "", ""), (0, "", ""))


def test_a_role_that_was_rendered_for_anywhere_is_taken_for_that_place(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = definition("nginx", awslogs("/ecs/web", **{"awslogs-region": "us-east-1"}))
    files(folder, {"here.json": LOGGED, "elsewhere.json": elsewhere})
    files(folder, {"role.json": ran(capsys, "render", "task-execution-role", "--task-definitions", "here.json")[1]})
    codes = [main(["check", "--role", "role.json", name, *HERE]) for name in ("here.json", "elsewhere.json")]
    assert codes == [0, 1]


@pytest.mark.parametrize("flags", ["none", "recommended"])
def test_the_template_of_a_cdk_app_is_a_role(flags: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    role = str(SNAPSHOTS / f"test_template[{flags}-least-narrow].json")
    files(folder, {"web.json": BOTH, "batch.json": definition(f"{ECR}/team/batch", awslogs("/ecs/batch"))})
    batch = [
        *(f"{action} on {GROUP.replace('web', 'batch')}" for action in WRITE),
        *(f"{action} on {ARN.replace('web', 'batch')}" for action in PULL),
    ]
    assert (
        ran(capsys, "check", "--role", role, "web.json", *HERE),
        ran(capsys, "check", "--role", role, "batch.json", *HERE),
    ) == ((0, "", ""), (1, "".join(f"batch.json: the role lacks {each}\n" for each in batch), ""))


def test_a_template_without_an_execution_role_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    role = str(SNAPSHOTS / "test_template[none-least-nothing].json")
    files(folder, {"web.json": PLAIN})
    code, out, err = ran(capsys, "check", "--role", role, "web.json")
    assert (code, out, "no role that ecs-tasks.amazonaws.com may assume" in err, err.count("\n")) == (2, "", True, 1)


def test_of_several_roles_in_a_template_one_has_to_be_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    trust = {"Statement": {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}}}

    def role(*statements: tuple[list[str], str]) -> dict[str, object]:
        policies = [{"PolicyName": "p", "PolicyDocument": policy(*statements)}]
        return {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": trust, "Policies": policies}}

    resources = {"TaskRole": role((["*"], "*")), "Right": role(LOGS), "Wrong": role(IMAGES)}
    files(folder, {"web.json": LOGGED, "t.json": {"Resources": resources}})
    command = ["check", "--role", "t.json", "web.json", *HERE]
    assert (
        ran(capsys, *command),
        main([*command, "--logical-id", "Right"]),
        main([*command, "--logical-id", "Wrong"]),
    ) == (
        (
            2,
            "",
            f"{PREFIX}t.json: several roles that ecs-tasks.amazonaws.com may assume: TaskRole, Right, Wrong; name one "
            "with --logical-id\n",
        ),
        0,
        1,
    )


OPEN_POINTS: dict[str, tuple[object, int, str, str]] = {
    "an image": (
        OPEN,
        0,
        "",
        "web.json: open: container web: image is ${IMAGE}: a placeholder; it may or may not be in a private ECR "
        "repository\n",
    ),
    "the name of a log group": (
        definition("nginx", awslogs("/ecs/${STAGE}")),
        0,
        "",
        "web.json: open: container web: logConfiguration.options.awslogs-group is /ecs/${STAGE}: a log group that the "
        "awslogs log driver writes to, whose name is not known yet\n",
    ),
    "an image beside what is lacking": (
        definition("${IMAGE}", secrets("/web/key")),
        1,
        "web.json: the role lacks ssm:GetParameters on arn:aws:ssm:eu-west-1:123456789012:parameter/web/key\n",
        "web.json: open: container web: image is ${IMAGE}: a placeholder; it may or may not be in a private ECR "
        "repository\n",
    ),
}


@pytest.mark.parametrize(("content", "code", "out", "err"), OPEN_POINTS.values(), ids=OPEN_POINTS.keys())
@pytest.mark.usefixtures("folder")
def test_what_is_open_is_told_and_is_no_failure(
    content: object, code: int, out: str, err: str, capsys: pytest.CaptureFixture[str]
) -> None:
    files(Path(), {"web.json": content, "role.json": policy(LOGS)})
    assert ran(capsys, "check", "--role", "role.json", "web.json", *HERE) == (code, out, err)


def test_a_file_that_cannot_be_read_is_a_failure_and_the_others_are_checked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files(folder, {"a.json": "{", "b.json": PULLED, "role.json": policy(LOGS, TOKEN)})
    code, out, err = ran(capsys, "check", "--role", "role.json", "a.json", "b.json", *HERE)
    assert (code, out, err) == (
        2,
        "".join(f"b.json: the role lacks {action} on {ARN}\n" for action in PULL),
        "a.json: not JSON: expecting property name enclosed in double quotes at line 1, column 2\n",
    )


CLOSED: dict[str, tuple[object, str]] = {
    "no such file": (None, "role.json: no such file or directory"),
    "no JSON": ("Allow", "role.json: not JSON: expecting value at line 1, column 1"),
    "no policy": (
        {"Version": "2012-10-17"},
        "role.json: expected an IAM policy, a role as `render` prints it, or a CloudFormation template with a task "
        "execution role",
    ),
    "a denial of all but something": (
        {"Statement": [{"Effect": "Deny", "NotAction": "s3:*", "Resource": "*"}]},
        "a statement of the role: got {'Effect': 'Deny', 'NotAction': 's3:*', 'Resource': '*'}; allowed: denials that "
        "name their actions and resources; give the policy as IAM has it",
    ),
    "a trust policy": (
        {"Statement": [{"Effect": "Allow", "Principal": "*"}]},
        "a statement of the role: got {'Effect': 'Allow', 'Principal': '*'}; allowed: statements of a policy that is "
        "attached to a role, which name no principal; give the policy as IAM has it",
    ),
}


@pytest.mark.parametrize(("role", "problem"), CLOSED.values(), ids=CLOSED.keys())
def test_a_role_that_cannot_be_read_is_a_failure(
    role: object, problem: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files(folder, {"web.json": LOGGED} | ({} if role is None else {"role.json": role}))
    assert ran(capsys, "check", "--role", "role.json", "web.json", *HERE) == (2, "", f"{PREFIX}{problem}\n")


def test_a_folder_without_task_definitions_is_a_failure(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files(folder, {"role.json": policy(LOGS), "deploy/notes.txt": "nothing"})
    assert ran(capsys, "check", "--role", "role.json", "deploy") == (
        2,
        "",
        "deploy: a folder without .json, .yaml or .yml files\n",
    )


def test_what_servers_pull_themselves_need_not_be_granted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files(folder, {"web.json": BOTH, "role.json": json.dumps(policy(LOGS))})
    omit = ("--instance-policy", "managed", "--when-instance-role-pulls", "omit")
    assert ran(capsys, "check", "--role", "role.json", "web.json", *HERE, *omit) == (0, "", "")
