"""The floor: an app with one empty stack, which no app with anything in it can be faster than.

``python -m benchmarks.apps.empty_stack quick`` does for its process what the sample does.
"""

from __future__ import annotations

import sys

_QUICK = sys.argv[1:] == ["quick"]

if __name__ == "__main__" and _QUICK:
    # Imported here, as the app that does not ask for it must not pay for it.
    from benchmarks.quick import end_quickly, start_quickly

    start_quickly()

import aws_cdk as cdk  # noqa: E402 - the import starts Node


def main() -> None:
    """Makes the app's template."""
    app = cdk.App(stack_traces=False)
    cdk.Stack(app, "EcsAnywhereIam")
    app.synth()


if __name__ == "__main__":
    main()
    if _QUICK:
        end_quickly()
