"""What CDK makes of tokens: text in it widens a policy no more than text that was given without a token.

``Fn.join("", ["*", name])`` is a token, and its star would stand in the policy.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

pytest.importorskip("hypothesis", reason="Hypothesis has left this Python behind")

import aws_cdk as cdk
import jsii
from hypothesis import given
from hypothesis import strategies as st

from ecs_anywhere_iam import LeastPrivilege, TaskExecutionRole, TaskNeeds
from ecs_anywhere_iam.catalogue.resource_type import ResourceType
from ecs_anywhere_iam.catalogue.server_resource import CLUSTER
from ecs_anywhere_iam.catalogue.task_resource import FILE, LOG_GROUP, SECRET
from ecs_anywhere_iam.cdk.external_instance_role import ExternalInstanceRole
from ecs_anywhere_iam.cdk.literal_text import check_literal_text
from ecs_anywhere_iam.errors import InvalidValueError
from tests.cdk.synthesis import stack
from tests.hostile.text import SIGNS, is_wild

# CDK's own tokens are gone in what it makes of them.
TEXT = st.sampled_from(("web", "arn:aws:", "/ecs/", "-", *(sign for sign in SIGNS if "Token" not in sign)))
ENDED = st.one_of(TEXT, TEXT.map(lambda text: f"{text}:*"), TEXT.map(lambda text: f"{text}-??????"))


def _functions(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    parts = st.lists(inner, min_size=1, max_size=3)
    sub = st.lists(st.one_of(TEXT, st.sampled_from(("${Name}", "${!Name}", "${AWS::Region}"))), max_size=3).map("".join)
    return st.one_of(
        st.builds(lambda between, each: {"Fn::Join": [between, each]}, st.sampled_from(("", "/", "*")), parts),
        sub.map(lambda text: {"Fn::Sub": text}),
        st.builds(lambda text, value: {"Fn::Sub": [text, {"Name": value}]}, sub, inner),
        st.builds(lambda one, other: {"Fn::If": ["Is", one, other]}, inner, inner),
        st.builds(lambda each, place: {"Fn::Select": [place % len(each), each]}, parts, st.integers(0, 2)),
    )


RENDERED = st.recursive(st.one_of(ENDED, st.just({"Ref": "Name"})), _functions, max_leaves=6)


def made_of(rendered: Any) -> set[str]:  # noqa: PLR0911 - a case for each function
    """All that CloudFormation may make of it, where each name stands for ``ref``."""
    match rendered:
        case str():
            return {rendered}
        case {"Fn::Join": [between, parts]}:
            return {between.join(each) for each in product(*map(made_of, parts))}
        case {"Fn::Sub": str(text)}:
            return _filled_in(text, "ref")
        case {"Fn::Sub": [text, {"Name": value}]}:
            return {made for each in made_of(value) for made in _filled_in(text, each)}
        case {"Fn::If": [_, one, other]}:
            return made_of(one) | made_of(other)
        case {"Fn::Select": [place, parts]}:
            return made_of(parts[place])
    return {"ref"}


def _filled_in(text: str, name: str) -> set[str]:
    """What `Fn::Sub` makes of the text; nothing of one with a name in it that the template does not have."""
    pieces = re.split(r"(\$\{[^}]*\})", text)
    known = {"${Name}": name, "${AWS::Region}": "ref"}
    if any(piece.startswith("${") and piece not in known and not piece.startswith("${!") for piece in pieces):
        return set()
    return {"".join(known.get(piece, piece.replace("${!", "${")) for piece in pieces)}


def passes(rendered: Any, resource_type: ResourceType) -> bool:
    try:
        check_literal_text(rendered, resource_type, "it")
    except InvalidValueError:
        return False
    return True


@given(RENDERED, st.sampled_from((LOG_GROUP, SECRET, CLUSTER, FILE)))
def test_what_passes_makes_no_wildcard_but_that_at_the_end(rendered: Any, resource_type: ResourceType) -> None:
    if passes(rendered, resource_type):
        ending = {LOG_GROUP: ":*", SECRET: "-??????"}.get(resource_type, "")
        assert [text for text in made_of(rendered) if is_wild(text.removesuffix(ending))] == []


def name(scope: cdk.Stack) -> str:
    return cdk.CfnParameter(scope, "Name").value_as_string


def role(scope: cdk.Stack, stated: Any) -> object:
    if isinstance(stated, LeastPrivilege):
        return ExternalInstanceRole(scope, "Role", permissions=stated)
    return TaskExecutionRole(scope, "Role", needs=stated)


WIDENING: dict[str, Callable[[cdk.Stack], object]] = {
    "a log group": lambda s: TaskNeeds(awslogs=True, log_groups=[cdk.Fn.join("", ["*", name(s)])]),
    "the ARN of a secret": lambda s: TaskNeeds(secrets=[
        cdk.Fn.join("", ["arn:aws:secretsmanager:us-east-1:123456789012:secret:*", name(s)])]),
    "a Region within an ARN": lambda s: TaskNeeds(secrets=[
        f"arn:aws:secretsmanager:{cdk.Fn.join('', ['*', name(s)])}:123456789012:secret:web-AbCdEf"]),
    "Fn::Sub": lambda s: TaskNeeds(secrets=[cdk.Fn.sub("*${AWS::StackName}")]),
    "a policy variable": lambda s: TaskNeeds(secrets=[cdk.Fn.sub("${!aws:username}${AWS::StackName}")]),
    "one of two": lambda s: TaskNeeds(secrets=[cdk.Fn.select(0, ["*", name(s)])]),
    "a file": lambda s: TaskNeeds(files=[f"bucket/{cdk.Fn.join('', ['*', name(s)])}"]),
    "half of a policy variable": lambda s: TaskNeeds(files=[f"bucket/${name(s)}"]),
    "a cluster": lambda s: LeastPrivilege(clusters=[cdk.Fn.join("", ["*", name(s)])]),
    "text that is only known later": lambda s: TaskNeeds(secrets=[cdk.Lazy.string(Star())]),
}  # fmt: skip


@jsii.implements(cdk.IStableStringProducer)
class Star:
    def produce(self) -> str:
        return "web*"


@pytest.mark.parametrize("widening", WIDENING.values(), ids=WIDENING.keys())
def test_a_wildcard_within_a_token_is_refused(widening: Callable[[cdk.Stack], Any]) -> None:
    scope = stack()
    stated = widening(scope)
    with pytest.raises(InvalidValueError, match="wildcards are not taken"):
        role(scope, stated)


def test_text_around_a_token_without_a_wildcard_is_taken() -> None:
    scope = stack()
    needs = TaskNeeds(awslogs=True, log_groups=[cdk.Fn.join("", ["/ecs/", name(scope)])])
    assert TaskExecutionRole(scope, "Role", needs=needs).role_name
