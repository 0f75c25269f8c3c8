"""Whatever the context of the sample app holds: settings, or one message that tells every problem in a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("hypothesis", reason="Hypothesis has left this Python behind")

from hypothesis import assume, given
from hypothesis import strategies as st

from ecs_anywhere_iam.cdk.context_key import KEYS
from ecs_anywhere_iam.cdk.settings import Settings, read_settings
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege
from ecs_anywhere_iam.policy.instance_policy import instance_policy
from ecs_anywhere_iam.tasks.execution_policy import execution_policy
from tests.hostile.answer import answer
from tests.hostile.effort import part
from tests.hostile.field import HERE
from tests.hostile.file_name import FILE_NAMES
from tests.hostile.folder import current, fill
from tests.hostile.given import Given, arns, likely, names
from tests.hostile.kind import CLUSTER, LOG_GROUP, REPOSITORY, Kind
from tests.hostile.text import NAME_OR_ARN, TEXT, is_wild
from tests.hostile.value import ANYTHING, lists

NAMES = st.one_of(NAME_OR_ARN, st.lists(NAME_OR_ARN, max_size=3).map(",".join), lists(NAME_OR_ARN), ANYTHING)
BOOLEAN = st.one_of(st.sampled_from(("true", "false", True, False)), TEXT, ANYTHING)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "instance_policy": st.one_of(st.sampled_from(("managed", "least-privilege")), TEXT, ANYTHING),
    "clusters": NAMES,
    "instance_features": st.one_of(st.sampled_from(("session-manager", "image-pull,inventory")), NAMES),
    "instance_repositories": NAMES,
    "awslogs": BOOLEAN,
    "log_groups": NAMES,
    "private_ecr": BOOLEAN,
    "repositories": NAMES,
    "task_definitions": st.one_of(FILE_NAMES, FILE_NAMES.map(lambda text: text.split(","))),
    "when_instance_role_pulls": st.one_of(st.sampled_from(("grant", "omit")), TEXT, ANYTHING),
    "role_name": st.one_of(NAME_OR_ARN, ANYTHING),
}
# Keys of nobody, beside ours that are not written as they should be.
KEY = st.one_of(
    st.sampled_from(KEYS), st.sampled_from(KEYS), st.builds("{}{}".format, st.sampled_from(KEYS), TEXT), TEXT
)
CONTEXTS = st.lists(KEY, min_size=1, max_size=4, unique=True).flatmap(
    lambda keys: st.fixed_dictionaries({key: VALUES.get(key, ANYTHING) for key in keys})
)


@pytest.fixture(scope="module", autouse=True)
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    made = tmp_path_factory.mktemp("context")
    fill(made)
    with current(made):
        yield


def policies(settings: Settings) -> list[Any]:
    permissions = settings.instance_permissions
    return [
        instance_policy(permissions, HERE) if isinstance(permissions, LeastPrivilege) else None,
        execution_policy(settings.needs, HERE) if settings.needs else None,
    ]


@given(CONTEXTS)
def test_a_context_gives_settings_or_all_that_is_wrong_with_it(context: dict[str, Any]) -> None:
    settings = answer(lambda: read_settings(context))
    if settings is not None:
        policies(settings)
        assert not is_wild(settings.role_name)


NAMED: dict[str, Kind] = {
    "clusters": CLUSTER,
    "instance_repositories": REPOSITORY,
    "log_groups": LOG_GROUP,
    "repositories": REPOSITORY,
}
CASES = st.sampled_from(sorted(NAMED)).flatmap(
    lambda key: st.tuples(
        st.just(key), st.one_of(names(NAMED[key], likely(NAMED[key])), arns(NAMED[key], likely(NAMED[key])))
    )
)


@part(2)
@given(CASES, st.booleans())
def test_no_text_in_the_context_widens_a_policy(case: tuple[str, Given], as_list: bool) -> None:  # noqa: FBT001
    key, stated = case
    text = stated.text
    # Empty text is an empty list; items of a text are told apart by commas, and blanks around them are none of them.
    assume(as_list or (text.strip() == text != "" and "," not in text))
    settings = answer(lambda: read_settings({key: [text] if as_list else text}))
    if settings is not None:
        plain = policies(read_settings({key: [stated.twin]}))
        assert (policies(settings), is_wild(stated.named)) == (stated.instead(plain), False)


def test_every_key_is_tried() -> None:
    assert sorted(VALUES) == sorted(KEYS)
