"""Puts a batch through every checker, and tells what each found, by configuration."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from ecs_anywhere_iam.cdk.node import use_bundled_node
from tests.validity.batch import PLANTED, Configuration, configurations
from tests.validity.dimension import Place, places_of
from tests.validity.parliament_check import parliament_finds
from tests.validity.size_check import over_quota
from tests.validity.template_documents import documents_in
from tests.validity.template_lint import lint_finds

_ROOT = Path(__file__).parent.parent.parent
# Of what a configuration is given, only the grantee's policy holds what the library writes.
_NOT_OURS = re.compile(r"Given(?!/?Registrar)")
# The Region and account of an ARN in the name of a finding.
_PLACE_IN_ARN = re.compile(r":ssm:(?:<[^>]*>|[a-z0-9-]*):(?:<[^>]*>|[0-9]*):")


class Finding(NamedTuple):
    """What a checker found, where, and what it says about it where the rule does not say it all."""

    checker: str
    rule: str
    place: str = ""
    message: str = ""


@dataclass
class CheckedApp:
    """What was found, by stack, and how many documents were looked at."""

    configurations: tuple[Configuration, ...]
    found: dict[str, set[Finding]] = field(default_factory=dict)
    documents: int = 0

    def add(self, stack: str, finding: Finding) -> None:
        if not _NOT_OURS.match(finding.place):
            self.found.setdefault(stack, set()).add(finding)


def checked_app(batch: str, folder: Path) -> CheckedApp:
    """The findings of CDK's validator, cdk-nag, cfn-lint, parliament, and of the sizes."""
    _synthesize(batch, folder)
    app = CheckedApp(configurations(batch))
    for stack, text in json.loads((folder / "refused.json").read_text(encoding="utf-8")).items():
        app.add(stack, Finding("the library", "refuses it", message=text))
    for stack, finding in _report(folder):
        app.add(stack, finding)
    environments = {each.name: each.row["environment"] for each in app.configurations}
    templates = {_stack_of(path, folder): path for path in folder.rglob("*.template.json")}
    if templates.keys() != {PLANTED, *environments}:
        raise AssertionError(f"no template of {sorted({PLANTED, *environments} - templates.keys())}")
    for stack, path in templates.items():
        template = json.loads(path.read_text(encoding="utf-8"))
        for rule, place, message in lint_finds(path):
            app.add(stack, Finding("cfn-lint", rule, place, message))
        for where in places_of(environments.get(stack, "aws")).values():
            _check_documents(app, stack, template, where)
    return app


def _synthesize(batch: str, folder: Path) -> None:
    environment = {**os.environ, "CDK_VALIDATION": "true"}
    use_bundled_node(environment)
    command = [sys.executable, "-m", "tests.validity.synthesize", batch, str(folder)]
    done = subprocess.run(command, cwd=_ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(done.stderr)


def _report(folder: Path) -> Iterator[tuple[str, Finding]]:
    """Each violation in CDK's report, of whatever severity."""
    report = json.loads((folder / "validation-report.json").read_text(encoding="utf-8"))
    for plugin in report["pluginReports"]:
        for violation in plugin["violations"]:
            rule, message = violation["ruleName"], violation["description"]
            for construct in violation["violatingConstructs"]:
                # The sample is in a stage, which comes first.
                path = re.sub(r"^[^/]*-stage/", "", construct["constructPath"])
                stack, _, place = path.partition("/")
                if plugin["pluginName"] == "AwsSolutions":
                    yield stack, Finding("cdk-nag", _PLACE_IN_ARN.sub(":ssm:…:…:", rule), place)
                else:
                    yield stack, Finding(plugin["pluginName"], rule, place, message)


def _stack_of(template: Path, folder: Path) -> str:
    if template.parent == folder:
        return template.name.partition(".")[0]
    return template.parent.name.removeprefix("assembly-").removesuffix("-stage")


def _check_documents(app: CheckedApp, stack: str, template: Any, place: Place) -> None:
    for name, document in documents_in(template, place):
        app.documents += 1
        for sid, issue in parliament_finds(document.content):
            app.add(stack, Finding("parliament", f"{issue} of {sid}"))
        if size := over_quota(document.part, document.content):
            app.add(stack, Finding("size", document.part, name, size))
