"""What ends synth when a task definition changes after its roles are made, and what does not."""

from __future__ import annotations

from collections.abc import Callable

import aws_cdk as cdk
import pytest
from aws_cdk import assertions
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_ssm as ssm

from tests.cdk.ecs_app import add, awslogs, other_stack, roles, task
from tests.cdk.synthesis import stack, template

AFTER = "make the roles after the last `add_container`"
INSTEAD = "do so with the execution role of EcsAnywhereRoles instead"
UNKNOWN = "[known at deployment]"
KEY = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
Build = Callable[[cdk.Stack], object]


def sentences(build: Build) -> list[str]:
    """What synth has to say about the task definition."""
    made = stack()
    build(made)
    try:
        template(made)
    except RuntimeError as error:
        first, *others = str(error).splitlines()
        assert first == "ValidationFailedWithErrors: Validation failed with the following errors:"
        return [line.removeprefix("  [Stack/Task] ") for line in others]
    return []


def image(repository: ecr.IRepository) -> ecs.ContainerImage:
    return ecs.ContainerImage.from_ecr_repository(repository, "1")


def logging(made: cdk.Stack) -> ecs.ExternalTaskDefinition:
    """A task definition with the role that it needs for its logs."""
    it = task(made, logging=awslogs())
    roles(made, it)
    return it


def public(made: cdk.Stack) -> ecs.ExternalTaskDefinition:
    """A task definition that needs no role."""
    it = task(made)
    roles(made, it)
    return it


def asks(need: str) -> str:
    return f"asks for {need}: {UNKNOWN}, which its execution role was not made for; {AFTER}"


def had(what: str) -> str:
    return f"had {what} the execution role that CDK made; {INSTEAD}"


def with_late_logs_elsewhere(made: cdk.Stack) -> None:
    of = ecs.CfnTaskDefinition
    web = of.ContainerDefinitionProperty(name="web", image="nginx:1")
    it = of(made, "Task", container_definitions=[web])
    roles(made, it)
    options = {"awslogs-group": "/ecs/late", "awslogs-region": "eu-west-1"}
    driver = of.LogConfigurationProperty(log_driver="awslogs", options=options)
    it.container_definitions = [
        web,
        of.ContainerDefinitionProperty(name="late", image="nginx:1", log_configuration=driver),
    ]


def container_elsewhere(made: cdk.Stack) -> None:
    it = task(made, logging=awslogs())
    web = image(ecr.Repository(made, "Web"))
    ecs.ContainerDefinition(made, "Elsewhere", task_definition=it, image=web, memory_limit_mib=64)
    roles(made, it)


def key_after(made: cdk.Stack) -> None:
    it = task(made, secrets={"A": ecs.Secret.from_secrets_manager(secretsmanager.Secret(made, "Db"))})
    roles(made, it)
    kms.Key.from_key_arn(made, "Key", KEY).grant_decrypt(it.obtain_execution_role())


