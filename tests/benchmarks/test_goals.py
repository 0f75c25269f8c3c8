"""The goals are those that were set, and each is about something that is run."""

from __future__ import annotations

from benchmarks.arguments import TESTS
from benchmarks.cells import limits
from benchmarks.contests import CONTESTS
from benchmarks.goals import GOALS

SET = [
    ("import, constructs", "aws_cdk and aws_iam", "≤ 1.05"),
    ("import, pure floors", "python -c pass", "≤ +80 ms"),
    ("CDK's modules in that", "none", "≤ 0"),
    ("synth of the sample", "by hand", "≤ 1.00"),
    ("synth of the sample", "ExternalTaskDefinition", "≤ 0.55"),
    ("synth of the sample", "one empty stack", "≤ 1.20"),
    ("calls to Node, both roles", "by hand", "≤ 0.50"),
    ("one more role, at 1,000", "by hand", "≤ 0.60"),
    ("last 100 of 1,000 roles", "the 11th to 110th", "0.90 to 1.10"),
    ("explain, one file", "cdk synth, the sample", "≤ 0.15"),
    ("explain, one of 500 more", "one of the first 500", "0.90 to 1.10"),
    ("policy, 300 repositories", "the fewest characters", "≤ 1.15"),
    ("peak memory, 1,000 roles", "by hand", "≤ 1.05"),
    ("make test, warm", "the clock", "≤ 300 s"),
]


def test_the_goals_are_those_that_were_set() -> None:
    assert [(goal.measure, goal.against, limits(goal)) for goal in GOALS if not goal.informational] == SET


def test_each_goal_is_about_something_that_is_run() -> None:
    assert {goal.contest for goal in GOALS} - {contest.name for contest in CONTESTS} == {TESTS}


def test_what_is_counted_is_counted_once_and_what_is_timed_in_seven_rounds_or_more() -> None:
    contests = {contest.name: contest for contest in CONTESTS}
    asked = [(goal, contests[goal.contest]) for goal in GOALS if goal.contest in contests]
    assert [goal.measure for goal, it in asked if it.counted != goal.counted or it.rounds < 7] == []


def test_no_two_contests_have_a_name() -> None:
    names = [contest.name for contest in CONTESTS]
    assert sorted(names) == sorted(set(names))
