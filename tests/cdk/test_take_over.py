"""Task definitions that are given the execution role that was decided on, or none, in place of the one CDK makes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_secretsmanager as secretsmanager

from ecs_anywhere_iam import EcsAnywhereRoles, LeastPrivilege, TaskNeeds
from ecs_anywhere_iam.errors import (
    EcsAnywhereIamError,
    InvalidTaskDefinitionError,
    InvalidValueError,
    QuotaExceededError,
    UndeterminedNeedsError,
)
from tests.cdk.ecs_app import (
    NGINX,
    add,
    awslogs,
    execution_roles,
    found,
    granted,
    named,
    order_of_deployment,
    other_stack,
    roles,
    shown,
    task,
    unmade,
)
from tests.cdk.synthesis import stack, template

OURS = "<RolesTaskExecutionRole.Arn>"
LOGS = {"LogsWriteEvents": "arn:<Partition>:logs:<Region>:<AccountId>:log-group:<TaskwebLogGroup>:*"}
PULL = {"EcrAuthorizationToken": "*", "EcrPullImages": "<Web.Arn>"}
TASKS = iam.ServicePrincipal("ecs-tasks.amazonaws.com")


def image(repository: ecr.IRepository) -> ecs.ContainerImage:
    return ecs.ContainerImage.from_ecr_repository(repository, "1")


def reads(value: secretsmanager.ISecret) -> dict[str, ecs.Secret]:
    return {"VALUE": ecs.Secret.from_secrets_manager(value)}


def runner(scope: cdk.Stack) -> iam.Role:
    return iam.Role(scope, "Runner", assumed_by=iam.ServicePrincipal("events.amazonaws.com"))


def cluster(scope: cdk.Stack) -> ecs.ICluster:
    vpc = ec2.Vpc.from_vpc_attributes(scope, "Vpc", vpc_id="vpc-1", availability_zones=["a"], public_subnet_ids=["s"])
    return ecs.Cluster.from_cluster_attributes(scope, "Cluster", cluster_name="web", vpc=vpc, security_groups=[])


def schedule(task_definition: ecs.ExternalTaskDefinition) -> None:
    scope = cdk.Stack.of(task_definition)
    target = targets.EcsTask(cluster=cluster(scope), task_definition=task_definition)
    events.Rule(scope, "Rule", schedule=events.Schedule.rate(cdk.Duration.hours(1)), targets=[target])


def serve(task_definition: ecs.ExternalTaskDefinition) -> None:
    scope = cdk.Stack.of(task_definition)
    ecs.ExternalService(scope, "Service", cluster=cluster(scope), task_definition=task_definition)


def passed(made: cdk.Stack) -> set[Any]:
    """The roles that those who run tasks may pass."""
    return {
        resource
        for each in found(made, "IAM::Policy").values()
        for statement in each["Properties"]["PolicyDocument"]["Statement"]
        if statement["Action"] == "iam:PassRole"
        for resource in _listed(shown(statement["Resource"]))
    }


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


Run = Callable[[ecs.ExternalTaskDefinition], object]
RUNS: dict[str, tuple[Run, set[str]]] = {
    "nobody": (lambda it: None, set()),
    "grant_run": (lambda it: it.grant_run(runner(cdk.Stack.of(it))), {"<TaskTaskRole.Arn>", OURS}),
    "EventBridge": (schedule, {OURS}),
    "service": (serve, set()),
}


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(("run", "may_be_passed"), RUNS.values(), ids=RUNS)
def test_a_task_definition_is_given_our_role_and_cdk_does_not_widen_it(
    run: Run, may_be_passed: set[str], when: str
) -> None:
    made = stack()
    it = task(made, image=image(ecr.Repository(made, "Web")), logging=awslogs())
    if when == "before":
        run(it)
    roles(made, it)
    if when == "after":
        run(it)
    assert (execution_roles(made), granted(made), passed(made), unmade(made)) == (
        {"Task": OURS},
        {**LOGS, **PULL},
        may_be_passed,
        set(),
    )
    assert "TaskExecutionRole" not in found(made, "IAM::Role")


@pytest.mark.parametrize("when", ["never", "before", "after"])
def test_an_image_that_the_servers_pull_leaves_the_task_definition_without_a_role(when: str) -> None:
    made = stack()
    repository = ecr.Repository(made, "Web")
    it = task(made, image=image(repository))
    if when == "before":
        it.grant_run(runner(made))
    decided = roles(made, it, repositories=[repository])
    if when == "after":
        it.grant_run(runner(made))
    assert (decided.execution_role, execution_roles(made), unmade(made)) == (None, {"Task": None}, set())
    assert (passed(made), found(made, "IAM::Role").keys() - {"Runner"}) == (
        set() if when == "never" else {"<TaskTaskRole.Arn>"},
        {"TaskTaskRole", "RolesInstanceRole"},
    )


NONE: dict[str, Callable[[cdk.Stack], EcsAnywhereRoles]] = {
    "public image": lambda s: roles(s, task(s)),
    "repository by name": lambda s: roles(
        s, task(s, image=image(ecr.Repository.from_repository_name(s, "Web", "team/web"))), repositories=["team/web"]
    ),
    "imported task role": lambda s: with_task_role(s, iam.Role.from_role_name(s, "Mine", "mine")),
    "L1": lambda s: roles(
        s, ecs.CfnTaskDefinition(s, "Task", container_definitions=[{"name": "web", "image": "nginx:1"}])
    ),
}


def with_task_role(made: cdk.Stack, task_role: iam.IRole) -> EcsAnywhereRoles:
    repository = ecr.Repository(made, "Web")
    it = ecs.ExternalTaskDefinition(made, "Task", task_role=task_role)
    add(it, "web", image=image(repository))
    return roles(made, it, repositories=[repository])


@pytest.mark.parametrize("build", NONE.values(), ids=NONE)
def test_there_is_no_execution_role_where_none_is_needed(build: Callable[[cdk.Stack], EcsAnywhereRoles]) -> None:
    made = stack()
    decided = build(made)
    assert (decided.execution_role, execution_roles(made), unmade(made)) == (None, {"Task": None}, set())
    assert found(made, "IAM::Role").keys() <= {"RolesInstanceRole", "TaskTaskRole"}


def test_files_that_cdk_makes_no_role_for_are_reason_enough() -> None:
    made = stack()
    it = task(made, environment_files=[ecs.EnvironmentFile.from_bucket(s3.Bucket(made, "Bucket"), "web.env")])
    roles(made, it)
    it.grant_run(runner(made))
    assert (execution_roles(made), granted(made), OURS in passed(made)) == (
        {"Task": OURS},
        {"S3ReadFiles": "arn:<Partition>:s3:::<Bucket>/web.env", "S3FindBuckets": "arn:<Partition>:s3:::<Bucket>"},
        True,
    )


def test_an_l1_is_given_our_role() -> None:
    made = stack()
    group = logs.CfnLogGroup(made, "Logs").ref
    options = {"awslogs-group": group, "awslogs-region": made.region}
    container = {"name": "web", "image": "nginx:1", "logConfiguration": {"logDriver": "awslogs", "options": options}}
    roles(made, ecs.CfnTaskDefinition(made, "Task", container_definitions=[container]))
    assert (execution_roles(made), granted(made)) == (
        {"Task": OURS},
        {"LogsWriteEvents": "arn:<Partition>:logs:<Region>:<AccountId>:log-group:<Logs>:*"},
    )


def test_two_task_definitions_share_one_role() -> None:
    made = stack()
    roles(made, task(made, logging=awslogs()), task(made, "Other", image=image(ecr.Repository(made, "Web"))))
    assert (execution_roles(made), granted(made)) == ({"Task": OURS, "Other": OURS}, {**LOGS, **PULL})


def test_stated_needs_are_added_to_those_of_task_definitions() -> None:
    made = stack()
    roles(made, task(made, logging=awslogs()), needs=TaskNeeds(files=["bucket/key"]))
    assert granted(made) == {
        **LOGS,
        "S3ReadFiles": "arn:<Partition>:s3:::bucket/key",
        "S3FindBuckets": "arn:<Partition>:s3:::bucket",
    }


def test_what_another_stack_makes_is_imported() -> None:
    made = stack()
    other = other_stack(made)
    value = secretsmanager.Secret(other, "Db")
    roles(made, task(made, image=image(ecr.Repository(other, "Web")), secrets=reads(value)))
    assert granted(made) == {
        "EcrAuthorizationToken": "*",
        "EcrPullImages": "<Other:ExportsOutputFnGetAttWebArn>",
        "SecretsmanagerReadSecrets": "<Other:ExportsOutputRefDb>",
    }


@pytest.mark.parametrize("name", ["web/db", "web/db-secret"], ids=["name", "name that ends like an ARN"])
def test_a_secret_in_another_region_is_known_by_its_name(name: str) -> None:
    app = cdk.App()
    there, here = (
        cdk.Stack(app, construct_id, env=cdk.Environment(account="123456789012", region=region))
        for construct_id, region in (("There", "eu-west-1"), ("Here", "us-east-1"))
    )
    roles(here, task(here, secrets=reads(secretsmanager.Secret(there, "Db", secret_name=name))))
    assert granted(here) == {
        "SecretsmanagerReadSecrets": f"arn:<Partition>:secretsmanager:eu-west-1:123456789012:secret:{name}-??????"
    }


FILES = TaskNeeds(files=[f"bucket/{'x' * 200}{number}" for number in range(40)])


@pytest.mark.parametrize(
    ("needs", "first"),
    [
        (lambda secret: TaskNeeds(awslogs=True), {"RolesTaskExecutionRole"}),
        (lambda secret: TaskNeeds(secrets=[secret]), {"RolesTaskExecutionRolePolicy"}),
        (
            lambda secret: TaskNeeds(secrets=[secret]) | FILES,
            {"RolesTaskExecutionRolePolicy", "RolesTaskExecutionRolePolicy1"},
        ),
    ],
    ids=["inline", "policy of its own", "with managed policies"],
)
def test_a_task_definition_is_made_when_its_role_has_all_permissions(
    needs: Callable[[secretsmanager.ISecret], TaskNeeds], first: set[str]
) -> None:
    made = stack()
    roles(made, task(made), needs=needs(secretsmanager.Secret(made, "Db")))
    assert {named(each) for each in found(made, "ECS::TaskDefinition")["Task"]["DependsOn"]} == first


@pytest.mark.parametrize("count", [1, 40], ids=["a secret", "more secrets than one policy holds"])
def test_secrets_under_a_key_of_the_app_make_no_circle(count: int) -> None:
    made = stack()
    key = kms.Key(made, "Key")
    under_key = [secretsmanager.Secret(made, f"Db{number}", encryption_key=key) for number in range(count)]
    values = {f"VALUE{n}": ecs.Secret.from_secrets_manager(each) for n, each in enumerate(under_key)}
    roles(made, task(made, secrets=values))
    *_, last = order_of_deployment(made)
    assert (template(made)["Resources"][last]["Type"], unmade(made)) == ("AWS::ECS::TaskDefinition", set())


def test_the_policy_of_a_key_names_our_role() -> None:
    made = stack()
    roles(made, task(made, secrets=reads(secretsmanager.Secret(made, "Db", encryption_key=kms.Key(made, "Key")))))
    [key] = found(made, "KMS::Key").values()
    decrypting = [each for each in key["Properties"]["KeyPolicy"]["Statement"] if each["Action"] == "kms:Decrypt"]
    assert [shown(each["Principal"]["AWS"]) for each in decrypting] == [OURS]


STRICT = """
import aws_cdk as cdk
from aws_cdk import aws_ecs as ecs, aws_iam as iam, aws_kms as kms, aws_secretsmanager as secretsmanager
from ecs_anywhere_iam import EcsAnywhereRoles, LeastPrivilege, TaskExecutionRole, TaskNeeds
app = cdk.App(context={"@aws-cdk/core:validateAgainstDefaultRules": True})
stack = cdk.Stack(app, "Stack")
def task(construct_id, secret, role=None):
    made = ecs.ExternalTaskDefinition(stack, construct_id, execution_role=role)
    made.add_container("web", image=ecs.ContainerImage.from_registry("nginx:1"), memory_limit_mib=64,
                       secrets={"VALUE": ecs.Secret.from_secrets_manager(secret)})
    made.grant_run(iam.Role(stack, f"{construct_id}Runner", assumed_by=iam.ServicePrincipal("events.amazonaws.com")))
    return made
