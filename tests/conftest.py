"""What every test runs in: the project's own Node, a quick synth, and how many examples Hypothesis tries."""

from __future__ import annotations

import os

from ecs_anywhere_iam.cdk.node import use_bundled_node

# CDK's template validation takes one to five seconds at the first synth of a process; `test_strict_synth.py` has it on.
os.environ["CDK_VALIDATION"] = "false"
# Before anything imports aws_cdk, which starts Node.
use_bundled_node()

try:
    from hypothesis import settings
except ModuleNotFoundError:  # It has left Python 3.10 behind, and its tests are skipped there.
    pass
else:
    settings.register_profile("default", max_examples=500, derandomize=True, deadline=None)
    settings.register_profile("nightly", max_examples=20_000, deadline=None)
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
