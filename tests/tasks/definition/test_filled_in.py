"""What is said of a task definition with placeholders still holds when they are filled in."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("hypothesis", reason="Hypothesis has left this Python behind")

from hypothesis import given
from hypothesis import strategies as st

from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.image_pull import ImagePull
from ecs_anywhere_iam.tasks.decision import WhenInstanceRolePulls
from ecs_anywhere_iam.tasks.definition.read import read_task_definition
from ecs_anywhere_iam.tasks.explanation import Explanation, explain
from ecs_anywhere_iam.tasks.needs import TaskNeeds

HERE = Environment("aws", "eu-central-1", "123456789012")
HOST = "123456789012.dkr.ecr.eu-central-1.amazonaws.com"
SECRET = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:"
NONE, ALL = ImagePull(), ImagePull(everything=True)
PULLS = st.sampled_from([NONE, ALL])
WHEN: st.SearchStrategy[WhenInstanceRolePulls] = st.sampled_from(["grant", "omit"])
# Before and after.
Gap = tuple[str, str]
Pair = tuple[dict[str, Any], dict[str, Any]]


def gap(values: list[str], *templates: str) -> st.SearchStrategy[Gap]:
    """A text with a placeholder, and the same filled in; now and then both filled in."""
    value, template = st.sampled_from(values), st.sampled_from(templates or ("{}",))
    placeholder = st.sampled_from(["${X}", "<X>", "{{x}}", "%X%", "[X]", "@X@"])
    before = st.builds(lambda t, p, v: (t.format(p), t.format(v)), template, placeholder, value)
    return st.one_of(before, before.map(lambda pair: (pair[1], pair[1])))


def container(image: Gap, driver: Gap, group: Gap, secrets: list[Gap], files: list[Gap]) -> Pair:
    before, after = (
        {
            "name": "web",
            "image": image[side],
            "logConfiguration": {"logDriver": driver[side], "options": {"awslogs-group": group[side]}},
            "secrets": [{"name": "S", "valueFrom": secret[side]} for secret in secrets],
            "environmentFiles": [{"type": "s3", "value": file[side]} for file in files],
        }
        for side in (0, 1)
    )
    return before, after


IMAGES = st.one_of(
    gap(["nginx:1", f"{HOST}/web:1"]),
    gap(["web"], f"{HOST}/{{}}:1", f"{HOST}/team/{{}}-web", "ghcr.io/{}/web", "nginx:{}"),
)
SECRETS = st.one_of(
    gap([f"{SECRET}db-AbC123", "/db", "DB"]),
    gap(["web"], f"{SECRET}{{}}/db-AbC123", f"{SECRET}db-AbC123:{{}}::", "/{}/db"),
)
FILES = st.one_of(gap(["arn:aws:s3:::bucket/web.env"]), gap(["web"], "arn:aws:s3:::{}-bucket/web.env"))
DEFINITIONS: st.SearchStrategy[Pair] = st.lists(
    st.builds(
        container,
        IMAGES,
        st.one_of(gap(["awslogs", "json-file"]), st.just(("json-file", "json-file"))),
        gap(["web"], "{}", "/ecs/{}"),
        st.lists(SECRETS, max_size=1),
        st.lists(FILES, max_size=1),
    ),
    min_size=1,
    max_size=2,
).map(
    lambda pairs: (
        {"containerDefinitions": [before for before, _ in pairs]},
        {"containerDefinitions": [after for _, after in pairs]},
    )
)


def explained(definition: dict[str, Any], pulls: ImagePull, when: WhenInstanceRolePulls) -> Explanation:
    return explain(
        read_task_definition(definition),
        instance_pulls=pulls,
        when_instance_role_pulls=when,
        environment=HERE,
        beside=TaskNeeds(),
    )


@given(DEFINITIONS, PULLS, WHEN)
def test_an_answer_that_is_given_stays(pair: Pair, pulls: ImagePull, when: WhenInstanceRolePulls) -> None:
    before, after = (explained(definition, pulls, when) for definition in pair)
    assert (after.open, before.required in (None, after.required)) == ((), True)


@given(DEFINITIONS, PULLS, WHEN)
def test_a_policy_without_an_open_point_stays(pair: Pair, pulls: ImagePull, when: WhenInstanceRolePulls) -> None:
    before, after = (explained(definition, pulls, when) for definition in pair)
    assert before.open or before.policy == after.policy


@given(DEFINITIONS, WHEN)
def test_an_instance_role_that_pulls_everything_calls_for_no_further_role(
    pair: Pair, when: WhenInstanceRolePulls
) -> None:
    order = [False, None, True]
    for definition in pair:
        most, least = (order.index(explained(definition, pulls, when).required) for pulls in (ALL, NONE))
        assert most <= least
