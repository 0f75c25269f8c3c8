"""The floor: an app with one empty stack, which no app with anything in it can be faster than."""

from __future__ import annotations

import aws_cdk as cdk


def main() -> None:
    """Makes the app's template."""
    app = cdk.App(stack_traces=False)
    cdk.Stack(app, "EcsAnywhereIam")
    app.synth()


if __name__ == "__main__":
    main()
