"""What holds of any task definition, whoever wrote it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest

pytest.importorskip("hypothesis", reason="Hypothesis has left this Python behind")

from hypothesis import given, settings
from hypothesis import strategies as st

from ecs_anywhere_iam.errors import InvalidTaskDefinitionError, NothingToGrantError, UndeterminedNeedsError
from ecs_anywhere_iam.policy.document import listed
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.image_pull import ImagePull
from ecs_anywhere_iam.tasks.definition.read import read_task_definition
from ecs_anywhere_iam.tasks.execution_policy import execution_policy
from ecs_anywhere_iam.tasks.explanation import Explanation, explain
from ecs_anywhere_iam.tasks.needs import TaskNeeds

HERE = Environment("aws", "eu-west-1", "123456789012")

HOSTILE = st.sampled_from(
    ["*", "?", "${aws:username}", "${*}", "$", "..", "/", "//", ":", "::", "'", '"', "\n", "\x00", "\u2028", "а", "—",
     "<x>", "{{x}}", "arn:aws:iam::123456789012:role/*", "team/*", "web-??????", "%2a", "\ud800"]
)  # fmt: skip
NAME = st.sampled_from(["web", "team/web", "/ecs/web", "db-AbCdEf", "db-secret", "a_b", "Web", "x" * 300, ""])
TEXT = st.one_of(NAME, HOSTILE, st.lists(st.one_of(NAME, HOSTILE), min_size=2, max_size=4).map("".join), st.text())


def starting(*heads: str) -> st.SearchStrategy[str]:
    """One of these, and something hostile behind it."""
    return st.builds(lambda head, tail: f"{head}{tail}", st.sampled_from(heads), TEXT)


IMAGES = st.one_of(
    TEXT, starting("123456789012.dkr.ecr.eu-west-1.amazonaws.com/", "${A}.dkr.ecr.${R}.amazonaws.com/", "ghcr.io/")
)
VALUES = st.one_of(
    TEXT,
    starting(
        "arn:aws:secretsmanager:eu-west-1:123456789012:secret:",
        "arn:aws:ssm:eu-west-1:123456789012:parameter/",
        "arn:aws:secretsmanager:${R}:${A}:secret:",
        "/aws/reference/secretsmanager/",
        "/",
    ),
)
FILES = st.one_of(TEXT, starting("arn:aws:s3:::bucket/", "arn:aws:s3:::", "arn:aws:s3:::${B}/"))
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXT, inner, max_size=3)),
    max_leaves=8,
)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """What belongs there, nothing, or now and then anything at all."""
    return st.one_of(strategy, strategy, strategy, st.none(), JSON)


def containers(field: Any = maybe) -> st.SearchStrategy[dict[str, Any]]:
    references = st.lists(st.fixed_dictionaries({"name": TEXT, "valueFrom": VALUES}), max_size=2)
    options = st.dictionaries(
        st.sampled_from(["awslogs-group", "awslogs-region", "awslogs-create-group", "awslogs-stream-prefix"]),
        st.one_of(TEXT, st.sampled_from(["true", "eu-west-1", "us-east-1"])),
        max_size=4,
    )
    return st.fixed_dictionaries(
        {"name": TEXT},
        optional={
            "image": field(IMAGES),
            "secrets": field(references),
            "environmentFiles": field(
                st.lists(st.fixed_dictionaries({"type": st.just("s3"), "value": FILES}), max_size=2)
            ),
            "repositoryCredentials": field(st.fixed_dictionaries({"credentialsParameter": VALUES})),
            "credentialSpecs": field(
                st.lists(st.builds("credentialspec:{}".format, st.one_of(FILES, VALUES)), max_size=2)
            ),
            "logConfiguration": field(
                st.fixed_dictionaries(
                    {"logDriver": st.one_of(st.sampled_from(["awslogs", "awsfirelens", "json-file"]), TEXT)},
                    optional={"options": field(options), "secretOptions": field(references)},
                )
            ),
            "firelensConfiguration": field(
                st.fixed_dictionaries(
                    {"type": st.just("fluentbit")},
                    optional={
                        "options": st.fixed_dictionaries(
                            {"config-file-type": st.just("s3"), "config-file-value": FILES}
                        )
                    },
                )
            ),
        },
    )


def definitions(field: Any = maybe) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {"containerDefinitions": field(st.lists(containers(field), min_size=1, max_size=3))},
        optional={"networkMode": field(TEXT), "volumes": field(st.lists(JSON, max_size=2)), "family": JSON},
    )


ANYTHING = st.one_of(JSON, definitions(), definitions().map(lambda definition: {"taskDefinition": definition}))


def explained(definition: Mapping[str, Any]) -> Explanation:
    return explain(
        read_task_definition(definition),
        instance_pulls=ImagePull(),
        when_instance_role_pulls="grant",
        environment=HERE,
        beside=TaskNeeds(),
    )


def readable(definition: Mapping[str, Any]) -> bool:
    try:
        read_task_definition(definition)
    except InvalidTaskDefinitionError:
        return False
    return True


# What stands at the end of some ARNs by itself: any stream of a log group, any six characters behind a secret's name.
ENDINGS = re.compile(r"(:log-group:.*):\*\Z|(:secret:.*)-\?{6}\Z")


def wild(resource: str) -> bool:
    """Whether something in the ARN may be taken for a wildcard or a policy variable."""
    named = ENDINGS.sub(lambda ending: ending[1] or ending[2], resource)
    return any(sign in named for sign in ("*", "?", "${"))


@given(ANYTHING)
def test_a_task_definition_is_read_or_refused_with_a_typed_error(definition: Any) -> None:
    try:
        answer = explained(definition)
        told = json.dumps([answer.required, answer.reasons, answer.warnings])
    except InvalidTaskDefinitionError as error:
        told = str(error)
    assert "\n" not in told


@given(ANYTHING)
def test_a_construct_gets_needs_or_a_typed_error(definition: Any) -> None:
    try:
        needs = TaskNeeds.from_task_definition(definition)
    except (InvalidTaskDefinitionError, UndeterminedNeedsError):
        return
    assert needs == TaskNeeds.from_task_definition(definition)


@given(definitions())
def test_no_text_widens_a_policy(definition: dict[str, Any]) -> None:
    try:
        statements = execution_policy(TaskNeeds.of(read_task_definition(definition).needs), HERE)["Statement"]
    except (InvalidTaskDefinitionError, NothingToGrantError):
        return
    resources = [each for s in statements if s["Resource"] != "*" for each in listed(s["Resource"])]
    on_everything = {s["Sid"] for s in statements if s["Resource"] == "*"}
    assert (
        [each for each in resources if wild(each)],
        on_everything - {"EcrAuthorizationToken", "FsxFindFileSystems"},
    ) == (
        [],
        set(),
    )


def only(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """What belongs there, and nothing else."""
    return strategy


WELL_FORMED = st.lists(
    containers(only).filter(lambda c: readable({"containerDefinitions": [c]})), min_size=2, max_size=3
)


@settings(max_examples=max(settings().max_examples // 5, 50))
@given(WELL_FORMED)
def test_the_needs_of_all_containers_are_those_of_each(stated: list[dict[str, Any]]) -> None:
    whole = set(read_task_definition({"containerDefinitions": stated}).needs)
    each = [set(read_task_definition({"containerDefinitions": [container]}).needs) for container in stated]
    assert whole == set().union(*each)


@settings(max_examples=max(settings().max_examples // 5, 50))
@given(WELL_FORMED)
def test_a_container_that_is_added_takes_no_need_away(stated: list[dict[str, Any]]) -> None:
    before = explained({"containerDefinitions": stated[:-1]})
    after = explained({"containerDefinitions": stated})
    assert (
        set(before.needs) <= set(after.needs),
        before.required is True,
        set(before.reasons) - set(after.reasons),
    ) == (
        True,
        before.required is True and after.required is True,
        {reason for reason in before.reasons if "task execution role" in reason.lower()} - set(after.reasons),
    )


UNUSED = ("secrets", "environmentFiles", "credentialSpecs", "dockerSecurityOptions", "portMappings")


@settings(max_examples=max(settings().max_examples // 5, 50))
@given(WELL_FORMED, st.dictionaries(st.sampled_from(UNUSED), st.sampled_from([None, []])))
def test_nothing_is_the_same_as_null_and_as_an_empty_list(stated: list[dict[str, Any]], empty: dict[str, Any]) -> None:
    filled = [{**empty, **container} for container in stated]
    assert read_task_definition({"containerDefinitions": filled, "volumes": None, "executionRoleArn": None}) == (
        read_task_definition({"containerDefinitions": stated})
    )