LATE: dict[str, tuple[Build, list[str]]] = {
    "image": (
        lambda s: add(logging(s), "late", image=image(ecr.Repository(s, "Web"))),
        [asks("images in private ECR repositories")],
    ),
    "log group": (lambda s: add(logging(s), "late", logging=awslogs()), [asks("the awslogs log driver")]),
    "first need": (
        lambda s: add(public(s), "late", logging=awslogs()),
        [asks("the awslogs log driver"), f"was given an execution role since; {AFTER}"],
    ),
    "secret of a container that is there": (
        lambda s: logging(s).default_container.add_secret(  # type: ignore[union-attr]
            "LATE", ecs.Secret.from_secrets_manager(secretsmanager.Secret(s, "Db"))
        ),
        [asks("secrets in Secrets Manager")],
    ),
    "container in another place of the tree": (container_elsewhere, [asks("images in private ECR repositories")]),
    "logs of an L1": (
        with_late_logs_elsewhere,
        [f"asks for the awslogs log driver: /ecs/late (Region eu-west-1), which its execution role was not made for; "
         f"{AFTER}"],
    ),
    "key": (
        key_after,
        [f"asks for KMS keys of secrets: {KEY}, which its execution role was not made for; {AFTER}"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("build", "told"), LATE.values(), ids=LATE)
def test_a_need_that_comes_too_late_ends_synth(build: Build, told: list[str]) -> None:
    assert sentences(build) == told


def test_an_image_that_comes_late_and_cannot_be_read_ends_synth() -> None:
    def build(made: cdk.Stack) -> None:
        late = ecs.ContainerImage.from_registry(cdk.CfnParameter(made, "Late").value_as_string)
        add(logging(made), "late", image=late)

    [told] = sentences(build)
    assert told.startswith("the task definition leaves open what it needs: container late: image is ")


def granted(when: str, grant: Callable[[cdk.Stack, ecs.ExternalTaskDefinition], object]) -> Build:
    """A grant to the role of CDK, before or after it is taken out."""

    def build(made: cdk.Stack) -> None:
        it = task(made, logging=awslogs())
        if when == "before":
            grant(made, it)
        roles(made, it)
        if when == "after":
            grant(made, it)

    return build


def stated(**properties: object) -> Callable[[cdk.Stack, ecs.ExternalTaskDefinition], object]:
    return lambda _, it: it.add_to_execution_role_policy(iam.PolicyStatement(**properties))  # type: ignore[arg-type]


def managed(_: cdk.Stack, it: ecs.ExternalTaskDefinition) -> None:
    policy = iam.ManagedPolicy.from_managed_policy_arn(it, "Mine", "arn:aws:iam::123456789012:policy/mine")
    it.obtain_execution_role().add_managed_policy(policy)


DENY = iam.Effect.DENY
GRANTS: dict[str, tuple[Callable[[cdk.Stack, ecs.ExternalTaskDefinition], object], list[str]]] = {
    "action": (
        stated(actions=["ecr:BatchImportUpstreamImage"], resources=["*"]),
        [had("ecr:BatchImportUpstreamImage granted to")],
    ),
    "bucket": (
        lambda s, it: s3.Bucket(s, "Bucket").grant_read(it.obtain_execution_role()),
        [had(f"{action} granted to") for action in ("s3:GetObject*", "s3:GetBucket*", "s3:List*")],
    ),
    "secret that no container names": (
        lambda s, it: secretsmanager.Secret(s, "Db").grant_read(it.obtain_execution_role()),
        [had("secretsmanager:GetSecretValue granted to")],
    ),
    "parameter that no container names": (
        lambda s, it: ssm.StringParameter(s, "Key", string_value="x").grant_read(it.obtain_execution_role()),
        [had("ssm:GetParameters granted to")],
    ),
    "denial": (
        stated(effect=DENY, actions=["ecr:BatchGetImage"], resources=["*"]),
        [had("a statement of its own (Deny, ecr:BatchGetImage) added to")],
    ),
    "denial of all but": (
        stated(effect=DENY, not_actions=["logs:PutLogEvents", "logs:CreateLogStream"], resources=["*"]),
        [had("a statement of its own (Deny, logs:PutLogEvents, logs:CreateLogStream) added to")],
    ),
    "managed policy": (managed, [had("the managed policy arn:aws:iam::123456789012:policy/mine added to")]),
}


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(("grant", "told"), GRANTS.values(), ids=GRANTS)
def test_what_a_user_granted_to_the_role_of_cdk_is_told_and_not_lost(
    grant: Callable[[cdk.Stack, ecs.ExternalTaskDefinition], object], told: list[str], when: str
) -> None:
    assert sentences(granted(when, grant)) == told


def test_a_role_that_is_made_for_a_grant_after_none_was_needed_is_told() -> None:
    def build(made: cdk.Stack) -> None:
        s3.Bucket(made, "Bucket").grant_read(public(made).obtain_execution_role())

    assert sentences(build) == [f"was given an execution role since; {AFTER}"]


@pytest.mark.parametrize("stack_of_role", ["none", "another"])
def test_a_role_that_is_passed_and_not_made_is_told(stack_of_role: str) -> None:
    def build(made: cdk.Stack) -> None:
        repository = ecr.Repository(made, "Web")
        if stack_of_role == "none":
            task_role = iam.Role.from_role_name(made, "Mine", "mine")
        else:
            tasks = iam.ServicePrincipal("ecs-tasks.amazonaws.com")
            task_role = iam.Role(other_stack(made), "Mine", assumed_by=tasks)
        it = ecs.ExternalTaskDefinition(made, "Task", task_role=task_role)
        add(it, "web", image=image(repository))
        it.grant_run(iam.Role(made, "Runner", assumed_by=iam.ServicePrincipal("events.amazonaws.com")))
        roles(made, it, repositories=[repository])

    assert sentences(build) == [
        "needs no execution role, but Stack/Runner/DefaultPolicy/Resource permits to pass one; make its task role in "
        "its own stack, which is passed instead"
    ]


def of_another_task_definition(made: cdk.Stack) -> None:
    group = logs.LogGroup(made, "Logs")
    it = task(made, logging=awslogs())
    roles(made, it, task(made, "Other", logging=awslogs(log_group=group)))
    add(it, "late", logging=awslogs(log_group=group))


def same_log_group(made: cdk.Stack) -> None:
    group = logs.LogGroup(made, "Logs")
    it = task(made, logging=awslogs(log_group=group))
    roles(made, it)
    add(it, "late", logging=awslogs(log_group=group))


def across_regions(made: cdk.Stack) -> None:
    app = cdk.App.of(made)
    there = cdk.Stack(app, "There", env=cdk.Environment(account="123456789012", region="eu-west-1"))
    here = cdk.Stack(app, "Here", env=cdk.Environment(account="123456789012", region="us-east-1"))
    db = secretsmanager.Secret(there, "Db", secret_name="web/db")  # noqa: S106 - a name is no password
    roles(here, task(here, secrets={"A": ecs.Secret.from_secrets_manager(db, "password")}))


def key_before(made: cdk.Stack) -> None:
    it = task(made, secrets={"A": ecs.Secret.from_secrets_manager(secretsmanager.Secret(made, "Db"))})
    kms.Key.from_key_arn(made, "Key", KEY).grant_decrypt(it.obtain_execution_role())
    roles(made, it)


HARMLESS: dict[str, Build] = {
    "public image": lambda s: add(logging(s), "late"),
    "same log group": same_log_group,
    "log group of another task definition with the role": of_another_task_definition,
    "variable": lambda s: logging(s).default_container.add_environment("LATE", "1"),  # type: ignore[union-attr]
    "volume": lambda s: logging(s).add_volume(name="v", host=ecs.Host(source_path="/v")),
    "grant_run": lambda s: logging(s).grant_run(
        iam.Role(s, "Runner", assumed_by=iam.ServicePrincipal("events.amazonaws.com"))
    ),
    "grant to the task role": lambda s: s3.Bucket(s, "Bucket").grant_read(logging(s).task_role),
    "key that CDK's role was granted before": key_before,
    "secret in another Region": across_regions,
}


@pytest.mark.parametrize("build", HARMLESS.values(), ids=HARMLESS)
def test_what_asks_for_nothing_more_passes(build: Build) -> None:
    assert sentences(build) == []


def test_reading_again_at_synth_warns_of_nothing() -> None:
    made = stack()
    roles(made, task(made, logging=awslogs(log_group=logs.LogGroup(other_stack(made), "Logs"))))
    warnings = assertions.Annotations.from_stack(made).find_warning("*", assertions.Match.any_value())
    assert [each for each in warnings if "ecs-anywhere-iam" in str(each.entry.data)] == []
