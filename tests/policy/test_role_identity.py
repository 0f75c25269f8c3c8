from __future__ import annotations

from collections.abc import Callable

import pytest

from ecs_anywhere_iam.errors import InvalidValueError
from ecs_anywhere_iam.policy.role_identity import check_description, check_path, check_role_name

TOKEN = "${Token[TOKEN.23]}"


@pytest.mark.parametrize(
    ("check", "value"),
    [
        (check_role_name, None),
        (check_role_name, "ECSAnywhereRole"),
        (check_role_name, "a+=,.@-_9"),
        (check_role_name, "r" * 64),
        (check_role_name, TOKEN),
        (check_role_name, f"fleet-{TOKEN}"),
        (check_path, None),
        (check_path, "/"),
        (check_path, "/service-role/"),
        (check_path, "/" + "p" * 510 + "/"),
        (check_path, TOKEN),
        (check_description, None),
        (check_description, ""),
        (check_description, "ü" * 1000),
    ],
)
def test_what_iam_takes_passes(check: Callable[[object], None], value: object) -> None:
    check(value)


@pytest.mark.parametrize(
    ("check", "value", "fix"),
    [
        (check_role_name, "", "give the name alone"),
        (check_role_name, "r" * 65, "it has 65 characters: shorten it"),
        (check_role_name, "service-role/x", "give the name without its path: 'x'"),
        (
            check_role_name,
            "arn:aws:iam::123456789012:role/x",
            "give the role's name, not its ARN: an SSM activation takes the name",
        ),
        (check_role_name, "röle", "give the name alone"),
        (check_role_name, "role\n", "give the name alone"),
        (check_role_name, "*", "give the name alone"),
        (check_role_name, f"a/{TOKEN}", f"give the name without its path: '{TOKEN}'"),
        (check_role_name, 7, "give the name alone"),
        (check_path, "fleet", "start and end it with a slash, such as '/fleet/'"),
        (check_path, "/fleet", "start and end it with a slash, such as '/fleet/'"),
        (check_path, "/" + "p" * 511 + "/", "start and end it with a slash, such as '/fleet/'"),
        (check_path, "", "start and end it with a slash, such as '/fleet/'"),
        (check_path, f"/{TOKEN}", "start and end it with a slash, such as '/fleet/'"),
        *(
            (check_path, path, "leave out * ? and ${: they stand for other roles where a policy names this one")
            for path in ("/team-*/", "/team-?/", "/${aws:username}/", f"/{TOKEN}/*/", f"/${TOKEN}{{x}}")
        ),
        (
            check_description,
            "d" * 1001,
            "shorten it, and leave out characters such as dashes longer than a hyphen and emoji",
        ),
        (
            check_description,
            "servers – all",
            "shorten it, and leave out characters such as dashes longer than a hyphen and emoji",
        ),
    ],
)
def test_what_iam_would_refuse_is_refused(check: Callable[[object], None], value: object, fix: str) -> None:
    with pytest.raises(InvalidValueError) as refused:
        check(value)
    assert refused.value.fix == fix