one, other = (secretsmanager.Secret(stack, f"Db{n}", encryption_key=kms.Key(stack, f"Key{n}")) for n in (1, 2))
task("Given", one, TaskExecutionRole(stack, "Ours", needs=TaskNeeds(secrets=[one])).task_definition_role)
taken_over = task("TakenOver", other)
EcsAnywhereRoles(stack, "Roles", instance_permissions=LeastPrivilege(clusters=["web"]), task_definitions=[taken_over])
app.synth()
"""


def test_cdk_itself_has_no_finding_where_a_key_of_the_app_is_in_use() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", STRICT],
        env={**os.environ, "CDK_VALIDATION": "true"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")


def test_what_refers_to_the_role_of_cdk_in_another_stack_refers_to_ours() -> None:
    made = stack()
    other = other_stack(made)
    it = task(made, logging=awslogs())
    bucket, role = s3.Bucket(other, "Bucket"), it.obtain_execution_role()
    bucket.add_to_resource_policy(
        iam.PolicyStatement(actions=["s3:GetObject"], resources=["*"], principals=[iam.ArnPrincipal(role.role_arn)])
    )
    roles(made, it)
    [policy] = found(other, "S3::BucketPolicy").values()
    assert shown(policy["Properties"]["PolicyDocument"]["Statement"][0]["Principal"]["AWS"]) == (
        "<Stack:ExportsOutputFnGetAttRolesTaskExecutionRoleArn>"
    )


def test_a_policy_that_a_user_attached_to_the_role_of_cdk_is_attached_to_ours() -> None:
    made = stack()
    it = task(made, logging=awslogs())
    statement = iam.PolicyStatement(actions=["s3:ListBucket"], resources=["*"])
    iam.Policy(made, "Mine", roles=[it.obtain_execution_role()], statements=[statement])
    roles(made, it)
    assert granted(made) == {**LOGS, "s3:ListBucket": "*"}


def across_accounts() -> tuple[cdk.Stack, ecr.Repository]:
    app = cdk.App()
    there, here = (
        cdk.Stack(app, name, env=cdk.Environment(account=account, region="us-east-1"))
        for name, account in (("There", "111111111111"), ("Stack", "222222222222"))
    )
    return here, ecr.Repository(there, "Web", repository_name="team/web")


def test_a_repository_in_another_account_of_the_app_permits_our_role() -> None:
    made, repository = across_accounts()
    roles(made, task(made, image=image(repository)))
    [web] = found(cdk.Stack.of(repository), "ECR::Repository").values()
    [statement] = web["Properties"]["RepositoryPolicyText"]["Statement"]
    [(key, value)] = statement["Condition"]["StringEquals"].items()
    assert {key.removeprefix("aws:PrincipalTag/"): value} == {
        tag["Key"]: tag["Value"] for tag in found(made, "IAM::Role")["RolesTaskExecutionRole"]["Properties"]["Tags"]
    }


def test_neither_needs_nor_task_definitions_is_refused() -> None:
    with pytest.raises(InvalidValueError, match=r"^needs: got None; allowed: TaskNeeds, or task_definitions with at"):
        roles(stack())


def across(made: cdk.Stack) -> None:
    other = other_stack(made)
    roles(made, task(other, logging=awslogs()))


def own(made: cdk.Stack) -> None:
    it = ecs.ExternalTaskDefinition(made, "Task", execution_role=iam.Role(made, "Mine", assumed_by=TASKS))
    add(it, "web")
    roles(made, it)


def own_beside_another(made: cdk.Stack) -> None:
    it = ecs.ExternalTaskDefinition(made, "Task", execution_role=iam.Role(made, "Mine", assumed_by=TASKS))
    iam.Role(it, "ExecutionRole", assumed_by=TASKS)
    add(it, "web")
    roles(made, it)


def own_of_l1(made: cdk.Stack) -> None:
    container = {"name": "web", "image": "nginx:1"}
    arn = "arn:aws:iam::123456789012:role/mine"
    roles(made, ecs.CfnTaskDefinition(made, "Task", execution_role_arn=arn, container_definitions=[container]))


def imported(made: cdk.Stack) -> None:
    arn = "arn:aws:ecs:us-east-1:123456789012:task-definition/x:1"
    roles(made, ecs.TaskDefinition.from_task_definition_arn(made, "Task", arn))


def again(made: cdk.Stack) -> None:
    it = task(made, logging=awslogs())
    roles(made, it)
    EcsAnywhereRoles(made, "Again", instance_permissions=LeastPrivilege(clusters=["web"]), task_definitions=[it])


def twice(made: cdk.Stack) -> None:
    it = task(made, logging=awslogs())
    roles(made, it, it)


def with_its_l1(made: cdk.Stack) -> None:
    it = task(made, logging=awslogs())
    roles(made, it.node.default_child)


def second_is_open(made: cdk.Stack) -> None:
    late = ecs.ContainerImage.from_registry(cdk.CfnParameter(made, "Late").value_as_string)
    roles(made, task(made, logging=awslogs()), task(made, "Second", image=late))


REFUSED: dict[str, tuple[Callable[[cdk.Stack], object], type[EcsAnywhereIamError], str]] = {
    "other stack": (across, InvalidValueError, r"got 'Other/Task of stack Other'; .* stack of the role, Stack;"),
    "role of its own": (own, InvalidValueError, r"got 'Stack/Task'; allowed: task definitions without an execution"),
    "role of its own beside one that is named as CDK's": (
        own_beside_another,
        InvalidValueError,
        r"got 'Stack/Task'; allowed: task definitions without an execution",
    ),
    "role of its own, L1": (own_of_l1, InvalidValueError, r"got 'Stack/Task'; allowed: task definitions without an"),
    "taken over before": (again, InvalidValueError, r"got 'Stack/Task'; allowed: task definitions without an execut"),
    "twice": (twice, InvalidValueError, r"got 'Stack/Task twice'; allowed: each task definition once"),
    "the L1 of an L2": (with_its_l1, InvalidValueError, r"got 'Stack/Task/Resource'; allowed: task definitions with"),
    "imported": (imported, InvalidValueError, r"^task_definition: got .* that this app makes"),
    "name": (lambda s: roles(s, "Task"), InvalidValueError, r"^task_definition: got 'Task'"),
    "other construct": (lambda s: roles(s, s3.Bucket(s, "B")), InvalidValueError, r"^task_definition: got .*Bucket"),
    "no containers": (
        lambda s: roles(s, ecs.ExternalTaskDefinition(s, "Task")),
        InvalidTaskDefinitionError,
        "at least one container, got none",
    ),
    "second one open": (second_is_open, UndeterminedNeedsError, "container web: image is .*: known only at deploymen"),
    "no list": (
        lambda s: roles(s, task_definitions=task(s)),
        InvalidValueError,
        r"^task_definitions: got .*; allowed: a list of task definitions; put it into a list",
    ),
    "text": (lambda s: roles(s, task_definitions="Task"), InvalidValueError, r"^task_definitions: got 'Task'; allowed"),
    "None": (lambda s: roles(s, task_definitions=None), InvalidValueError, r"^task_definitions: got None; allowed: a"),
    "no needs": (lambda s: roles(s, task(s), needs="logs"), InvalidValueError, r"^needs: got 'logs'"),
    "instance permissions": (
        lambda s: roles(s, task(s), instance_permissions=None),
        InvalidValueError,
        r"^permissions: got None",
    ),
    "name of the role": (
        lambda s: roles(s, task(s, logging=awslogs()), execution_role_name="a/b"),
        InvalidValueError,
        r"^role_name: got 'a/b'",
    ),
    "too many needs": (
        lambda s: roles(s, task(s), needs=TaskNeeds(files=[f"bucket/{'x' * 900}{n}" for n in range(90)])),
        QuotaExceededError,
        "managed policies",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("build", "error", "message"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_and_nothing_is_half_made(
    build: Callable[[cdk.Stack], object], error: type[EcsAnywhereIamError], message: str
) -> None:
    made = stack()
    with pytest.raises(error, match=message):
        build(made)
    left = {each.node.id for each in made.node.children}
    assert left <= {"B", "Late", "Mine", "Second", "Task"} | ({"Roles"} if build is again else set())


def test_task_definitions_with_images_of_another_account_are_refused_together_and_left_as_they_were() -> None:
    def build(*, refused: bool) -> dict[str, Any]:
        made, repository = across_accounts()
        both = [task(made, name, image=image(repository)) for name in ("Task", "Second")]
        if refused:
            with pytest.raises(
                InvalidValueError, match=r"got 'Stack/Second, whose role has to have the tag aws-cdk:id"
            ):
                roles(made, *both)
        return template(made)

    assert build(refused=True) == build(refused=False)


def test_containers_are_as_cdk_makes_them_in_every_other_way() -> None:
    def build(*, taken: bool) -> dict[str, Any]:
        made = stack()
        it = task(made, image=image(ecr.Repository(made, "Web")), logging=awslogs())
        if taken:
            roles(made, it)
        it.add_volume(name="later", host=ecs.Host(source_path="/later"))
        add(it, "later", image=NGINX)
        return dict(found(made, "ECS::TaskDefinition")["Task"]["Properties"])

    one, other = build(taken=True), build(taken=False)
    assert {key for key in one | other if one.get(key) != other.get(key)} == {"ExecutionRoleArn"}
