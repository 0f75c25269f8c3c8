"""CDK tokens and objects, given for clusters, repositories and log groups."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
import jsii
import pytest
from aws_cdk import assertions
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_logs as logs
from aws_cdk import aws_secretsmanager as secretsmanager

from ecs_anywhere_iam import ExternalInstanceRole, LeastPrivilege, TaskExecutionRole, TaskNeeds
from ecs_anywhere_iam.errors import InvalidValueError
from tests.cdk.synthesis import role, stack, template

ENV = cdk.Environment(account="123456789012", region="us-east-1")
PARTITION = {"Ref": "AWS::Partition"}


def here(service: str, *parts: object) -> dict[str, object]:
    first, *rest = parts
    return {"Fn::Join": ["", ["arn:", PARTITION, f":{service}:us-east-1:123456789012:{first}", *rest]]}


def resource_of(properties: dict[str, Any], sid: str) -> object:
    [policy] = properties["Policies"]
    [statement] = [s for s in policy["PolicyDocument"]["Statement"] if s["Sid"] == sid]
    return statement["Resource"]


def registered(cluster: Callable[[cdk.Stack], Any]) -> object:
    """What a role for the cluster may register with."""

    def build(scope: cdk.Stack) -> None:
        ExternalInstanceRole(scope, "Role", permissions=LeastPrivilege(clusters=[cluster(scope)]))

    return resource_of(role(build, env=ENV), "EcsRegisterAndReport")


def polled(cluster: Callable[[cdk.Stack], Any]) -> object:
    """The container instances that a role for the cluster may poll as."""

    def build(scope: cdk.Stack) -> None:
        ExternalInstanceRole(scope, "Role", permissions=LeastPrivilege(clusters=[cluster(scope)]))

    return resource_of(role(build, env=ENV), "EcsAgentSessions")


def pulled(repository: Callable[[cdk.Stack], Any]) -> object:
    def build(scope: cdk.Stack) -> None:
        needs = TaskNeeds(private_ecr=True, repositories=[repository(scope)])
        TaskExecutionRole(scope, "Role", needs=needs)

    return resource_of(role(build, env=ENV), "EcrPullImages")


def written(log_group: Callable[[cdk.Stack], Any]) -> object:
    def build(scope: cdk.Stack) -> None:
        TaskExecutionRole(scope, "Role", needs=TaskNeeds(awslogs=True, log_groups=[log_group(scope)]))

    return resource_of(role(build, env=ENV), "LogsWriteEvents")


def cluster(scope: cdk.Stack) -> ecs.CfnCluster:
    return ecs.CfnCluster(scope, "Cluster")


def lazy(value: str) -> str:
    return cdk.Lazy.uncached_string(Produced(value))


@jsii.implements(cdk.IStringProducer)
class Produced:
    """A value that CDK asks for late."""

    def __init__(self, value: str) -> None:
        self.value = value

    def produce(self, context: cdk.IResolveContext) -> str:  # noqa: ARG002 - the interface asks for it
        return self.value


ARN = {"Fn::GetAtt": ["Cluster", "Arn"]}
LITERAL = "arn:aws:ecs:eu-west-1:111111111111:cluster/web"


def part(index: int, separator: str) -> dict[str, object]:
    return {"Fn::Select": [index, {"Fn::Split": [separator, ARN]}]}


@pytest.mark.parametrize(
    ("given", "clusters", "instances"),
    [
        (lambda scope: "web", here("ecs", "cluster/web"), here("ecs", "container-instance/web/*")),
        (lambda scope: LITERAL, LITERAL, "arn:aws:ecs:eu-west-1:111111111111:container-instance/web/*"),
        (
            lambda scope: cluster(scope).ref,
            here("ecs", "cluster/", {"Ref": "Cluster"}),
            here("ecs", "container-instance/", {"Ref": "Cluster"}, "/*"),
        ),
        (
            lambda scope: cdk.CfnParameter(scope, "Name").value_as_string,
            here("ecs", "cluster/", {"Ref": "Name"}),
            here("ecs", "container-instance/", {"Ref": "Name"}, "/*"),
        ),
        (lambda scope: lazy("web"), here("ecs", "cluster/web"), here("ecs", "container-instance/web/*")),
        (lambda scope: lazy(LITERAL), LITERAL, "arn:aws:ecs:eu-west-1:111111111111:container-instance/web/*"),
        (
            lambda scope: f"arn:{cdk.Aws.PARTITION}:ecs:us-east-1:123456789012:cluster/web",
            here("ecs", "cluster/web"),
            here("ecs", "container-instance/web/*"),
        ),
        (
            lambda scope: ecs.Cluster.from_cluster_arn(scope, "Cluster", LITERAL),
            LITERAL,
            "arn:aws:ecs:eu-west-1:111111111111:container-instance/web/*",
        ),
        (
            lambda scope: cluster(scope).attr_arn,
            ARN,
            {
                "Fn::Join": [
                    "",
                    ["arn:", part(1, ":"), ":ecs:", part(3, ":"), ":", part(4, ":"), ":container-instance/",
                     part(1, "/"), "/*"],
                ]
            },
        ),
    ],
    ids=["name", "ARN", "Ref", "parameter", "lazy name", "lazy ARN", "ARN with tokens", "imported cluster", "Arn"],
)  # fmt: skip
def test_a_cluster_may_be_given_in_every_form(
    given: Callable[[cdk.Stack], Any], clusters: object, instances: object
) -> None:
    assert (registered(given), polled(given)) == (clusters, instances)


def test_the_parts_of_a_cluster_in_another_environment_are_known() -> None:
    def given(scope: cdk.Stack) -> ecs.Cluster:
        other = cdk.Stack(cdk.App.of(scope), "Other", env=cdk.Environment(account="123456789012", region="eu-west-1"))
        return ecs.Cluster(other, "Web", cluster_name="web")

    arn = {"Fn::Join": ["", ["arn:", PARTITION, ":ecs:eu-west-1:123456789012:cluster/web"]]}
    instances = {"Fn::Join": ["", ["arn:", PARTITION, ":ecs:eu-west-1:123456789012:container-instance/web/*"]]}
    assert (registered(given), polled(given)) == (arn, instances)


def test_a_cluster_given_twice_as_object_and_arn_comes_once() -> None:
    def build(scope: cdk.Stack) -> None:
        it = ecs.Cluster(scope, "Cluster")
        ExternalInstanceRole(scope, "Role", permissions=LeastPrivilege(clusters=[it, it.cluster_arn]))

    assert resource_of(role(build), "EcsRegisterAndReport") == {"Fn::GetAtt": ["ClusterEB0386A7", "Arn"]}


@pytest.mark.parametrize(
    ("given", "resource"),
    [
        (lambda scope: "team/web", here("ecr", "repository/team/web")),
        (lambda scope: ecr.Repository(scope, "Web"), {"Fn::GetAtt": ["Web", "Arn"]}),
        (lambda scope: ecr.Repository(scope, "Web").repository_arn, {"Fn::GetAtt": ["Web", "Arn"]}),
        (lambda scope: ecr.Repository(scope, "Web").repository_name, here("ecr", "repository/", {"Ref": "Web"})),
        (lambda scope: ecr.Repository.from_repository_name(scope, "Web", "web"), here("ecr", "repository/web")),
    ],
    ids=["name", "object", "Arn", "Ref", "imported"],
)
def test_a_repository_may_be_given_in_every_form(given: Callable[[cdk.Stack], Any], resource: object) -> None:
    assert without_hash(pulled(given), "Web") == resource


@pytest.mark.parametrize(
    ("given", "resource"),
    [
        (lambda scope: "/ecs/web", here("logs", "log-group:/ecs/web:*")),
        (lambda scope: logs.LogGroup(scope, "Web"), {"Fn::GetAtt": ["Web", "Arn"]}),
        (lambda scope: logs.LogGroup(scope, "Web").log_group_name, here("logs", "log-group:", {"Ref": "Web"}, ":*")),
        (lambda scope: logs.LogGroup.from_log_group_name(scope, "Web", "web"), here("logs", "log-group:web:*")),
        (
            lambda scope: in_another_stack(scope),  # noqa: PLW0108 - defined further down
            {"Fn::Join": ["", ["arn:", PARTITION, ":logs:eu-west-1:123456789012:log-group:web:*"]]},
        ),
        (
            lambda scope: cdk.Fn.join(
                "", ["arn:aws:logs:r:a:log-group:", cdk.CfnParameter(scope, "Web").value_as_string]
            ),
            {"Fn::Join": ["", ["arn:aws:logs:r:a:log-group:", {"Ref": "Web"}, ":*"]]},
        ),
    ],
    ids=["name", "object", "Ref", "imported", "of another environment", "put together"],
)
def test_a_log_group_may_be_given_in_every_form_and_always_ends_in_a_star(
    given: Callable[[cdk.Stack], Any], resource: object
) -> None:
    assert without_hash(written(given), "Web") == resource


def secret_elsewhere(scope: cdk.Stack, name: str) -> secretsmanager.Secret:
    """A secret of another Region, whose ARN CDK puts together without the six characters at its end."""
    app = cdk.App.of(scope)
    other = cdk.Stack(app, "Other", env=cdk.Environment(account="123456789012", region="eu-west-1"))
    return secretsmanager.Secret(other, "Db", secret_name=name)


def imported_secret(scope: cdk.Stack, arn: str) -> secretsmanager.ISecret:
    return secretsmanager.Secret.from_secret_complete_arn(scope, "Db", arn)


SECRET = "arn:aws:secretsmanager:us-east-1:123456789012:secret:web/db"


@pytest.mark.parametrize(
    ("given", "resource"),
    [
        (lambda scope: "web/db", here("secretsmanager", "secret:web/db-??????")),
        (lambda scope: secretsmanager.Secret(scope, "Db"), {"Ref": "Db"}),
        (lambda scope: secretsmanager.CfnSecret(scope, "Db").ref, {"Ref": "Db"}),
        (lambda scope: imported_secret(scope, f"{SECRET}-AbCdEf"), f"{SECRET}-AbCdEf"),
        (lambda scope: imported_secret(scope, cdk.Fn.import_value("Db")), {"Fn::ImportValue": "Db"}),
        (lambda scope: imported_secret(scope, lazy(f"{SECRET}-AbCdEf")), f"{SECRET}-AbCdEf"),
        (lambda scope: imported_secret(scope, lazy(SECRET)), f"{SECRET}-??????"),
        (
            lambda scope: secret_elsewhere(scope, "web/db"),
            {"Fn::Join": ["", ["arn:", PARTITION, ":secretsmanager:eu-west-1:123456789012:secret:web/db-??????"]]},
        ),
        (
            lambda scope: secret_elsewhere(scope, "db-secret"),
            {"Fn::Join": ["", ["arn:", PARTITION, ":secretsmanager:eu-west-1:123456789012:secret:db-secret-??????"]]},
        ),
    ],
    ids=[
        "name",
        "object",
        "Ref",
        "complete ARN",
        "imported value",
        "lazy complete ARN",
        "lazy partial ARN",
        "of another environment",
        "of another environment with a name that ends like an ARN",
    ],
)
def test_a_secret_may_be_given_in_every_form_and_always_has_an_ending(
    given: Callable[[cdk.Stack], Any], resource: object
) -> None:
    made = stack(env=ENV)
    TaskExecutionRole(made, "Role", needs=TaskNeeds(secrets=[given(made)]))
    [statement] = [
        statement
        for each in template(made)["Resources"].values()
        for policy in (each.get("Properties", {}), *each.get("Properties", {}).get("Policies", ()))
        for statement in policy.get("PolicyDocument", {}).get("Statement", ())
    ]
    assert without_hash(statement["Resource"], "Db") == resource


def in_another_stack(scope: cdk.Stack) -> logs.LogGroup:
    """A log group of another Region, whose ARN CDK puts together itself."""
    app = cdk.App.of(scope)
    other = cdk.Stack(app, "Other", env=cdk.Environment(account="123456789012", region="eu-west-1"))
    return logs.LogGroup(other, "Web", log_group_name="web")


def without_hash(rendered: object, logical_id: str) -> object:
    return json.loads(re.sub(rf"{logical_id}[0-9A-F]{{8}}", logical_id, json.dumps(rendered)))


def test_text_that_only_looks_like_a_token_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="CDK cannot resolve this token here"):
        ExternalInstanceRole(stack(), "Role", permissions=LeastPrivilege(clusters=["${Token[TOKEN.99999]}"]))


@pytest.mark.parametrize("late", ["*", "a b", "arn:aws:ecr:us-east-1:123456789012:repository/web"])
def test_a_value_that_comes_late_is_checked_as_well(late: str) -> None:
    with pytest.raises(InvalidValueError, match=r"^cluster: got"):
        ExternalInstanceRole(stack(), "Role", permissions=LeastPrivilege(clusters=[lazy(late)]))


@pytest.mark.parametrize(
    "late",
    [lambda: f"team-{lazy('*')}", lambda: f"arn:aws:ecs:us-east-1:{lazy('*')}:cluster/web"],
    ids=["name", "account"],
)
def test_a_part_that_comes_late_is_checked_as_well(late: Callable[[], str]) -> None:
    with pytest.raises(InvalidValueError, match=r"^cluster: got"):
        ExternalInstanceRole(stack(), "Role", permissions=LeastPrivilege(clusters=[late()]))


@pytest.mark.parametrize("parameter", ["repository_prefixes", "parameter_paths"])
def test_a_prefix_or_path_holds_no_token(parameter: str) -> None:
    with pytest.raises(InvalidValueError, match=rf"^{parameter}\[0\]: "):
        LeastPrivilege(clusters=["web"], **{parameter: [lazy("team")]})  # type: ignore[arg-type]


def test_an_arn_that_cloudformation_fills_in_is_an_arn() -> None:
    arn = {"Fn::Sub": "arn:${AWS::Partition}:ecs:eu-west-1:123456789012:cluster/web"}
    assert registered(lambda scope: cdk.Fn.sub(str(arn["Fn::Sub"]))) == arn


def test_an_imported_value_is_taken_for_a_name_with_a_warning() -> None:
    made = stack()
    permissions = LeastPrivilege(clusters=[cdk.Fn.import_value("Cluster")])
    ExternalInstanceRole(made, "Role", permissions=permissions)
    warnings = assertions.Annotations.from_stack(made).find_warning("*", assertions.Match.any_value())
    assert [str(warning.entry.data).partition(";")[0] for warning in warnings] == [
        "an imported value is taken for the name of a cluster"
    ]


def test_a_set_of_objects_has_the_same_order_in_every_process() -> None:
    made = stack()
    repositories = [ecr.Repository(made, f"Repository{number}") for number in range(8)]
    needs = TaskNeeds(private_ecr=True, repositories=set(repositories))  # type: ignore[arg-type]
    assert needs == TaskNeeds(private_ecr=True, repositories=repositories)


def test_an_activation_region_that_comes_late_is_checked() -> None:
    with pytest.raises(InvalidValueError, match=r"^activation_regions: got '\*'"):
        ExternalInstanceRole(
            stack(), "Role", permissions=LeastPrivilege(clusters=["web"]), activation_regions=[lazy("*")]
        )
