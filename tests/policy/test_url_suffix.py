"""The addresses of services end as botocore has it, in every partition that it knows."""

from __future__ import annotations

import json
from importlib.resources import files

from ecs_anywhere_iam.catalogue.url_suffix import URL_SUFFIXES


def test_the_suffixes_are_those_of_botocore() -> None:
    partitions = json.loads(files("botocore").joinpath("data/partitions.json").read_text(encoding="utf-8"))
    assert {each["id"]: each["outputs"]["dnsSuffix"] for each in partitions["partitions"]} == URL_SUFFIXES
