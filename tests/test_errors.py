from __future__ import annotations

import pytest

from ecs_anywhere_iam import errors
from ecs_anywhere_iam.errors import EcsAnywhereIamError, InvalidValueError, SettingsError


def test_every_error_is_an_ecs_anywhere_iam_error() -> None:
    raised = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    assert [kind for kind in raised if not issubclass(kind, EcsAnywhereIamError)] == []


def test_an_invalid_value_says_what_got_allowed_and_fix() -> None:
    error = InvalidValueError("clusters[0]", got="a*", allowed="a name", fix="list each cluster")
    assert str(error) == "clusters[0]: got 'a*'; allowed: a name; list each cluster"


def test_a_huge_value_is_cut_in_the_message() -> None:
    error = InvalidValueError("clusters", got="x" * 10_000, allowed="a name", fix="shorten it")
    assert str(error) == f"clusters: got '{'x' * 199}… (10002 characters); allowed: a name; shorten it"


@pytest.mark.parametrize(
    ("problems", "message"),
    [
        (["a: bad"], "1 problem in the context:\n- a: bad"),
        (["a: bad", "b: worse"], "2 problems in the context:\n- a: bad\n- b: worse"),
    ],
    ids=["one", "two"],
)
def test_settings_errors_list_every_problem(problems: list[str], message: str) -> None:
    assert str(SettingsError(problems)) == message
