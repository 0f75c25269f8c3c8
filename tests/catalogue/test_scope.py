"""Each row is narrowed as far as the service authorization reference says that its actions can be, and no further."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest

from ecs_anywhere_iam.catalogue.instance import INSTANCE_PERMISSIONS
from ecs_anywhere_iam.catalogue.permission import Basis, Permission
from ecs_anywhere_iam.catalogue.scope import Scope
from ecs_anywhere_iam.catalogue.scope_condition import SCOPE_CONDITIONS, ScopeCondition
from ecs_anywhere_iam.catalogue.scope_resource import SCOPE_RESOURCES, ScopeResource
from tests.catalogue.authorization import arn_format, condition_keys, page, resource_types
from tests.catalogue.roles import ROWS

rows = pytest.mark.parametrize("row", ROWS.values(), ids=ROWS.keys())
arns = pytest.mark.parametrize(
    "resource",
    [resource for resource in SCOPE_RESOURCES if resource.arn != "*"],
    ids=lambda resource: f"{resource.scope.name} {resource.arn}",
)

# Tagging an activation: the reference lists managed instances only, while AWS's own registrar grants the role as well.
# https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSageMakerSpacesControllerPolicy.html
BESIDE_THE_REFERENCE = {("ssm:AddTagsToResource", "role")}

# IAM takes a log group as `log-group:NAME:*` for every action but tagging, while the reference lists `log-group:NAME`.
# https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogGroup.html
WRITTEN_OTHERWISE = {"log-group"}

# The keys that narrow to what the role is for. The reference has others, such as tags and `ssm:SourceInstanceARN`, that
# depend on how an account tags or that AWS's own policies for these actions do without.
NARROWING_KEYS = {"ecs:cluster", "ecs:CreateAction", "iam:PassedToService", "kms:ViaService"}


@rows
def test_a_row_is_on_everything_exactly_where_its_actions_take_no_resource_type(row: Permission) -> None:
    narrowable = {action: bool(resource_types(action)) for action in row.actions}

    assert narrowable == dict.fromkeys(row.actions, row.scope is not Scope.ANY)


def test_each_arn_of_a_scope_says_which_types_it_stands_for() -> None:
    assert {resource.scope for resource in SCOPE_RESOURCES if not resource.types} == {Scope.ANY}


@rows
def test_every_action_takes_each_resource_of_its_scope(row: Permission) -> None:
    refused = [
        f"{action} takes no {' or '.join(resource.types)}"
        for action in row.actions
        for resource in _resources(row.scope)
        if not set(resource.types) & set(resource_types(action))
        and not {(action, kind) for kind in resource.types} <= BESIDE_THE_REFERENCE
    ]

    assert refused == []


@rows
def test_each_resource_that_an_action_must_be_given_is_in_its_scope(row: Permission) -> None:
    in_scope = {kind for resource in _resources(row.scope) for kind in resource.types}
    missing = [
        f"{action} must be given a {kind}"
        for action in row.actions
        for kind, required in resource_types(action).items()
        if required and kind not in in_scope
    ]

    assert missing == []


@rows
def test_every_action_knows_each_condition_of_its_scope(row: Permission) -> None:
    in_scope = {kind for resource in _resources(row.scope) for kind in resource.types}
    conditions = {condition.key for condition in SCOPE_CONDITIONS if condition.scope is row.scope}

    unknown = {action: conditions - condition_keys(action, in_scope) for action in row.actions}

    assert unknown == {action: set() for action in row.actions}


@rows
def test_a_condition_that_narrows_is_in_the_scope_of_every_action_that_knows_it(row: Permission) -> None:
    conditions = {condition.key for condition in SCOPE_CONDITIONS if condition.scope is row.scope}
    missing = [
        f"{action} could be narrowed by {key}"
        for action in row.actions
        for key in sorted(condition_keys(action, set(resource_types(action))) & NARROWING_KEYS - conditions)
    ]

    assert missing == []


@rows
def test_a_row_on_everything_cites_the_page_that_says_it_cannot_be_narrowed(row: Permission) -> None:
    services = {action.partition(":")[0] for action in row.actions if row.scope is Scope.ANY}

    assert sorted({page(service) for service in services} - set(row.sources)) == []


@arns
def test_an_arn_matches_what_the_reference_calls_its_resource_types(resource: ScopeResource) -> None:
    unmatched = [
        kind
        for kind in resource.types
        if kind not in WRITTEN_OTHERWISE
        and not fnmatchcase(_as_in_the_reference(resource, kind), _filled_in(resource.arn))
    ]

    assert unmatched == []


@pytest.mark.parametrize(
    "resource", [r for r in SCOPE_RESOURCES if "*" in r.arn], ids=lambda r: f"{r.scope.name} {r.arn}"
)
def test_a_wildcard_has_its_reason(resource: ScopeResource) -> None:
    assert (resource.wildcard or "").endswith(".")


def test_a_scope_on_everything_is_either_without_a_choice_or_asked_for() -> None:
    on_everything = {resource.scope for resource in SCOPE_RESOURCES if resource.arn == "*"}
    relaxed = {row.relaxation.scope for row in INSTANCE_PERMISSIONS if row.relaxation is not None}
    assert on_everything == {Scope.ANY} | relaxed


def test_no_row_starts_from_a_relaxed_scope() -> None:
    relaxed = {row.relaxation.scope for row in INSTANCE_PERMISSIONS if row.relaxation is not None}
    assert {row.scope for row in INSTANCE_PERMISSIONS} & relaxed == set()


def test_only_a_row_whose_scope_is_in_doubt_can_be_relaxed() -> None:
    assert {row.basis for row in INSTANCE_PERMISSIONS if row.relaxation is not None} <= {Basis.INFERRED, Basis.DISPUTED}


def test_every_scope_is_that_of_a_row() -> None:
    relaxed = {row.relaxation.scope for row in ROWS.values() if row.relaxation is not None}
    assert {row.scope for row in ROWS.values()} | relaxed == set(Scope)


def test_every_scope_has_its_resources() -> None:
    assert {resource.scope for resource in SCOPE_RESOURCES} == set(Scope)


@pytest.mark.parametrize("condition", SCOPE_CONDITIONS, ids=lambda condition: condition.key)
def test_a_key_is_compared_with_an_arn_operator_exactly_where_it_holds_an_arn(condition: ScopeCondition) -> None:
    assert condition.operator == ("ArnEquals" if condition.value.startswith("arn:") else "StringEquals")


def _resources(scope: Scope) -> list[ScopeResource]:
    return [resource for resource in SCOPE_RESOURCES if resource.scope is scope and scope is not Scope.ANY]


def _filled_in(arn: str) -> str:
    known = {"partition": "aws", "region": "us-east-1", "account": "123456789012"}
    simple = ("cluster", "path", "repository", "log_group", "instance_role", "secret", "bucket", "key")
    # A file lies in a bucket, and a parameter in a path.
    return arn.format(**known, **dict.fromkeys(simple, "name"), file="name/name", parameter="name/name")


def _as_in_the_reference(resource: ScopeResource, kind: str) -> str:
    """The ARN of a resource named ``name``, in ``name`` where it lies in something."""
    _, _, service, _, account, _ = _filled_in(resource.arn).split(":", 5)
    arn = arn_format(service, kind)
    for part, value in (("Partition", "aws"), ("Region", "us-east-1"), ("Account", account)):
        arn = arn.replace(f"${{{part}}}", value)
    # A parameter is named by its path.
    arn = arn.replace("${ParameterNameWithoutLeadingSlash}", "name/name")
    head, *names = arn.split("${")
    return head + "".join("name" + rest.partition("}")[2] for rest in names)
