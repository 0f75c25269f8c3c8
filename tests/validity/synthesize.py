"""Synthesizes a batch with all that checks at synth, in a process of its own: ``python -m … BATCH FOLDER``.

CDK's own validation is on or off for a whole process, and the other tests have it off.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import aws_cdk as cdk
from cdk_nag import AwsSolutionsChecks

from ecs_anywhere_iam import EcsAnywhereIamError
from tests.validity.app_configuration import make_stack
from tests.validity.batch import Configuration, configurations
from tests.validity.planted import plant


def main(batch: str, folder: Path) -> None:
    """Leaves a cloud assembly with a validation report, and what was refused, by configuration."""
    # With this flag findings of CDK's own rules fail synth, and are in its report as errors.
    app = cdk.App(outdir=str(folder), context={"@aws-cdk/core:validateAgainstDefaultRules": True})
    cdk.Validations.of(app).add_plugins(AwsSolutionsChecks(app))
    plant(app)
    refused = {each.name: why for each in configurations(batch) if (why := _refusal(app, each))}
    (folder / "refused.json").write_text(json.dumps(refused), encoding="utf-8")
    try:
        app.synth()
    except RuntimeError as error:
        # What was planted fails it in any case.
        if "validation-report.json" not in str(error):
            raise


def _refusal(app: cdk.App, configuration: Configuration) -> str:
    """Why the configuration cannot be made; empty where it is."""
    try:
        make_stack(app, configuration.name, configuration.kind, configuration.row)
    except EcsAnywhereIamError as error:
        return str(error)
    return ""


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
