"""The goals: what the constructs and the command line may cost beside the floor, and beside other ways to the same."""

from __future__ import annotations

from benchmarks.contests import FILES, MOST_ROLES
from benchmarks.figures import memory_of, one_more_file, one_more_role, printed, time_of
from benchmarks.goal import Compared, Goal, Unit

_ROLES = f"roles-{MOST_ROLES}"
_BY_HAND = "by hand"
_TUNED = "by hand, tuned"
_LEAST = "the least, iam.Role"
_TASK_DEFINITION = "ExternalTaskDefinition"
_EMPTY = "one empty stack"
_EMPTY_TUNED = "empty stack, tuned"
_ONE, _HALF, _ALL = FILES

GOALS = (
    Goal("import, constructs", "aws_cdk and aws_iam", "import", time_of("ours"), time_of("floor"), 1.05),
    Goal(
        "import, pure floors",
        "python -c pass",
        "pure",
        time_of("ours"),
        time_of("pass"),
        80,
        compared=Compared.DIFFERENCE,
    ),
    Goal(
        "CDK's modules in that",
        "none",
        "modules",
        printed("modules", "cdk_in_pure"),
        None,
        0,
        compared=Compared.ALONE,
        unit=Unit.COUNT,
        counted=True,
    ),
    Goal("synth of the sample", _BY_HAND, "synth", time_of("ours"), time_of("hand"), 1.00),
    Goal("synth of the sample", _TASK_DEFINITION, "synth", time_of("ours"), time_of("task-definition"), 0.55),
    Goal("synth of the sample", _EMPTY, "synth", time_of("ours"), time_of("empty"), 1.20),
    Goal(
        "calls to Node, both roles",
        _BY_HAND,
        "calls",
        printed("calls", "ours"),
        printed("calls", "hand"),
        0.50,
        unit=Unit.COUNT,
        counted=True,
    ),
    Goal("one more role, at 1,000", _BY_HAND, _ROLES, one_more_role("ours"), one_more_role("hand"), 0.60),
    Goal(
        "last 100 of 1,000 roles",
        "the 11th to 110th",
        _ROLES,
        printed("ours", "late_ms"),
        printed("ours", "early_ms"),
        1.10,
        0.90,
    ),
    Goal("explain, one file", "cdk synth, the sample", "explain", time_of("ours"), time_of("cdk-synth"), 0.15),
    Goal(
        "explain, one of 500 more",
        "one of the first 500",
        "files",
        one_more_file(_HALF, _ALL),
        one_more_file(_ONE, _HALF),
        1.10,
        0.90,
    ),
    Goal(
        "policy, 300 repositories",
        "the fewest characters",
        "characters",
        printed("characters", "ours"),
        printed("characters", "needed"),
        1.15,
        unit=Unit.COUNT,
        counted=True,
    ),
    Goal(
        "peak memory, 1,000 roles",
        _BY_HAND,
        _ROLES,
        memory_of("ours"),
        memory_of("hand"),
        1.05,
        unit=Unit.MEGABYTES,
    ),
    Goal(
        "make test, warm",
        "the clock",
        "tests",
        printed("make test", "seconds"),
        None,
        300,
        compared=Compared.ALONE,
        unit=Unit.SECONDS,
    ),
    Goal("synth of the sample", _TUNED, "synth", time_of("ours"), time_of("tuned")),
    # What is left of it where the peer does for its process what the sample does.
    Goal("synth of the sample", "TaskDefinition, tuned", "synth", time_of("ours"), time_of("task-definition-quick")),
    Goal("synth of the sample", _EMPTY_TUNED, "synth", time_of("ours"), time_of("empty-quick")),
    Goal("synth of the sample", _LEAST, "synth", time_of("ours"), time_of("least")),
    # Below these nothing that makes the roles can come, whoever writes it.
    Goal(_LEAST, _BY_HAND, "synth", time_of("least"), time_of("hand")),
    Goal(_LEAST, _TASK_DEFINITION, "synth", time_of("least"), time_of("task-definition")),
    Goal("the least, CfnRole", _TASK_DEFINITION, "synth", time_of("resource"), time_of("task-definition")),
    Goal(_EMPTY, _TASK_DEFINITION, "synth", time_of("empty"), time_of("task-definition")),
    Goal(_EMPTY_TUNED, _TASK_DEFINITION, "synth", time_of("empty-quick"), time_of("task-definition")),
    Goal(_LEAST, _EMPTY_TUNED, "synth", time_of("least"), time_of("empty-quick")),
    Goal(
        "calls to Node, both roles",
        _TUNED,
        "calls",
        printed("calls", "ours"),
        printed("calls", "tuned"),
        unit=Unit.COUNT,
        counted=True,
    ),
    Goal(
        "the same, with cdk-nag",
        _TUNED,
        "calls",
        printed("calls", "ours-nag"),
        printed("calls", "tuned-nag"),
        unit=Unit.COUNT,
        counted=True,
    ),
    Goal("one more role, at 1,000", _TUNED, _ROLES, one_more_role("ours"), one_more_role("tuned")),
    Goal("peak memory, 1,000 roles", _TUNED, _ROLES, memory_of("ours"), memory_of("tuned"), unit=Unit.MEGABYTES),
)
