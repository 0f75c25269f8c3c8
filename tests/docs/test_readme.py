"""The numbers and tables of the README are those of the code."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import aws_cdk as cdk
import pytest

import ecs_anywhere_iam
from app import EcsAnywhereIam
from dev.refresh_managed import FOLDER
from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.catalogue.feature_note import FEATURE_NOTES
from ecs_anywhere_iam.catalogue.instance import INSTANCE_PERMISSIONS
from ecs_anywhere_iam.catalogue.managed_policy import INSTANCE_MANAGED_POLICIES
from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.catalogue.permission import Basis
from ecs_anywhere_iam.catalogue.server_resource import SERVER_RESOURCES
from ecs_anywhere_iam.catalogue.task_resource import TASK_RESOURCES
from ecs_anywhere_iam.cdk.context_key import KEYS
from ecs_anywhere_iam.cdk.settings import read_settings
from ecs_anywhere_iam.errors import SettingsError
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.image_pull import ImagePull
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege
from ecs_anywhere_iam.policy.instance_policy import instance_policy
from ecs_anywhere_iam.tasks.decision import WhenInstanceRolePulls, decide
from ecs_anywhere_iam.tasks.needs import TaskNeeds
from tests.catalogue.authorization import expanded
from tests.docs.page import README, ROOT, Page

TUTORIAL = Page(ROOT / "docs" / "tutorial.md")
HERE = Environment("aws", "us-east-1", "123456789012")

MANAGED = [json.loads((FOLDER / f"{policy.name}.json").read_text("utf-8")) for policy in INSTANCE_MANAGED_POLICIES]

# What the README says a role permits, and the actions of which one on `*` is enough for that.
ABILITIES = {
    "Read every parameter in Parameter Store": {"ssm:GetParameter", "ssm:GetParameters"},
    "Pull every private ECR image": {"ecr:BatchGetImage"},
    "Write to every log group": {"logs:PutLogEvents"},
    "Create clusters": {"ecs:CreateCluster"},
}


def listed(value: str | Sequence[str]) -> Sequence[str]:
    return [value] if isinstance(value, str) else value


def granted(documents: Sequence[Mapping[str, Any]]) -> tuple[set[str], set[str]]:
    """The actions of policies, wildcards expanded; and those of them that are on ``*``."""
    pairs = [
        (action, "*" in listed(statement["Resource"]))
        for document in documents
        for statement in document["Statement"]
        for pattern in listed(statement["Action"])
        for action in expanded(pattern)
    ]
    return {action for action, _ in pairs}, {action for action, everywhere in pairs if everywhere}


def column(documents: Sequence[Mapping[str, Any]]) -> list[str]:
    actions, everywhere = granted(documents)
    abilities = ["yes" if everywhere & needed else "no" for needed in ABILITIES.values()]
    return [str(len(actions)), str(len(everywhere)), *abilities]


def test_the_numbers_are_those_of_the_policies() -> None:
    least = instance_policy(LeastPrivilege(clusters=["default"]), HERE)
    rows = ["Actions granted", "Of these, actions on `*`", *ABILITIES]
    columns = zip(rows, column([policy["document"] for policy in MANAGED]), column([least]), strict=True)

    assert README.table("What the instance role permits") == [list(row) for row in columns]


def test_the_numbers_name_the_versions_that_were_counted() -> None:
    [first, second] = [f"`{policy['name']}` {policy['version']}" for policy in MANAGED]

    assert f"{first} and {second} together" in README.prose


def in_words(grants: TaskNeeds) -> str:
    words = {NeedKind.AWSLOGS: "logs", NeedKind.PRIVATE_ECR: "ECR pull"}
    return " + ".join(words[need.kind] for need in grants) or "–"


@pytest.mark.parametrize("row", README.table("awslogs", "Private ECR images"), ids=" | ".join)
def test_a_row_of_the_decision_table_is_what_is_decided(row: list[str]) -> None:
    awslogs, private_ecr, pulls, *_ = row
    needs = TaskNeeds(awslogs=awslogs == "yes", private_ecr=private_ecr == "yes")

    def cells(*, everything: bool) -> list[str]:
        modes: tuple[WhenInstanceRolePulls, ...] = ("grant", "omit")
        decisions = [
            decide(
                needs, instance_pulls=ImagePull(everything=everything), when_instance_role_pulls=mode, environment=HERE
            )
            for mode in modes
        ]
        return ["yes" if decisions[0].required else "none", *(in_words(decision.grants) for decision in decisions)]

    possible = [True, False] if pulls == "either" else [pulls == "yes"]
    assert [cells(everything=everything) for everything in possible] == [row[3:]] * len(possible)


def test_the_decision_table_has_every_case_once() -> None:
    cases = [
        (*row[:2], pulls)
        for row in README.table("awslogs", "Private ECR images")
        for pulls in (("yes", "no") if row[2] == "either" else (row[2],))
    ]

    assert sorted(cases) == [(a, b, c) for a in ("no", "yes") for b in ("no", "yes") for c in ("no", "yes")]


def test_the_context_keys_are_those_of_the_sample() -> None:
    assert [row[0] for row in README.table("Key", "Values")] == [f"`{key}`" for key in KEYS]


@pytest.mark.parametrize(("key", "shown"), [(row[0].strip("`"), row[2]) for row in README.table("Key", "Values")])
def test_a_default_that_is_shown_is_what_a_key_that_is_not_given_means(key: str, shown: str) -> None:
    if key == "task_definitions":
        # An empty list is refused: it might be a folder that was meant.
        with pytest.raises(SettingsError, match="no task definition"):
            read_settings({key: []})
    elif shown == "none: any of this account and Region":
        [noun] = [each.noun for each in (*SERVER_RESOURCES, *TASK_RESOURCES) if each.parameter == key]
        assert f"any {noun} of this account and Region" in told(read_settings({}).needs)
    else:
        given: object = [] if shown == "none" else shown.strip("`")
        assert read_settings({key: given}) == read_settings({})


def told(needs: TaskNeeds) -> str:
    return " and ".join(str(need.target) for need in needs)


def test_task_definitions_stand_in_place_of_the_four_keys_above(tmp_path: Path) -> None:
    [definition] = TUTORIAL.blocks("json")
    (tmp_path / "web.json").write_text(definition.text, encoding="utf-8")
    [index] = [index for index, key in enumerate(KEYS) if key == "task_definitions"]
    above = KEYS[index - 4 : index]
    with pytest.raises(SettingsError) as refused:
        read_settings({"task_definitions": str(tmp_path), **dict.fromkeys(KEYS[:index], "true")})

    told = [problem.partition(":")[0] for problem in refused.value.problems if "not with task_definitions" in problem]
    assert tuple(told) == above
    assert read_settings({"task_definitions": str(tmp_path)}).needs == TaskNeeds.from_task_definition(
        json.loads(definition.text)
    )


def test_the_outputs_are_those_of_the_sample() -> None:
    app = cdk.App()
    EcsAnywhereIam(app, "EcsAnywhereIam", read_settings({}))
    outputs = app.synth().get_stack_by_name("EcsAnywhereIam").template["Outputs"]

    assert sorted(row[0].strip("`") for row in README.table("Output")) == sorted(outputs)


def test_the_features_are_those_of_the_catalogue_in_its_words() -> None:
    notes = [[f"`{note.feature.value}`", note.adds, note.caveat or ""] for note in FEATURE_NOTES]

    assert README.table("Feature", "What it adds") == notes
    assert {note.feature for note in FEATURE_NOTES} == set(InstanceFeature)


def test_what_is_not_simply_read_of_the_default_role_is_told() -> None:
    unsure = [
        [f"`{row.sid}`", row.basis.value]
        for row in INSTANCE_PERMISSIONS
        if not row.features and row.basis is not Basis.READ
    ]

    assert [row[:2] for row in README.table("Sid", "How it is known")] == unsure


def test_each_switch_is_told_with_what_it_gives_up() -> None:
    switches = [
        [f"`{row.relaxation.switch}`", f"`{row.sid}`", row.relaxation.gives_up]
        for row in INSTANCE_PERMISSIONS
        if row.relaxation is not None
    ]

    assert README.table("Switch", "Statement") == switches


@pytest.mark.parametrize("name", ecs_anywhere_iam.__all__)
def test_every_public_name_is_introduced(name: str) -> None:
    assert re.search(rf"\b{name}\b", README.prose)
