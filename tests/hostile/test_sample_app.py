"""Whatever the context of the sample app holds, read by CDK itself: a template, or all that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("hypothesis", reason="Hypothesis has left this Python behind")

import aws_cdk as cdk
from hypothesis import given, settings
from hypothesis import strategies as st

from app import EcsAnywhereIam
from ecs_anywhere_iam.cdk.context_key import KEYS
from ecs_anywhere_iam.cdk.settings import read_settings
from tests.hostile.answer import answer
from tests.hostile.file_name import FILE_NAMES
from tests.hostile.folder import current, fill
from tests.hostile.text import NAME_OR_ARN

RIGHT: dict[str, tuple[Any, ...]] = {
    "instance_policy": ("managed", "least-privilege"),
    "clusters": ("web", ["web", "batch"]),
    "instance_features": ("session-manager", ["inventory"]),
    "instance_repositories": ("team/web",),
    "awslogs": (True, False, "true"),
    "log_groups": ("/ecs/web",),
    "private_ecr": (True, "false"),
    "repositories": ("team/web", ["team/web"]),
    "task_definitions": ("web.json",),
    "when_instance_role_pulls": ("grant", "omit"),
    "role_name": ("Servers",),
}
JSON = st.one_of(
    NAME_OR_ARN, st.lists(NAME_OR_ARN, max_size=2), st.booleans(), st.integers(-1, 1), st.just({"a": ["*"]})
)
CONTEXTS = st.lists(st.sampled_from(KEYS), min_size=1, max_size=3, unique=True).flatmap(
    lambda keys: st.fixed_dictionaries(
        {
            key: st.one_of(*[st.sampled_from(RIGHT[key])] * 3, FILE_NAMES if key == "task_definitions" else JSON)
            for key in keys
        }
    )
)


@pytest.fixture(scope="module", autouse=True)
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    made = tmp_path_factory.mktemp("app")
    fill(made)
    with current(made):
        yield


def template(context: dict[str, Any]) -> Any:
    app = cdk.App(context=context, outdir=None)
    EcsAnywhereIam(app, "EcsAnywhereIam", read_settings(app.node.get_all_context()))
    return app.synth().get_stack_by_name("EcsAnywhereIam").template


@settings(max_examples=50)
@given(CONTEXTS)
def test_a_context_gives_a_template_or_all_that_is_wrong_with_it(context: dict[str, Any]) -> None:
    made = answer(lambda: template(context))
    assert made is None or "InstanceRoleName" in made["Outputs"]
