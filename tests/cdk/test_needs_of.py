"""What is read of the ECS constructs of an app, in every form that they can be put together in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import aws_cdk as cdk
import jsii
import pytest
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_ssm as ssm

from ecs_anywhere_iam import TaskExecutionRole, TaskNeeds, needs_of
from ecs_anywhere_iam.errors import (
    EcsAnywhereIamError,
    InvalidTaskDefinitionError,
    InvalidValueError,
    UndeterminedNeedsError,
)
from tests.cdk.ecs_app import NGINX, add, awslogs, execution_roles, found, granted, other_stack, shown, task
from tests.cdk.synthesis import stack, template

Build = Callable[[cdk.Stack, cdk.Stack], Any]

HERE = "<Region>:<AccountId>"
DIGEST = f"sha256:{'0' * 64}"
SECRET_ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:web/db"
KEY_ARN = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"


def image(repository: ecr.IRepository, tag: str = "1") -> ecs.ContainerImage:
    return ecs.ContainerImage.from_ecr_repository(repository, tag)


def pull(repository: Any) -> dict[str, Any]:
    return {"EcrAuthorizationToken": "*", "EcrPullImages": repository}


def file(bucket: str, key: str) -> dict[str, Any]:
    return {"S3ReadFiles": f"arn:<Partition>:s3:::{bucket}/{key}", "S3FindBuckets": f"arn:<Partition>:s3:::{bucket}"}


def log_group(name: str) -> dict[str, Any]:
    return {"LogsWriteEvents": f"arn:<Partition>:logs:{HERE}:log-group:{name}:*"}


def parameter(name: str) -> dict[str, Any]:
    return {"SsmReadParameters": f"arn:<Partition>:ssm:{HERE}:parameter{name}"}


def secret(name: str) -> dict[str, Any]:
    return {"SecretsmanagerReadSecrets": name}


def reads(scope: cdk.Stack, value: ecs.Secret) -> ecs.TaskDefinition:
    return task(scope, secrets={"VALUE": value})


def reads_secret(scope: cdk.Stack, of: secretsmanager.ISecret, field: str | None = None) -> ecs.TaskDefinition:
    return reads(scope, ecs.Secret.from_secrets_manager(of, field))


def reads_parameter(scope: cdk.Stack, of: ssm.IParameter) -> ecs.TaskDefinition:
    return reads(scope, ecs.Secret.from_ssm_parameter(of))


def owned(scope: cdk.Stack, **properties: Any) -> secretsmanager.Secret:
    return secretsmanager.Secret(scope, "Owned", **properties)


def text(scope: cdk.Stack, name: str | None = None) -> ssm.StringParameter:
    return ssm.StringParameter(scope, "Owned", string_value="x", parameter_name=name)


def writes(scope: cdk.Stack, group: logs.ILogGroup | None = None) -> ecs.TaskDefinition:
    return task(scope, logging=awslogs(log_group=group))


def routes(
    scope: cdk.Stack, options: ecs.FirelensOptions | None = None, secrets: Mapping[str, ecs.Secret] | None = None
) -> ecs.TaskDefinition:
    """Logs to FireLens, by way of a router."""
    made = task(scope, logging=ecs.LogDrivers.firelens(options={"Name": "http"}, secret_options=secrets))
    config = ecs.FirelensConfig(type=ecs.FirelensLogRouterType.FLUENTBIT, options=options)
    made.add_firelens_log_router("router", image=NGINX, memory_limit_mib=64, firelens_config=config)
    return made


def from_s3(bucket: s3.IBucket) -> ecs.FirelensOptions:
    return ecs.FirelensOptions(
        config_file_type=ecs.FirelensConfigFileType.S3, config_file_value=bucket.arn_for_objects("router.conf")
    )


def generic(scope: cdk.Stack) -> ecs.TaskDefinition:
    options = {"awslogs-group": f"/ecs/{scope.stack_name}", "awslogs-region": scope.region}
    driver = ecs.GenericLogDriver(log_driver="awslogs", options={**options, "awslogs-create-group": "true"})
    return task(scope, logging=driver)


def with_efs(scope: cdk.Stack) -> ecs.TaskDefinition:
    made = ecs.Ec2TaskDefinition(scope, "Task")
    add(made, "web")
    made.add_volume(name="v", efs_volume_configuration=ecs.EfsVolumeConfiguration(file_system_id="fs-12345678"))
    return made


def plain(scope: cdk.Stack, *containers: Any, **properties: Any) -> ecs.CfnTaskDefinition:
    return ecs.CfnTaskDefinition(scope, "Task", container_definitions=list(containers), **properties)


def with_fsx(scope: cdk.Stack, other: cdk.Stack) -> ecs.CfnTaskDefinition:
    of = ecs.CfnTaskDefinition
    authorization = of.FSxAuthorizationConfigProperty(
        credentials_parameter=secretsmanager.CfnSecret(other, "Owned").ref, domain="example.com"
    )
    files = of.FSxWindowsFileServerVolumeConfigurationProperty(
        file_system_id="fs-0123456789abcdef0", root_directory="share", authorization_config=authorization
    )
    volume = of.VolumeProperty(name="v", f_sx_windows_file_server_volume_configuration=files)
    return plain(scope, of.ContainerDefinitionProperty(name="web", image="nginx:1"), volumes=[volume])


def as_dicts(scope: cdk.Stack, other: cdk.Stack) -> ecs.CfnTaskDefinition:
    repository, group = ecr.CfnRepository(other, "Owned"), logs.CfnLogGroup(scope, "Group")
    registry = cdk.Fn.sub("${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/")
    return plain(
        scope,
        {
            "name": "web",
            "image": cdk.Fn.join(
                "", [scope.account, ".dkr.ecr.", scope.region, ".amazonaws.com/", repository.ref, ":1"]
            ),
            "logConfiguration": {
                "logDriver": "awslogs",
                "options": {"awslogs-group": group.ref, "awslogs-region": scope.region},
            },
        },
        {"name": "side", "image": f"{registry}team/side:1", "secrets": cdk.Token.as_any({"Ref": "AWS::NoValue"})},
    )


ELSEWHERE = "arn:aws:ecr:eu-west-1:111122223333:repository/team/web"
GROUP_ELSEWHERE = "arn:aws:logs:eu-west-1:123456789012:log-group:/ecs/web:*"
IMAGES: dict[str, tuple[Build, dict[str, Any]]] = {
    "public": (lambda s, o: task(s), {}),
    "owned repository, tag": (lambda s, o: task(s, image=image(ecr.Repository(s, "Web"))), pull("<Web.Arn>")),
    "owned repository, digest": (
        lambda s, o: task(s, image=image(ecr.Repository(s, "Web"), DIGEST)),
        pull("<Web.Arn>"),
    ),
    "owned repository with a name": (
        lambda s, o: task(s, image=image(ecr.Repository(s, "Web", repository_name="team/web"))),
        pull("<Web.Arn>"),
    ),
    "tag known at deployment": (
        lambda s, o: task(s, image=image(ecr.Repository(s, "Web"), cdk.CfnParameter(s, "Tag").value_as_string)),
        pull("<Web.Arn>"),
    ),
    "address of an owned repository": (
        lambda s, o: task(s, image=ecs.ContainerImage.from_registry(f"{ecr.Repository(s, 'Web').repository_uri}:1")),
        pull("<Web.Arn>"),
    ),
    "another repository whose name begins the same": (
        lambda s, o: task(s, image=ecs.ContainerImage.from_registry(f"{ecr.Repository(s, 'Web').repository_uri}-b:1")),
        pull("arn:<Partition>:ecr:<part 3 of <Web.Arn>>:<part 4 of <Web.Arn>>:repository/<Web>-b"),
    ),
    "repository of another stack": (
        lambda s, o: task(s, image=image(ecr.Repository(o, "Web"))),
        pull("<Other:ExportsOutputFnGetAttWebArn>"),
    ),
    "repository by name": (
        lambda s, o: task(s, image=image(ecr.Repository.from_repository_name(s, "Web", "team/web"))),
        pull(f"arn:<Partition>:ecr:{HERE}:repository/team/web"),
    ),
    "repository by ARN elsewhere": (
        lambda s, o: task(s, image=image(ecr.Repository.from_repository_arn(s, "Web", ELSEWHERE))),
        pull("arn:<Partition>:ecr:eu-west-1:111122223333:repository/team/web"),
    ),
    "registry with credentials": (
        lambda s, o: task(s, image=ecs.ContainerImage.from_registry("ghcr.io/x/y:1", credentials=owned(s))),
        secret("<Owned>"),
    ),
}
LOGS: dict[str, tuple[Build, dict[str, Any]]] = {
    "owned log group": (lambda s, o: writes(s, logs.LogGroup(s, "Logs")), log_group("<Logs>")),
    "log group of another stack": (
        lambda s, o: writes(s, logs.LogGroup(o, "Logs")),
        log_group("<Other:ExportsOutputRefLogs>"),
    ),
    "log group by name": (
        lambda s, o: writes(s, logs.LogGroup.from_log_group_name(s, "Logs", "/ecs/web")),
        log_group("/ecs/web"),
    ),
    # The driver writes to another Region, but never to another account.
    "log group by ARN elsewhere": (
        lambda s, o: writes(s, logs.LogGroup.from_log_group_arn(s, "Logs", GROUP_ELSEWHERE)),
        {"LogsWriteEvents": "arn:<Partition>:logs:eu-west-1:<AccountId>:log-group:/ecs/web:*"},
    ),
    "log group that the driver has made in the stack": (lambda s, o: writes(s), log_group("<TaskwebLogGroup>")),
    "log group that the agent makes": (
        lambda s, o: generic(s),
        {
            "LogsWriteEvents": f"arn:<Partition>:logs:{HERE}:log-group:/ecs/Stack:*",
            "LogsCreateGroup": f"arn:<Partition>:logs:{HERE}:log-group:/ecs/Stack:*",
        },
    ),
    "Splunk": (
        lambda s, o: task(
            s,
            logging=ecs.LogDrivers.splunk(
                secret_token=ecs.Secret.from_secrets_manager(owned(s), "token"), url="https://splunk.example.com"
            ),
        ),
        secret("<Owned>"),
    ),
    "FireLens": (lambda s, o: routes(s), {}),
    "secret option of FireLens": (
        lambda s, o: routes(s, secrets={"key": ecs.Secret.from_secrets_manager(owned(s))}),
        secret("<Owned>"),
    ),
    "file of FireLens in S3": (
        lambda s, o: routes(s, from_s3(s3.Bucket(s, "Bucket"))),
        file("<part 5 of <Bucket.Arn>>", "router.conf"),
    ),
}
READS: dict[str, tuple[Build, dict[str, Any]]] = {
    "owned secret": (lambda s, o: reads_secret(s, owned(s)), secret("<Owned>")),
    "field of a secret": (lambda s, o: reads_secret(s, owned(s), "password"), secret("<Owned>")),
    "version of a secret": (
        lambda s, o: reads(
            s,
            ecs.Secret.from_secrets_manager_version(
                owned(s), ecs.SecretVersionInfo(version_stage="AWSPREVIOUS"), "password"
            ),
        ),
        secret("<Owned>"),
    ),
    "secret of another stack": (
        lambda s, o: reads_secret(s, owned(o), "password"),
        secret("<Other:ExportsOutputRefOwned>"),
    ),
    "secret by name": (
        lambda s, o: reads_secret(s, secretsmanager.Secret.from_secret_name_v2(s, "Db", "web/db"), "password"),
        secret(f"arn:<Partition>:secretsmanager:{HERE}:secret:web/db-??????"),
    ),
    "secret by partial ARN": (
        lambda s, o: reads_secret(s, secretsmanager.Secret.from_secret_partial_arn(s, "Db", SECRET_ARN)),
        secret(f"{SECRET_ARN}-??????"),
    ),
    "secret by partial ARN that may be a complete one": (
        lambda s, o: reads_secret(s, secretsmanager.Secret.from_secret_partial_arn(s, "Db", f"{SECRET_ARN}-secret")),
        {"SecretsmanagerReadSecrets": [f"{SECRET_ARN}-secret", f"{SECRET_ARN}-secret-??????"]},
    ),
    "secret by complete ARN": (
        lambda s, o: reads_secret(s, secretsmanager.Secret.from_secret_complete_arn(s, "Db", f"{SECRET_ARN}-AbCdEf")),
        secret(f"{SECRET_ARN}-AbCdEf"),
    ),
    "secret whose ARN is known at deployment": (
        lambda s, o: reads_secret(
            s, secretsmanager.Secret.from_secret_complete_arn(s, "Db", cdk.CfnParameter(s, "Arn").value_as_string)
        ),
        secret("<Arn>"),
    ),
    "owned parameter": (lambda s, o: reads_parameter(s, text(s)), parameter("/<Owned>")),
    "owned parameter with a slash": (lambda s, o: reads_parameter(s, text(s, "/web/key")), parameter("<Owned>")),
    "owned parameter without a slash": (lambda s, o: reads_parameter(s, text(s, "key")), parameter("/<Owned>")),
    "parameter of another stack": (
        lambda s, o: reads_parameter(s, text(o, "/web/key")),
        parameter("<Other:ExportsOutputRefOwned>"),
    ),
    "imported secure parameter": (
        lambda s, o: reads_parameter(
            s,
            ssm.StringParameter.from_secure_string_parameter_attributes(s, "Key", parameter_name="/web/key", version=2),
        ),
        parameter("/web/key"),
    ),
    "environment file in a bucket": (
        lambda s, o: task(s, environment_files=[ecs.EnvironmentFile.from_bucket(s3.Bucket(s, "Bucket"), "web.env")]),
        file("<Bucket>", "web.env"),
    ),
    "environment file in a bucket of another stack": (
        lambda s, o: task(s, environment_files=[ecs.EnvironmentFile.from_bucket(s3.Bucket(o, "Bucket"), "web.env")]),
        file("<Other:ExportsOutputRefBucket>", "web.env"),
    ),
    "credential specification in S3": (
        lambda s, o: task(
            s, credential_specs=[ecs.DomainJoinedCredentialSpec.from_s3_bucket(s3.Bucket(s, "Bucket"), "spec.json")]
        ),
        file("<part 5 of <Bucket.Arn>>", "spec.json"),
    ),
    "EFS": (lambda s, o: with_efs(s), {}),
}
PLAIN: dict[str, tuple[Build, dict[str, Any]]] = {
    "containers as dicts": (
        as_dicts,
        {
            **log_group("<Group>"),
            **pull(
                [
                    f"arn:<Partition>:ecr:{HERE}:repository/<Other:ExportsOutputRefOwned>",
                    f"arn:<Partition>:ecr:{HERE}:repository/team/side",
                ]
            ),
        },
    ),
    "FSx": (with_fsx, {**secret("<Other:ExportsOutputRefOwned>"), "FsxFindFileSystems": "*"}),
}
FORMS = {**IMAGES, **LOGS, **READS, **PLAIN}


def policy_for(made: cdk.Stack, needs: TaskNeeds) -> dict[str, Any]:
    """What a role for the needs is granted."""
    if not needs:
        return {}
    TaskExecutionRole(made, "Ours", needs=needs)
    return granted(made, "Ours")


@pytest.mark.parametrize(("build", "policy"), FORMS.values(), ids=FORMS)
def test_the_role_is_for_what_the_task_definition_names_and_nothing_else(build: Build, policy: dict[str, Any]) -> None:
    made = stack()
    assert policy_for(made, needs_of(build(made, other_stack(made)))) == policy


def test_the_image_of_an_asset_is_in_the_repository_of_the_bootstrap(tmp_path: Path) -> None:
    (tmp_path / "Dockerfile").write_text("FROM scratch\n", encoding="utf-8")
    made = stack()
    needs = needs_of(task(made, image=ecs.ContainerImage.from_asset(str(tmp_path))))
    assert policy_for(made, needs) == pull(
        f"arn:<Partition>:ecr:{HERE}:repository/cdk-hnb659fds-container-assets-<AccountId>-<Region>"
    )


def test_the_environment_file_of_an_asset_is_in_the_bucket_of_the_bootstrap(tmp_path: Path) -> None:
    (tmp_path / "web.env").write_text("A=1\n", encoding="utf-8")
    made = stack()
    needs = needs_of(task(made, environment_files=[ecs.EnvironmentFile.from_asset(str(tmp_path / "web.env"))]))
    assert policy_for(made, needs) == file("cdk-hnb659fds-assets-<AccountId>-<Region>", "<hash>.env")


def test_a_key_that_cdk_grants_for_a_parameter_is_granted_for_parameters() -> None:
    made = stack()
    key = kms.Key.from_key_arn(made, "Key", KEY_ARN)
    secure = ssm.StringParameter.from_secure_string_parameter_attributes(
        made, "Password", parameter_name="/web/key", encryption_key=key
    )
    assert policy_for(made, needs_of(reads_parameter(made, secure))) == {
        **parameter("/web/key"),
        "KmsDecryptParameters": KEY_ARN,
    }


@pytest.mark.parametrize(
    "refused",
    [
        {"actions": ["kms:Decrypt"], "resources": [KEY_ARN]},
        {"not_actions": ["kms:Decrypt"], "resources": [KEY_ARN]},
        {"actions": ["kms:Decrypt"], "not_resources": [KEY_ARN]},
    ],
    ids=["key", "all but decrypting", "all but the key"],
)
def test_a_denial_that_a_user_added_is_no_key_to_decrypt_with(refused: dict[str, Any]) -> None:
    made = stack()
    it = reads_secret(made, owned(made))
    it.add_to_execution_role_policy(iam.PolicyStatement(effect=iam.Effect.DENY, **refused))
    assert policy_for(made, needs_of(it)) == secret("<Owned>")


def test_what_is_added_later_is_not_seen() -> None:
    made = stack()
    it = task(made)
    before = needs_of(it)
    add(it, "side", logging=awslogs())
    assert (bool(before), needs_of(it).awslogs) == (False, True)


def late(value: list[str]) -> str:
    """Text that is settled when CDK asks for it."""

    @jsii.implements(cdk.IStableStringProducer)
    class Produced:
        def produce(self) -> str:
            return value[0]

    return cdk.Lazy.string(Produced())


@pytest.mark.parametrize("kind", ["L2", "L1"])
def test_reading_changes_nothing_of_what_cdk_makes_of_the_task_definition(kind: str) -> None:
    def build(*, read: bool) -> dict[str, Any]:
        made, variable = stack(), ["early"]
        if kind == "L1":
            side = {"name": "side", "image": "busybox:1", "environment": [{"name": "A", "value": late(variable)}]}
            written = plain(made, {"name": "web", "image": "nginx:1"}, side)
            _ = needs_of(written) if read else None
            written.add_property_override("Volumes", [{"Name": "later"}])
        else:
            it = task(made, environment={"A": late(variable)})
            it.add_volume(name="v1", host=ecs.Host(source_path="/v1"))
            _ = needs_of(it) if read else None
            add(it, "later", logging=awslogs())
            it.add_volume(name="v2", host=ecs.Host(source_path="/v2"))
            web = it.default_container
            assert web is not None
            web.add_mount_points(ecs.MountPoint(container_path="/v2", read_only=True, source_volume="v2"))
            web.add_port_mappings(ecs.PortMapping(container_port=80))
            web.add_environment("LATER", "1")
            web.add_secret("LATER", ecs.Secret.from_secrets_manager(owned(made)))
        variable[0] = "late"
        return template(made)

    assert build(read=True) == build(read=False)


def unknown(scope: cdk.Stack) -> str:
    return cdk.CfnParameter(scope, "Unknown").value_as_string


def known_at_synth(value: Any) -> cdk.IResolvable:
    @jsii.implements(cdk.IStableAnyProducer)
    class Produced:
        def produce(self) -> Any:
            return value

    return cdk.Lazy.any(Produced())


CONTAINER = {"name": "web", "image": "nginx:1"}


def of_a_condition(scope: cdk.Stack) -> ecs.CfnTaskDefinition:
    cdk.CfnCondition(scope, "Is", expression=cdk.Fn.condition_equals("a", "b"))
    return plain(scope, {"name": "web", "image": cdk.Fn.condition_if("Is", "nginx:1", "busybox:1").to_string()})


def reads_plain(scope: cdk.Stack) -> ecs.CfnTaskDefinition:
    name = ssm.CfnParameter(scope, "Key", type="String", value="x").ref
    return plain(scope, {"name": "web", "image": "nginx:1", "secrets": [{"name": "KEY", "valueFrom": name}]})


@pytest.mark.parametrize(
    ("build", "error", "message"),
    [
        (lambda s: "Task", InvalidValueError, r"got 'Task'; allowed: an ecs\.TaskDefinition or ecs\.CfnTask"),
        (lambda s: None, InvalidValueError, r"got None; allowed: an ecs\.TaskDefinition"),
        (lambda s: s3.Bucket(s, "Bucket"), InvalidValueError, r"allowed: an ecs\.TaskDefinition"),
        (
            lambda s: ecs.TaskDefinition.from_task_definition_arn(
                s, "Task", "arn:aws:ecs:us-east-1:123456789012:task-definition/x:1"
            ),
            InvalidValueError,
            r"that this app makes; of any other, state what it needs with TaskNeeds",
        ),
        (
            lambda s: ecs.ExternalTaskDefinition(s, "Task"),
            InvalidTaskDefinitionError,
            r"^containerDefinitions: expected at least one container, got none",
        ),
        (
            lambda s: ecs.CfnTaskDefinition(s, "Task", container_definitions=known_at_synth([CONTAINER])),
            InvalidValueError,
            r"got 'Stack/Task, whose containers are known only at synth'",
        ),
        (
            lambda s: plain(s, CONTAINER, known_at_synth(CONTAINER)),
            InvalidValueError,
            r"got 'Stack/Task, whose containers are known only at synth'",
        ),
        (
            lambda s: plain(s, cdk.Token.as_any(CONTAINER)),
            InvalidValueError,
            r"got 'Stack/Task, whose containers are known only at synth'",
        ),
        (
            lambda s: task(s, image=ecs.ContainerImage.from_registry(unknown(s))),
            UndeterminedNeedsError,
            r"container web: image is .*: known only at deployment",
        ),
        (of_a_condition, UndeterminedNeedsError, r"container web: image is .*: known only at deployment"),
        (
            lambda s: task(
                s, image=ecs.ContainerImage.from_registry(f"{ecr.CfnRepository(s, 'Web').attr_repository_uri}:1")
            ),
            UndeterminedNeedsError,
            r"container web: image is ",
        ),
        (reads_plain, InvalidValueError, r"^secret: got 'a reference to Stack/Key, of type AWS::SSM::Parameter'"),
        (
            lambda s: task(s, logging=ecs.LogDrivers.firelens(options={"Name": "http"})),
            InvalidValueError,
            r"got 'Stack/Task, which logs to FireLens and has no log router'",
        ),
    ],
    ids=[
        "name",
        "nothing",
        "bucket",
        "imported",
        "no containers",
        "containers known at synth",
        "one container known at synth",
        "token for a container",
        "image known at deployment",
        "image of a condition",
        "address known at deployment",
        "name of a parameter",
        "no log router",
    ],
)
def test_what_cannot_be_read_is_refused(
    build: Callable[[cdk.Stack], Any], error: type[EcsAnywhereIamError], message: str
) -> None:
    with pytest.raises(error, match=message):
        needs_of(build(stack()))


def test_a_role_made_by_hand_is_given_to_a_task_definition_that_cannot_widen_it() -> None:
    made = stack()
    repository, key = ecr.Repository(made, "Web"), owned(made)

    def of(construct_id: str, role: iam.IRole | None = None) -> ecs.ExternalTaskDefinition:
        it = ecs.ExternalTaskDefinition(made, construct_id, execution_role=role)
        value = {"KEY": ecs.Secret.from_secrets_manager(key)}
        add(it, "web", image=image(repository), secrets=value)
        return it

    like = of("Like")
    needs = needs_of(like)
    made.node.try_remove_child("Like")
    ours = TaskExecutionRole(made, "Ours", needs=needs)
    of("Task", ours.task_definition_role)
    assert (execution_roles(made), granted(made, "Ours"), list(found(made, "IAM::Policy"))) == (
        {"Task": "<Ours.Arn>"},
        {**pull("<Web.Arn>"), **secret("<Owned>")},
        ["OursPolicy"],
    )


def test_the_permissions_of_a_role_can_be_waited_for() -> None:
    made = stack()
    for construct_id, needs in (("Inline", TaskNeeds(awslogs=True)), ("Apart", TaskNeeds(secrets=[owned(made)]))):
        waiting = cdk.CfnResource(made, f"After{construct_id}", type="AWS::CloudFormation::WaitConditionHandle")
        waiting.node.add_dependency(TaskExecutionRole(made, construct_id, needs=needs).permissions)
    waiting_for = found(made, "CloudFormation::WaitConditionHandle")
    assert {name: [shown({"Ref": each}) for each in it["DependsOn"]] for name, it in waiting_for.items()} == {
        "AfterInline": ["<Inline>"],
        "AfterApart": ["<ApartPolicy>"],
    }
