"""What every test runs in: the project's own Node, and a quick synth."""

from __future__ import annotations

import os

from ecs_anywhere_iam.cdk.node import use_bundled_node

# CDK's template validation takes one to five seconds at the first synth of a process; `test_strict_synth.py` has it on.
os.environ["CDK_VALIDATION"] = "false"
# Before anything imports aws_cdk, which starts Node.
use_bundled_node()
