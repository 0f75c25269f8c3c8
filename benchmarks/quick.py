"""What the sample does for its process, for peers that do the same: without it they would be no floor.

To be called before ``aws_cdk`` is imported, and at the end of the process. This file must not import CDK.
"""

from __future__ import annotations

import gc

from ecs_anywhere_iam.cdk.import_ahead import OF_JSII, import_while_node_starts


def start_quickly() -> None:
    """Collects no garbage, and imports what jsii imports later while Node starts."""
    gc.disable()
    import_while_node_starts(OF_JSII)


def end_quickly() -> None:
    """Spares Python its last look at all objects."""
    gc.freeze()
