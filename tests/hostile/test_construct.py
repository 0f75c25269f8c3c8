"""Whatever a construct is given: a template that CDK writes, or a typed error before CDK sees the value."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("hypothesis", reason="Hypothesis has left this Python behind")

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from hypothesis import given, settings
from hypothesis import strategies as st

import ecs_anywhere_iam
from ecs_anywhere_iam import (
    EcsAnywhereRoles,
    ExternalInstanceRole,
    LeastPrivilege,
    ManagedPolicies,
    RegistrarPolicy,
    TaskExecutionRole,
    TaskNeeds,
    needs_of,
)
from tests.hostile.answer import answer
from tests.hostile.text import NAME_OR_ARN, TEXT, TOKEN, is_wild
from tests.hostile.value import ANYTHING, FLAG, LIST_OF_NAMES, lists

LEAST = LeastPrivilege(clusters=["web"])
NEEDS = TaskNeeds(awslogs=True, private_ecr=True)
TEXTS = st.one_of(TEXT, TEXT.map(lambda text: f"/{text}/"), ANYTHING)
REGIONS = st.one_of(lists(st.one_of(st.just("eu-west-1"), TEXT)), ANYTHING)
# Names that pass as names: what CDK makes of tokens in them is to be seen.
PERMISSIONS = st.one_of(
    st.builds(
        lambda name: answer(lambda: LeastPrivilege(clusters=["web", name], repositories=[name])) or LEAST, NAME_OR_ARN
    ),
    st.just(ManagedPolicies()),
    ANYTHING,
)
STATED = st.one_of(
    st.builds(lambda name: answer(lambda: TaskNeeds(files=[f"bucket/{name}"], secrets=["db"])) or NEEDS, TEXT),
    st.just(NEEDS),
    ANYTHING,
)
NUMBER = st.one_of(st.integers(0, 20), ANYTHING)
BOUNDARY = st.one_of(st.builds(lambda arn: SimpleNamespace(managed_policy_arn=arn), NAME_OR_ARN), ANYTHING)
OF_ROLE = {"role_name": TEXTS, "path": TEXTS, "description": TEXTS, "permissions_boundary": BOUNDARY,
           "allow_confused_deputy": FLAG, "max_managed_policies": NUMBER}  # fmt: skip

Make = Callable[..., object]
Parameters = dict[str, st.SearchStrategy[Any]]


def registrar(scope: cdk.Stack, construct_id: str, **stated: Any) -> object:
    return RegistrarPolicy(
        scope, construct_id, **{"instance_role": ExternalInstanceRole(scope, "Of", permissions=LEAST), **stated}
    )


def by_name(scope: cdk.Stack, construct_id: str, **stated: Any) -> object:
    return ExternalInstanceRole.from_role_name(scope, construct_id, **{"role_name": "x", "can_pull": True, **stated})


def by_arn(scope: cdk.Stack, construct_id: str, **stated: Any) -> object:
    arn = "arn:aws:iam::123456789012:role/x"
    return ExternalInstanceRole.from_role_arn(scope, construct_id, **{"role_arn": arn, "can_pull": True, **stated})


def granted(scope: cdk.Stack, construct_id: str, **stated: Any) -> object:
    role = ExternalInstanceRole(scope, construct_id, permissions=LEAST)
    return role.grant_registration(**{"grantee": iam.AccountRootPrincipal(), **stated})


def read(scope: cdk.Stack, construct_id: str, **stated: Any) -> object:
    return needs_of(**{"task_definition": (scope, construct_id), **stated})


# What is called, how, and what each parameter but those of every construct is given. `scope` and `construct_id` are
# CDK's own: it says itself what is wrong with them.
CONSTRUCTS: dict[str, tuple[Callable[..., Any], Make, dict[str, Any], Parameters]] = {
    "ExternalInstanceRole": (ExternalInstanceRole, ExternalInstanceRole, {"permissions": LEAST}, {
        **OF_ROLE, "permissions": PERMISSIONS, "activation_regions": REGIONS, "retain": FLAG}),
    "ExternalInstanceRole.from_role_name": (ExternalInstanceRole.from_role_name, by_name, {}, {
        "role_name": TEXTS, "can_pull": LIST_OF_NAMES}),
    "ExternalInstanceRole.from_role_arn": (ExternalInstanceRole.from_role_arn, by_arn, {}, {
        "role_arn": NAME_OR_ARN, "can_pull": LIST_OF_NAMES, "mutable": FLAG}),
    "ExternalInstanceRole.grant_registration": (ExternalInstanceRole.grant_registration, granted, {}, {
        "grantee": BOUNDARY, "clusters": LIST_OF_NAMES}),
    "TaskExecutionRole": (TaskExecutionRole, TaskExecutionRole, {"needs": NEEDS}, {**OF_ROLE, "needs": STATED}),
    "TaskExecutionRole.if_required": (TaskExecutionRole.if_required, TaskExecutionRole.if_required, {"needs": NEEDS}, {
        **OF_ROLE, "needs": STATED, "instance_role": ANYTHING, "when_instance_role_pulls": ANYTHING}),
    "EcsAnywhereRoles": (EcsAnywhereRoles, EcsAnywhereRoles, {"instance_permissions": LEAST, "needs": NEEDS}, {
        "instance_permissions": PERMISSIONS, "needs": STATED, "task_definitions": ANYTHING,
        "when_instance_role_pulls": ANYTHING, "instance_role_name": TEXTS, "execution_role_name": TEXTS,
        "permissions_boundary": BOUNDARY, "activation_regions": REGIONS, "max_managed_policies": NUMBER,
        "retain_instance_role": FLAG}),
    "RegistrarPolicy": (RegistrarPolicy, registrar, {}, {
        "instance_role": ANYTHING, "clusters": LIST_OF_NAMES, "policy_name": TEXTS}),
    "needs_of": (needs_of, read, {}, {"task_definition": ANYTHING}),
}  # fmt: skip


def stated(name: str) -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    tried = sorted(CONSTRUCTS[name][3])
    return st.sampled_from(tried).flatmap(
        lambda parameter: CONSTRUCTS[name][3][parameter].map(lambda value: (name, {parameter: value}))
    )


@settings(max_examples=50)
@given(st.sampled_from(sorted(CONSTRUCTS)).flatmap(stated))
def test_a_construct_is_made_or_refused_before_cdk_sees_the_value(case: tuple[str, dict[str, Any]]) -> None:
    name, wrong = case
    _, make, right, _ = CONSTRUCTS[name]
    app = cdk.App(outdir=None)
    scope = cdk.Stack(app, "Stack")
    if answer(lambda: (make(scope, "It", **{**right, **wrong}),)) is None:
        assert scope.node.try_find_child("It") is None or name.endswith("grant_registration")
        return
    template = app.synth().get_stack_by_name("Stack").template
    assert json.loads(json.dumps(template, ensure_ascii=False).encode()) == template


FORGED = (TOKEN, f"a-{TOKEN}", "#{Token[TOKEN.99999999]}", "-1.8881545897087626e+289")
ODD: tuple[Any, ...] = (
    "/*/",
    "/${aws:username}/",
    "/a?/",
    "*",
    None,
    7,
    b"x",
    [],
    SimpleNamespace(managed_policy_arn=TOKEN),
    object(),
)
TRIED = (*FORGED, *[f"/{text}/" for text in FORGED], *[[text] for text in FORGED], *ODD)
PAIRS = [
    pytest.param(name, parameter, id=f"{name} {parameter}")
    for name, (_, _, _, parameters) in CONSTRUCTS.items()
    for parameter in parameters
]


@pytest.mark.parametrize(("name", "parameter"), PAIRS)
def test_a_token_of_another_app_or_a_value_of_another_type_ends_in_a_typed_error(name: str, parameter: str) -> None:
    _, make, right, _ = CONSTRUCTS[name]
    app = cdk.App(outdir=None)
    made = []
    for number, value in enumerate(TRIED):
        scope = cdk.Stack(app, f"Stack{number}")
        given = {**right, parameter: value}
        if answer(lambda: (make(scope, "It", **given),)) is not None:  # noqa: B023 - called at once
            made.append(value)
    app.synth()
    # A description is for people, and no policy has it in it.
    wild = [value for value in made if isinstance(value, str) and is_wild(value) and parameter != "description"]
    assert wild == []


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_every_parameter_of_a_construct_is_tried(name: str) -> None:
    called: Any = CONSTRUCTS[name][0]
    # jsii gives its classes a constructor that takes anything.
    stated = inspect.signature(vars(called)["__init__"] if isinstance(called, type) else called).parameters
    assert set(stated) - {"self", "scope", "construct_id"} == set(CONSTRUCTS[name][3])


def test_every_public_name_is_tried() -> None:
    pure = {"EcsAnywhereIamError", "InstanceFeature", "LeastPrivilege", "ManagedPolicies", "TaskNeeds"}
    tried = {name.partition(".")[0] for name in CONSTRUCTS}
    assert {*pure, *tried} == set(ecs_anywhere_iam.__all__)
