"""The sample app in the least that CDK takes: ``python -m benchmarks.apps.least role`` or ``resource``."""

from __future__ import annotations

import sys

from benchmarks.quick import end_quickly, start_quickly

if __name__ == "__main__":
    start_quickly()

import aws_cdk as cdk
from constructs import Construct

from benchmarks.least import documents, least_resource, least_role
from benchmarks.outputs import add_outputs

_MADE_WITH = {"role": least_role, "resource": least_resource}


class Least(cdk.Stack):
    """Both roles, and what the registrar has to know about them."""

    def __init__(self, scope: Construct, construct_id: str, *, made_with: str) -> None:
        super().__init__(scope, construct_id, description="The IAM roles of Amazon ECS Anywhere")
        known = documents(self)
        instance, execution = (_MADE_WITH[made_with](self, kind, known[kind]) for kind in ("instance", "execution"))
        add_outputs(self, instance.name, instance.arn, execution.arn)


def main(made_with: str) -> None:
    """Makes the app's template."""
    app = cdk.App(stack_traces=False)
    Least(app, "EcsAnywhereIam", made_with=made_with)
    app.synth()


if __name__ == "__main__":
    main(sys.argv[1])
    end_quickly()
