"""The kinds of roles that are measured side by side: ours, and the peers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import aws_cdk as cdk

    from benchmarks.by_hand import ByHand
    from benchmarks.with_constructs import WithConstructs

# By hand as most people write it, and by hand with as few questions to CDK as statement by statement takes.
KINDS = ("ours", "hand", "tuned")
# In apps that import cdk-nag.
NAG_KINDS = ("ours-nag", "tuned-nag")


def roles_of(kind: str) -> Callable[[cdk.Stack], ByHand | WithConstructs]:
    """What makes roles of this kind in a stack. Only what the kind needs is imported, and is measured with it."""
    if kind not in (*KINDS, *NAG_KINDS):
        raise ValueError(f"kind: got {kind!r}; allowed: {', '.join((*KINDS, *NAG_KINDS))}")
    if kind in NAG_KINDS:
        import cdk_nag  # noqa: F401, PLC0415 - as an app does that uses it
    if kind.startswith("ours"):
        from benchmarks.with_constructs import WithConstructs  # noqa: PLC0415

        return WithConstructs
    from benchmarks.by_hand import ByHand  # noqa: PLC0415

    return partial(ByHand, tuned=kind.startswith("tuned"), acknowledged=kind in NAG_KINDS)
