"""The forms of images, secrets and files are what the page on `explain` says they are."""

from __future__ import annotations

import re

import pytest

from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.tasks.definition.read import read_task_definition
from tests.docs.page import ROOT, Page

PAGE = Page(ROOT / "docs" / "reference" / "explain.md")
HERE = Environment("aws", "eu-west-1", "123456789012", "amazonaws.com")
OWN = "arn:aws:ecr:eu-west-1:123456789012:repository/"


def in_code(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def definition(**fields: object) -> dict[str, object]:
    return {"containerDefinitions": [{"name": "web", "image": "nginx:1", **fields}]}


IMAGES = {
    "private ECR": {f"{OWN}team/web"},
    "private ECR, FIPS, GovCloud": {"arn:aws-us-gov:ecr:us-gov-west-1:123456789012:repository/team/web"},
    "private ECR, dual-stack": {f"{OWN}team/web"},
    "private ECR in China": {"arn:aws-cn:ecr:cn-north-1:123456789012:repository/team/web"},
    "private ECR in the European Sovereign Cloud": {"arn:aws-eusc:ecr:eusc-de-east-1:123456789012:repository/team/web"},
    "private ECR, of the role's own account and Region": {f"{OWN}team/web"},
    "private ECR, of a repository not known yet": {f"{OWN}team/<NAME>"},
}


@pytest.mark.parametrize("row", PAGE.table("image", "what it is"), ids=lambda row: row[0])
def test_an_image_is_what_the_page_says(row: list[str]) -> None:
    digest = "sha256:" + 64 * "0"
    for image in in_code(row[0]):
        reading = read_task_definition(definition(image=image.replace("sha256:…", digest)))
        arns = {need.target.arn(HERE) for need in reading.needs if need.target}
        unknown = any("may or may not be" in finding.sentence for finding in reading.findings)
        assert (arns, unknown) == (IMAGES.get(row[1], set()), row[1] == "unknown")


S = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:"
P = "arn:aws:ssm:eu-west-1:123456789012:parameter/"
SECRETS = [
    {f"{S}web/db-AbCdEf"},
    {f"{S}web/db-AbCdEf"},
    {f"{S}web/db-??????"},
    {f"{S}db-secret", f"{S}db-secret-??????"},
    {f"{P}web/key"},
    {f"{P}web/key"},
    {f"{P}aws/reference/secretsmanager/web", f"{S}web-??????"},
    set(),
]


@pytest.mark.parametrize(
    ("row", "expected"),
    [pytest.param(*pair, id=pair[0][0]) for pair in zip(PAGE.table("`valueFrom`", "what it is"), SECRETS, strict=True)],
)
def test_a_secret_is_what_the_page_says(row: list[str], expected: set[str]) -> None:
    needs = read_task_definition(definition(secrets=[{"name": "A", "valueFrom": in_code(row[0])[0]}])).needs

    assert {need.target.arn(HERE) for need in needs if need.target} == expected


def test_a_file_is_what_the_page_says() -> None:
    known, unknown = (in_code(row[0])[0] for row in PAGE.table("value", "what it is"))
    read = [read_task_definition(definition(environmentFiles=[{"value": value}])).needs for value in (known, unknown)]

    assert [str(need.target) for needs in read for need in needs] == [known, unknown.replace("${STAGE}", "<STAGE>")]
